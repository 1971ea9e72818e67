"""Claim: settings come from the environment alone, are all documented, and stay private."""

import re
from pathlib import Path

import pytest

from webapp import config
from webapp.config import Settings, UnusableSettingError


@pytest.fixture
def environ(tmp_path):
    return {
        "DAYBOOK_DATA": str(tmp_path / "data"),
        "DAYBOOK_RUN": str(tmp_path / "run"),
        "DAYBOOK_KEYS": str(tmp_path / "keys"),
        "DAYBOOK_TIME_ZONE": "America/Chicago",
    }


def test_a_folder_is_made_for_this_account_alone(environ, tmp_path):
    settings = Settings.from_environment(environ, demo=False)

    assert settings.database == tmp_path / "data" / "daybook.db"
    for folder in (settings.database.parent, settings.run.parent, settings.keys.parent):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_setting_may_name_the_file_itself(environ, tmp_path):
    environ |= {"DAYBOOK_DATA": f"{tmp_path}/own.db", "DAYBOOK_KEYS": f"{tmp_path}/own.json"}

    settings = Settings.from_environment(environ, demo=False)

    assert settings.database == tmp_path / "own.db"
    assert settings.keys == tmp_path / "own.json"
    assert settings.stop_list == tmp_path / "stops.list"


def test_cookies_are_secure_unless_it_is_a_demo(environ):
    assert Settings.from_environment(environ, demo=False).secure_cookies
    assert not Settings.from_environment(environ, demo=True).secure_cookies


@pytest.mark.parametrize(
    "wrong", [{"DAYBOOK_PORT": "many"}, {"DAYBOOK_PORT": "70000"}, {"DAYBOOK_TIME_ZONE": "Mars"}]
)
def test_a_setting_that_cannot_be_meant_is_refused_by_its_name(environ, wrong):
    with pytest.raises(UnusableSettingError, match=next(iter(wrong))):
        Settings.from_environment(environ | wrong, demo=False)


def test_sessions_never_go_to_a_folder_that_others_can_open(tmp_path):
    (tmp_path / "loose").mkdir(mode=0o755)
    (tmp_path / "loose").chmod(0o755)

    assert not config._is_ours(tmp_path / "loose")


def test_every_setting_is_documented():
    read = set(re.findall(r"DAYBOOK_[A-Z_]+", Path(config.__file__).read_text()))
    told = set(re.findall(r"DAYBOOK_[A-Z_]+", (config.PROJECT / "docs/settings.md").read_text()))

    assert read - {"DAYBOOK_"} == told
