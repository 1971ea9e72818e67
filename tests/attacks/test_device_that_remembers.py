"""Claim: an older database, right in itself, is noticed by a browser that saw a later one."""

import shutil

import pytest
from pages_cast import NAMES, sign_in

from webapp.backups import back_up, put_back
from webapp.database import close_connections


@pytest.fixture
def phone(app, space):
    """Her browser, after she signed in once and left."""
    client = app.test_client()
    assert sign_in(client, NAMES["youth"]).location == "/today"
    return client


@pytest.fixture
def backup(settings, clock, phone, tmp_path_factory):
    made = back_up(settings, tmp_path_factory.mktemp("copies"), keep_days=30)
    clock.forward(days=1)
    return made


def leave(client):
    client.delete_cookie("daybook")


def test_the_same_database_is_no_surprise(phone, backup):
    leave(phone)

    assert sign_in(phone, NAMES["youth"]).location == "/today"


def test_an_older_database_is_noticed(phone, backup, settings):
    leave(phone)
    sign_in(phone, NAMES["youth"])
    put_back(settings, backup)

    leave(phone)
    assert sign_in(phone, NAMES["youth"]).location == "/noticed"


def test_a_file_swapped_while_nobody_looked_is_noticed(phone, backup, settings):
    leave(phone)
    sign_in(phone, NAMES["youth"])
    close_connections()
    for ending in ("-wal", "-shm"):
        settings.database.with_name(settings.database.name + ending).unlink(missing_ok=True)
    shutil.copyfile(backup, settings.database)

    leave(phone)
    assert "/noticed" in sign_in(phone, NAMES["youth"]).location


def test_a_browser_that_was_never_here_cannot_know(app, phone, backup, settings):
    """A limit: the threat model names it."""
    leave(phone)
    sign_in(phone, NAMES["youth"])
    put_back(settings, backup)

    assert sign_in(app.test_client(), NAMES["youth"]).location == "/today"


def test_somebody_elses_phone_says_nothing_about_her(app, phone, backup, settings):
    put_back(settings, backup)

    assert sign_in(phone, NAMES["stranger"]).location == "/shared"
