"""Claim: a request that began before another one's note was written does not undo that note,
so that the lock of a tablet in her hands stays shut."""

import pytest
from flask import session as flask_session

from webapp import session

HAND, BOX = b"h" * 32, b"b" * 32


@pytest.fixture
def two(app):
    """Two requests of one cookie, each with what it read at its beginning."""
    sessions = app.session_interface
    with app.test_request_context():
        session.begin("account-1", "advocate", "en", 10, HAND, BOX)
        flask_session["_flashes"] = ["hello"]
        flask_session.save()
        cookie = flask_session.cookie
    both = [opened(sessions, cookie) for _time in range(2)]
    return both, lambda: opened(sessions, cookie)


def opened(sessions, cookie):
    found = session.Session(sessions.rows, sessions._pepper, cookie, sessions._settings.clock())
    assert found.who
    return found


def test_a_late_writer_keeps_the_note_of_the_other(two):
    (first, late), again = two
    first["held"] = "space"
    first.save()
    late.pop("_flashes")
    late.save()

    assert dict(again().who.notes) == {"held": "space"}


def test_a_note_taken_away_meanwhile_does_not_come_back(two):
    (first, late), again = two
    first.pop("_flashes")
    first.save()
    late["other"] = 1
    late.save()

    assert dict(again().who.notes) == {"other": 1}


def test_a_change_of_language_keeps_the_note_as_well(two):
    (first, late), again = two
    first["held"] = "space"
    first.save()
    late.change_who(language="es")

    assert again().who.notes["held"] == "space"
    assert again().who.language == "es"


def test_another_language_chosen_meanwhile_stays(two):
    (first, late), again = two
    first.change_who(language="es")
    late["other"] = 1
    late.save()

    assert again().who.language == "es"
