"""Claim: she reads who looked, tried, was let in and stopped, and can hide it on her phone."""

import pytest
from pages_cast import WORDS, send

from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.team.viewing import note_view


@pytest.fixture
def seen(app, space, store, cast, shared):
    """Dr. Patel was let in and opened her page."""
    with app.app_context():
        note_view(open_space(store, cast.member, space.id), ["body"])


def test_she_reads_who_opened_what(seen, youth_client):
    page = youth_client.get("/looked").text

    assert "Dr. Patel opened this." in page
    assert "Body and teeth" in page


def test_two_looks_in_one_quarter_hour_are_one_line(app, seen, space, store, cast, youth_client):
    with app.app_context():
        note_view(open_space(store, cast.member, space.id), ["body"])

    assert youth_client.get("/looked").text.count("Dr. Patel opened this.") == 1


def test_a_hidden_list_is_not_on_the_page(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    assert "Dr. Patel" not in youth_client.get("/looked").text


def test_her_words_show_a_hidden_list_once(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    assert "Dr. Patel opened this." in send(youth_client, "/looked", passphrase=WORDS).text
    assert "Dr. Patel" not in youth_client.get("/looked").text


def test_wrong_words_show_nothing(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    answer = send(youth_client, "/looked", passphrase="wrong words here")

    assert answer.status_code == 422
    assert "Dr. Patel" not in answer.text


def test_a_cut_trail_is_said(seen, store, space, youth_client):
    store.db.execute("delete from trail where space_id = ? and number = 2", [space.id])

    assert "was changed from outside" in youth_client.get("/looked").text


@pytest.mark.parametrize("who", ["advocate_client", "member_client"])
def test_nobody_else_has_such_a_page(who, request, space):
    assert request.getfixturevalue(who).get("/looked").status_code == 404


def test_the_log_opens_for_nobody_who_keeps_her_keys(store, space, cast):
    kept = open_space(store, cast.advocate, space.id)

    assert kinds.LOG not in kept.kinds
