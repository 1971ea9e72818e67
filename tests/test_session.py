"""Claim: a session is one cookie that opens one sealed row; keys go first, then who it was."""

import pytest
from flask import jsonify
from flask import session as flask_session

from webapp import session
from webapp.database import connection
from webapp.guard import public
from webapp.sealed_session import GuestsKeepNothingError

HAND, BOX = b"h" * 32, b"b" * 32


@pytest.fixture
def app(app):
    for view in (sign_in, state, token, step_up, leave, note, peek, everywhere, others, check):
        app.add_url_rule(f"/{view.__name__}", view_func=public(view))
    return app


def sign_in():
    session.begin("account-1", "youth", "es", 10, HAND, BOX)
    return "in"


def state():
    who, keys = session.who(), session.keys()
    return jsonify(
        who=who and who.account_id,
        keys=keys and (keys.hand_seed, keys.box_seed) == (HAND, BOX),
        checked=keys and keys.checked,
        language=who and who.language,
        notes=who and who.notes,
        seen=[seen.is_current for seen in session.list_for("account-1")],
    )


def token():
    return flask_session["csrf_token"]


def step_up():
    session.renew()
    return "renewed"


def leave():
    session.end_current()
    return "out"


def everywhere():
    session.end_all("account-1")
    return "out"


def others():
    session.end_all("account-1", except_current=True)
    return "others out"


def note():
    flask_session["said"] = "hello"
    return "noted"


def check():
    session.keep_checked({"grant": "fine"})
    return "checked"


@session.does_not_prolong
def peek():
    return "still open"


def ask(client):
    return client.get("/state").json


def rows(settings):
    return list(connection(settings.run)["session"].rows)


def test_a_guest_leaves_nothing_behind(client, settings):
    first = client.get("/token").text

    assert client.get("/token").text == first
    assert rows(settings) == []


def test_a_guest_without_a_form_gets_no_cookie(client):
    client.get("/state")

    assert client.get_cookie("daybook") is None


def test_two_guests_have_two_tokens(app):
    assert app.test_client().get("/token").text != app.test_client().get("/token").text


def test_signing_in_takes_a_new_cookie_and_keeps_the_keys(client):
    client.get("/token")
    before = client.get_cookie("daybook").value
    client.get("/sign_in")

    assert client.get_cookie("daybook").value != before
    assert ask(client) | {"seen": None} == {
        "who": "account-1",
        "keys": True,
        "checked": {},
        "language": "es",
        "notes": {},
        "seen": None,
    }


def test_the_cookie_is_for_the_server_alone(app, client):
    header = client.get("/sign_in").headers["Set-Cookie"]

    assert "HttpOnly" in header
    assert "SameSite=Strict" in header
    assert "Path=/" in header


def test_no_row_tells_who_it_is_or_holds_a_key(client, settings):
    client.get("/sign_in")
    stored = b"".join(value for value in rows(settings)[0].values() if isinstance(value, bytes))

    assert b"account-1" not in stored
    assert HAND not in stored
    assert client.get_cookie("daybook").value.encode() not in stored


def test_keys_go_at_the_idle_end_and_who_stays(client, clock, settings):
    client.get("/sign_in")
    clock.forward(minutes=10)

    assert ask(client)["keys"] is None
    assert ask(client)["who"] == "account-1"
    assert rows(settings)[0]["sealed_keys"] is None


def test_use_moves_the_idle_end(client, clock):
    client.get("/sign_in")
    for _ in range(3):
        clock.forward(minutes=9)
        assert ask(client)["keys"]


def test_a_page_that_asks_by_itself_does_not_count_as_use(client, clock):
    client.get("/sign_in")
    clock.forward(minutes=9)
    client.get("/peek")
    clock.forward(minutes=1)

    assert ask(client)["keys"] is None


def test_the_idle_end_is_not_written_at_every_request(client, clock, settings):
    client.get("/sign_in")
    before = rows(settings)
    clock.forward(seconds=14)
    client.get("/state")

    assert rows(settings) == before


def test_everything_ends_after_eight_hours(client, clock):
    client.get("/sign_in")
    for _ in range(60):
        clock.forward(minutes=8)
        client.get("/state")

    assert ask(client)["who"] is None


def test_the_sweep_takes_keys_first_and_rows_at_last(app, client, clock, settings):
    client.get("/sign_in")
    with app.app_context():
        clock.forward(minutes=11)
        session.sweep(clock())
        assert rows(settings)[0]["sealed_keys"] is None
        clock.forward(hours=8)
        session.sweep(clock())
        assert rows(settings) == []


def test_a_step_up_makes_a_copied_cookie_worthless(app, client):
    client.get("/sign_in")
    thief = app.test_client()
    thief.set_cookie("daybook", client.get_cookie("daybook").value)
    client.get("/step_up")

    assert ask(client)["keys"]
    assert ask(thief)["who"] is None


def test_a_step_up_keeps_forms_open_in_other_tabs_good(client):
    client.get("/sign_in")
    before = client.get("/token").text
    client.get("/step_up")

    assert client.get("/token").text == before


def test_signing_out_takes_row_and_cookie(client, settings):
    client.get("/sign_in")
    client.get("/leave")

    assert client.get_cookie("daybook") is None
    assert rows(settings) == []


def test_close_everywhere_closes_everywhere(app, client):
    other = app.test_client()
    other.get("/sign_in")
    client.get("/sign_in")
    client.get("/everywhere")

    assert ask(client)["who"] is None
    assert ask(other)["who"] is None


def test_close_the_others_keeps_this_one(app, client):
    other = app.test_client()
    other.get("/sign_in")
    client.get("/sign_in")
    assert ask(client)["seen"].count(True) == 1
    client.get("/others")

    assert ask(client)["seen"] == [True]
    assert ask(other)["who"] is None


def test_what_was_checked_and_noted_stays_sealed_in_the_row(client):
    client.get("/sign_in")
    client.get("/note")
    client.get("/check")

    assert ask(client)["checked"] == {"grant": "fine"}
    assert ask(client)["notes"] == {"said": "hello"}


def test_a_guest_cannot_be_remembered_by_accident(client):
    with pytest.raises(GuestsKeepNothingError):
        client.get("/note")


@pytest.mark.parametrize("nonsense", ["", "x", "é", "A" * 43, "A" * 4000])
def test_a_cookie_that_is_none_is_a_guest(client, nonsense):
    client.set_cookie("daybook", nonsense)

    assert ask(client)["who"] is None


def test_a_row_moved_under_another_cookie_does_not_open(app, client, settings):
    client.get("/sign_in")
    other = app.test_client()
    other.get("/sign_in")
    mine, theirs = (row["id"] for row in rows(settings))
    db = connection(settings.run)
    sealed = db.execute("SELECT sealed_who FROM session WHERE id = ?", [mine]).fetchone()
    db.execute("UPDATE session SET sealed_who = ? WHERE id = ?", [sealed[0], theirs])

    assert {ask(client)["who"], ask(other)["who"]} == {"account-1", None}


@pytest.mark.parametrize("spoilt", [b"", b"\x01" * 200])
def test_spoilt_keys_of_a_session_are_no_keys_and_its_owner_can_leave(client, settings, spoilt):
    client.get("/sign_in")
    connection(settings.run).execute("update session set sealed_keys = ?", [spoilt])

    assert client.get("/state").json["who"] == "account-1"
    assert client.get("/state").json["keys"] is None
    assert client.get("/leave").text == "out"
    assert client.get("/state").json["who"] is None
