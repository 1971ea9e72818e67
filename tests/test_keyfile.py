"""Claim: keys are made once, for one database, and a start without the right ones is refused."""

import pytest

from webapp import create_app
from webapp.keyfile import (
    KeyFile,
    KeyFileMissingError,
    KeyFileOpenToOthersError,
    KeyFileUnreadableError,
    WrongKeyFileError,
    printable,
)


def test_the_first_start_makes_keys_that_stay_the_same(tmp_path):
    path = tmp_path / "keys.json"

    made = KeyFile.load_or_make(path, database_exists=False)

    assert path.stat().st_mode & 0o777 == 0o600
    assert KeyFile.load_or_make(path, database_exists=True) == made
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_a_database_without_its_keys_does_not_start(tmp_path):
    with pytest.raises(KeyFileMissingError, match="Put your copy back"):
        KeyFile.load_or_make(tmp_path / "keys.json", database_exists=True)


def test_keys_that_others_can_read_are_refused(tmp_path):
    path = tmp_path / "keys.json"
    KeyFile.load_or_make(path, database_exists=False)
    path.chmod(0o640)

    with pytest.raises(KeyFileOpenToOthersError, match="chmod 600"):
        KeyFile.load_or_make(path, database_exists=True)


@pytest.mark.parametrize("content", ["", "{}", '{"format": 9}', "[]", "not json"])
def test_a_damaged_key_file_is_named(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(KeyFileUnreadableError, match="damaged"):
        KeyFile.load_or_make(path, database_exists=True)


def test_the_keys_of_another_database_are_refused(app, settings):
    settings.keys.unlink()
    KeyFile.load_or_make(settings.keys, database_exists=False)

    with pytest.raises(WrongKeyFileError, match="DAYBOOK_KEYS"):
        create_app(settings)


def test_the_printed_page_brings_the_keys_back(tmp_path):
    made = KeyFile.generate()
    path = tmp_path / "keys.json"
    page = printable(made)

    path.write_text(page.split("-" * 72)[1])
    path.chmod(0o600)

    assert KeyFile.load_or_make(path, database_exists=True) == made
    assert "the loss of one file loses everything" in " ".join(page.split())


def test_no_key_shows_in_a_log_line():
    made = KeyFile.generate()

    assert made.words.value.hex() not in repr(made)
    assert "****" in repr(made)
