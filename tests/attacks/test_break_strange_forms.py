"""Claim: a form nobody's page made is answered calmly: no step of another way in, no number
too long to read, and nothing big from people who are not signed in."""

import pytest
from joining_cast import walk
from pages_cast import NAMES, WORDS, csrf, send, signed_in

from webapp.team.invites import invite

BIG = "x" * (80 * 1024)


@pytest.fixture
def tablet(app, cast):
    return signed_in(app, NAMES["advocate"])


@pytest.mark.parametrize(
    ("kind", "step"), [("member", "called"), ("member", "look"), ("guardian", "look")]
)
def test_a_step_of_another_way_is_absent(client, store, kind, step):
    code, _made = invite(store, kind, name="Dr. Patel")
    client.get(f"/join/{code}/name")

    assert client.get(f"/join/{code}/{step}").status_code == 404
    answer = send(client, f"/join/{code}/{step}", f"/join/{code}/code", called="Me", hue="sea")
    assert answer.status_code == 404


def test_a_number_too_long_to_read_is_other_words(tablet, client, store, cast, space):
    by = cast.advocate.account
    code, made = invite(store, "supporter", by=by, space=space.id, name="Aunt May")
    walk(client, code, called="May")
    page = f"/invites/{made.id}"

    assert send(tablet, f"{page}/same", page, seen="9" * 5000, passphrase=WORDS).status_code == 409


def test_a_guest_sends_no_more_than_a_small_form(client):
    form = {"csrf_token": csrf(client), "name": BIG, "passphrase": "x"}

    assert client.post("/sign-in", data=form).status_code == 413


def test_a_guest_sends_no_more_in_several_parts(client):
    form = {"csrf_token": csrf(client), "name": BIG, "passphrase": "x"}
    sent = client.post("/sign-in", data=form, content_type="multipart/form-data")

    assert sent.status_code == 413


def test_a_cookie_that_opens_nothing_makes_nobody_more_than_a_guest(client):
    form = {"csrf_token": csrf(client), "name": BIG, "passphrase": "x"}
    client.set_cookie("daybook", "A" * 43)

    assert client.post("/sign-in", data=form).status_code == 413


def test_who_is_signed_in_may_send_a_long_page(tablet):
    answer = send(tablet, "/hours", "/everyone", hours="9 to 5", more=BIG)

    assert answer.status_code == 303
