"""Claim: while she holds the tablet, nothing but her own time together answers."""

import pytest
from pages_cast import NAMES, WORDS, send, sign_in

FORM = "/cards/food-2"


@pytest.fixture
def held(advocate_client, at):
    """The advocate's tablet in her hands."""
    send(advocate_client, at("/hand-over"), at())
    return advocate_client


def test_her_own_pages_go_on(held, at):
    for tail in ("", "/topics", "/cards/food-1", "/lines"):
        assert held.get(at(tail)).status_code == 200
    assert send(held, at("/cards/food-1"), hers="rice", who="nobody").status_code == 303


def test_every_other_page_asks_the_advocate(app, held, other):
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.arguments or getattr(view, "is_public", False) or "GET" not in rule.methods:
            continue
        if getattr(view, "roles", {"advocate"}) >= {"advocate"}:
            assert "Tasha, unlock to go on." in held.get(rule.rule).text, rule.rule
    assert "Tasha, unlock to go on." in held.get(f"/with/{other.id}").text


def test_nothing_can_be_sent_to_another_youths_pages(held, at, other):
    answer = send(held, f"/with/{other.id}/cards/food-1", at(FORM), hers="x", who="keeper")

    assert answer.status_code == 403


def test_a_longer_address_that_begins_alike_is_hidden_too(held, at):
    assert held.get(at() + "x/topics").status_code in (403, 404)


def test_exit_and_help_still_answer(held):
    assert held.get("/help").status_code == 200
    assert held.get("/exit").status_code == 303


def test_wrong_words_do_not_take_it_back(held, at, other):
    answer = send(held, at("/unlock"), at(FORM), passphrase="not these words")
    nothing = send(held, at("/unlock"), at(FORM), passphrase="")

    assert "These words do not fit." in answer.text
    assert "Please type your secret words." in nothing.text
    assert "unlock to go on" in held.get(f"/with/{other.id}").text


def test_her_own_words_take_it_back(held, at, other):
    answer = send(held, at("/unlock"), at(FORM), passphrase=WORDS, next=f"/with/{other.id}")

    assert answer.location == f"/with/{other.id}"
    assert "With Jo" in held.get(f"/with/{other.id}").text


def test_unlocking_never_leads_to_a_strangers_site(held, at):
    answer = send(held, at("/unlock"), at(FORM), passphrase=WORDS, next="//elsewhere.example")

    assert answer.location == "/everyone"


def test_after_signing_in_again_it_is_the_advocates(held, clock, other):
    clock.forward(hours=1)
    sign_in(held, NAMES["advocate"])

    assert "With Jo" in held.get(f"/with/{other.id}").text


def test_guessing_words_is_slowed_down(held, at):
    for _try in range(6):
        answer = send(held, at("/unlock"), at(FORM), passphrase="guess")

    assert answer.status_code == 429
