"""A session holds what reading and writing need, and never what signs for its owner."""

import json
import re
from base64 import b64encode, urlsafe_b64decode

import pytest
from pages_cast import NAMES, WORDS, csrf, send, signed_in

from webapp.database import connection
from webapp.sealed_session import Session
from webapp.session_parts import packed


@pytest.fixture
def opened(app, clock, youth_client):
    """The youth's row, opened with her own cookie."""
    cookie = urlsafe_b64decode(youth_client.get_cookie("daybook").value + "=")
    interface = app.session_interface
    return Session(interface.rows, interface._pepper, cookie, clock())


def test_the_row_holds_hand_and_box_key_and_no_identity_key(opened, cast):
    inside = json.dumps(packed(opened.keys_now)) + json.dumps(opened.who.__dict__)

    assert b64encode(cast.youth.hand.seed).decode() in inside
    assert b64encode(cast.youth.box.seed).decode() in inside
    for form in (b64encode(cast.youth.identity.seed).decode(), cast.youth.identity.seed.hex()):
        assert form not in inside


def test_words_and_keys_are_in_no_row(settings, cast, youth_client):
    rows = connection(settings.run)["session"].rows
    stored = b"".join(v for row in rows for v in row.values() if isinstance(v, bytes))

    for secret in (WORDS.encode(), cast.youth.identity.seed, cast.youth.hand.seed):
        assert secret not in stored


def test_secret_words_again_renew_the_cookie_and_the_old_one_is_dead(app, youth_client):
    before = youth_client.get_cookie("daybook").value
    thief = app.test_client()
    thief.set_cookie("daybook", before)
    send(youth_client, "/account/code", passphrase=WORDS)

    assert youth_client.get_cookie("daybook").value != before
    assert youth_client.get("/account").status_code == 200
    assert thief.get("/account").status_code == 303


def test_wrong_words_do_not_step_up(youth_client):
    before = youth_client.get_cookie("daybook").value
    answer = send(youth_client, "/account/code", passphrase="lemon lemon")

    assert answer.status_code == 422
    assert "These are not your secret words." in answer.text
    assert youth_client.get_cookie("daybook").value == before


def test_step_ups_have_to_wait_like_signing_in(youth_client):
    for _ in range(5):
        send(youth_client, "/account/code", passphrase="lemon lemon")

    assert send(youth_client, "/account/code", passphrase=WORDS).status_code == 429


def test_the_page_shows_where_she_is_signed_in(app, clock, youth_client):
    clock.forward(minutes=5)
    signed_in(app, NAMES["youth"])
    page = youth_client.get("/account").text

    assert page.count("Since:") == 2
    assert page.count("Here, now") == 1
    assert NAMES["youth"] in page


def test_closing_everywhere_else_leaves_this_one(app, youth_client):
    other = signed_in(app, NAMES["youth"])
    send(youth_client, "/account/sessions/others/end", page="/account")

    assert other.get("/account").status_code == 303
    assert youth_client.get("/account").status_code == 200


def close(client):
    """The first button that closes one other session; its address."""
    found = re.search(r"/account/sessions/(\w{16})/end", client.get("/account").text)
    return found and found[0]


def test_one_other_session_can_be_closed_by_itself(app, clock, youth_client):
    lost = signed_in(app, NAMES["youth"])
    clock.forward(minutes=1)
    tablet = signed_in(app, NAMES["youth"])
    marks = re.findall(r"/account/sessions/(\w{16})/end", tablet.get("/account").text)
    ended = close(youth_client)
    send(youth_client, ended, "/account")

    assert len(marks) == 2
    assert [c.get("/account").status_code for c in (youth_client, lost, tablet)].count(200) == 2
    assert youth_client.get("/account").status_code == 200


def test_a_single_session_has_no_such_button(youth_client):
    assert close(youth_client) is None


def test_nobody_closes_a_session_of_somebody_else(app, youth_client, member_client):
    signed_in(app, NAMES["youth"])
    answer = send(member_client, close(youth_client), "/account")
    absent = send(member_client, "/account/sessions/0000000000000000/end", "/account")

    assert (answer.status_code, answer.location) == (absent.status_code, absent.location)
    assert close(youth_client)


def test_the_row_knows_no_device(settings, youth_client):
    columns = {column.name for column in connection(settings.run)["session"].columns}

    assert columns == {
        "id", "account_mark", "expires_at", "idle_ends_at", "sealed_who", "sealed_keys",
    }  # fmt: skip


def test_closing_everywhere_ends_this_one_too(app, youth_client, advocate_client):
    other = signed_in(app, NAMES["youth"])
    answer = send(youth_client, "/account/sessions/end", page="/account")

    assert answer.location == "/sign-in"
    assert other.get("/account").status_code == youth_client.get("/account").status_code == 303
    assert advocate_client.get("/account").status_code == 200


def test_her_idle_end_is_hers_to_choose(app, clock, youth_client):
    answer = send(youth_client, "/account/idle", page="/account", minutes="30")
    clock.forward(minutes=25)

    assert answer.status_code == 303
    assert youth_client.get("/account").status_code == 200
    clock.forward(minutes=31)
    assert youth_client.get("/account").status_code == 303
    again = signed_in(app, NAMES["youth"])
    clock.forward(minutes=25)
    assert again.get("/account").status_code == 200


def test_a_shorter_idle_end_counts_at_once(clock, youth_client):
    send(youth_client, "/account/idle", page="/account", minutes="2")
    clock.forward(minutes=2)

    assert youth_client.get("/account").status_code == 303


@pytest.mark.parametrize("minutes", ["0", "1", "31", "1000", "", "x"])
def test_other_idle_ends_are_not_taken(youth_client, minutes):
    answer = send(youth_client, "/account/idle", page="/account", minutes=minutes)

    assert answer.status_code == 422
    assert "Please pick one." in answer.text


def test_staff_do_not_choose_theirs(member_client):
    assert "15 minutes" in member_client.get("/account").text
    answer = send(member_client, "/account/idle", page="/account", minutes="30")
    assert answer.status_code == 404


def test_the_language_of_the_account_stays(app, youth_client):
    send(youth_client, "/account/language", page="/account", language="es")

    assert '<html lang="es"' in youth_client.get("/account").text
    assert '<html lang="es"' in signed_in(app, NAMES["youth"]).get("/account").text


def test_another_language_is_no_page(youth_client):
    answer = send(youth_client, "/account/language", page="/account", language="xx")

    assert answer.status_code == 404


def test_every_form_of_the_page_carries_its_token(youth_client):
    page = youth_client.get("/account").text

    assert page.count("<form") == page.count('name="csrf_token"')
    assert csrf(youth_client, "/account")
