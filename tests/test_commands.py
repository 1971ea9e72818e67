"""Claim: the commands say what they did, refuse with what to do, and never show a trace."""

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp import commands, create_app
from webapp.commands import main
from webapp.config import Settings
from webapp.database import close_connections, open_database
from webapp.space.stops import stop


@pytest.fixture
def environ(tmp_path):
    folders = {"DATA": "data", "RUN": "run", "KEYS": "keys"}
    yield {f"DAYBOOK_{name}": str(tmp_path / folder) for name, folder in folders.items()} | {
        "DAYBOOK_PORT": "0"
    }
    close_connections()


@pytest.fixture
def daybook(environ):
    return lambda *words: CliRunner(env=environ).invoke(main, words)


@pytest.fixture
def serving(environ):
    """The real server in a process of its own; gives its address."""
    words = [sys.executable, "-m", "webapp.commands", "serve", "--insecure-http"]
    with subprocess.Popen(
        words, env=os.environ | environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield next(line.split()[-1] for line in process.stdout if "Daybook is at" in line)
        finally:
            process.kill()


def test_the_real_thing_starts_empty_and_answers(serving):
    with urllib.request.urlopen(f"{serving}/healthz") as answer:
        assert answer.read() == b"ok"


@pytest.fixture
def started(environ, tmp_path):
    """A database and its keys, as the first start makes them."""
    create_app(Settings.from_environment(environ, demo=False))
    return tmp_path


def test_a_backup_is_dated_and_private_and_opens(daybook, started):
    answer = daybook("backup", f"{started}/copies")

    (copy,) = Path(f"{started}/copies").iterdir()
    assert answer.exit_code == 0, answer.output
    assert str(copy) in answer.output
    assert copy.stat().st_mode & 0o777 == 0o600
    db = open_database(copy)
    assert db["instance"].count == 1
    db.conn.close()


def test_old_backups_go_by_the_day_in_their_name(daybook, started):
    (started / "copies").mkdir()
    old = started / "copies" / "daybook-2020-01-01-000000.db"
    other = started / "copies" / "holiday.db"
    for path in (old, other):
        path.touch()
    daybook("backup", f"{started}/copies")

    assert not old.exists()
    assert other.exists()


def test_a_backup_comes_back(daybook, started):
    daybook("backup", f"{started}/copies")
    (copy,) = Path(f"{started}/copies").iterdir()
    close_connections()
    (started / "data" / "daybook.db").unlink()

    answer = daybook("restore", str(copy), "--yes")

    assert answer.exit_code == 0, answer.output
    assert "The database is back" in answer.output


def test_something_else_is_not_put_in_place(daybook, started):
    (started / "letter.db").write_text("Dear Mari")

    answer = daybook("restore", f"{started}/letter.db", "--yes")

    assert answer.exit_code == 1
    assert "not a whole database" in answer.output


def test_the_keys_can_be_printed(daybook, started):
    assert "loss of one file loses everything" in daybook("keys", "print").output


def test_the_instance_key_can_be_turned(daybook, started):
    before = daybook("keys", "print").output
    said = daybook("keys", "rotate").output

    assert "daybook keys print" in said
    assert '"older"' in daybook("keys", "print").output
    assert '"older"' not in before


def test_missing_keys_are_told_without_a_trace(daybook, started):
    (started / "keys" / "keys.json").unlink()

    answer = daybook("keys", "print")

    assert answer.exit_code == 1
    assert "Put your copy back" in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("serve", "--insecure-http", "--host", "0.0.0.0"), "127.0.0.1 only"),
        (("demo", "--host", "0.0.0.0"), "--anywhere"),
    ],
)
def test_open_doors_are_refused(daybook, words, said):
    answer = daybook(*words)

    assert answer.exit_code == 1
    assert said in answer.output


def test_a_cut_stop_list_is_said_aloud_at_the_start(settings, space, shared, capsys):
    stop(space, shared.id)
    settings.stop_list.write_text("")
    commands.started(settings)

    assert "the stop list was cut" in capsys.readouterr().err
    commands.started(settings)
    assert capsys.readouterr().err == ""
