"""Claim: somebody else looks back on each emergency, reads no more than who, when and why."""

import pytest
from emergency_cast import WHY, opens
from pages_cast import NAMES, send, signed_in

from webapp.space.emergency import emergencies
from webapp.space.opening import open_space


@pytest.fixture
def opened(lees, space, store, cast):
    """Lee opened something; the id of it."""
    opens(lees, space)
    return emergencies(open_space(store, cast.youth, space.id))[0].id


@pytest.fixture
def ngs(app, ng):
    return signed_in(app, "mr ng")


def looks_back(client, id_, outcome="right", said="They were found."):
    return send(client, f"/look-backs/{id_}", outcome=outcome, said=said)


def test_whoever_answers_for_them_finds_it_at_home(opened, ngs):
    assert "Please look back on it." in ngs.get("/staff").text
    assert f"/look-backs/{opened}" in ngs.get("/openings").text


def test_they_read_who_and_why_and_nothing_of_hers(opened, ngs, space):
    pages = ngs.get("/openings").text + ngs.get(f"/look-backs/{opened}").text

    assert "Lee" in pages
    assert WHY in pages
    for text in ("Mari", "tooth", "Body and teeth", space.id):
        assert text not in pages


@pytest.mark.parametrize(("outcome", "text"), [
    ("right", "It was right."), ("not-right", "It was not right."),
])  # fmt: skip
def test_she_reads_how_it_was(opened, ngs, youth_client, outcome, text):
    assert looks_back(ngs, opened, outcome).status_code == 303

    page = youth_client.get(f"/looked/opened/{opened}").text
    for said in (text, "Mr. Ng", "They were found.", WHY):
        assert said in page


def test_then_the_server_forgets_both_sentences(opened, ngs, store, space, cast):
    looks_back(ngs, opened)

    (one,) = emergencies(open_space(store, cast.youth, space.id))
    assert one.reason == ""
    assert "They were found." not in repr(one)


def test_another_key_keeper_of_hers_looks_back_too(opened, advocate_client):
    assert "Please look back on it." in advocate_client.get("/everyone").text
    assert looks_back(advocate_client, opened).status_code == 303


def test_it_is_said_once(opened, ngs, advocate_client):
    looks_back(ngs, opened)

    assert advocate_client.get(f"/look-backs/{opened}").status_code == 404
    assert "look back on it" not in advocate_client.get("/everyone").text


@pytest.mark.parametrize("field", ["outcome", "said"])
def test_it_takes_a_word_and_a_sentence(opened, ngs, field):
    answer = looks_back(ngs, opened, **{field: ""})

    assert answer.status_code == 422
    assert field == "said" or "They were found." in answer.text


def test_whoever_opened_it_never_does(opened, lees):
    assert lees.get(f"/look-backs/{opened}").status_code == 404
    assert opened not in lees.get("/openings").text


def test_those_of_another_place_do_not(opened, app, noa):
    noas = signed_in(app, "noa one")

    assert noas.get(f"/look-backs/{opened}").status_code == 404
    assert opened not in noas.get("/openings").text


@pytest.mark.parametrize("role", ["member", "guardian", "stranger", "youth"])
def test_nobody_else_reaches_it(opened, app, role):
    assert signed_in(app, NAMES[role]).get(f"/look-backs/{opened}").status_code == 404
