"""Claim: who reads none of our languages asks with one press, and a person reads it with them."""

import re

import pytest
from pages_cast import send
from sharing_cast import text_of
from signing_cast import PAPERS

from webapp.space.cosigning import waiting_for
from webapp.team.signer_news import LANGUAGE, signer_news


@pytest.fixture
def offer(waits, store, cast) -> str:
    return waiting_for(store, cast.guardian)[0].offer


def asks_for(client, offer, **fields):
    return send(client, f"/asked/{offer}/language", **fields)


def heard(store, cast):
    return [news for news in signer_news(store, cast.advocate) if news.kind == LANGUAGE]


def test_the_way_there_stands_before_the_yes(guardian_client, offer):
    first = guardian_client.get(f"/asked/{offer}")
    yes = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this")

    for page in (first, yes):
        assert f'href="/asked/{offer}/language"' in page.text
        assert "Another language? One of us reads it with you." in text_of(page)


def test_the_page_says_who_interprets_and_that_it_costs_nothing(guardian_client, offer):
    page = text_of(guardian_client.get(f"/asked/{offer}/language"))

    assert "It costs nothing." in page
    assert "Nobody of your family has to do it." in page
    assert PAPERS not in page


def test_it_reaches_her_advocate_and_blocks_nothing(guardian_client, offer, store, cast):
    asks_for(guardian_client, offer, language="K'iche'", reach="Call before noon")
    (news,) = heard(store, cast)

    assert (news.name, news.words, news.reach) == ("Denise", "K'iche'", "Call before noon")
    assert waiting_for(store, cast.guardian)


def test_who_can_write_nothing_presses_once(guardian_client, offer, store, cast):
    answer = asks_for(guardian_client, offer)

    assert answer.status_code == 303
    assert "One of us reads it with you" in text_of(guardian_client.get(answer.location))
    assert [news.words for news in heard(store, cast)] == [""]


def test_staff_read_that_a_person_interprets_and_no_program(
    guardian_client, offer, advocate_client
):
    asks_for(guardian_client, offer, language="K'iche'")
    home = advocate_client.get("/everyone").text
    page = text_of(advocate_client.get(re.search(r'href="(/everyone/\w+/yeses)"', home)[1]))

    assert "Denise wants to hear it in another language: K'iche'" in page
    assert "Never let a program translate it." in page


def test_it_does_not_bury_what_is_urgent(guardian_client, offer, store, cast):
    """Together with questions, since both lie beside her calls for help."""
    send(guardian_client, f"/asked/{offer}/question", words="Why?")
    asked = [asks_for(guardian_client, offer).status_code for _number in range(6)]

    assert asked == [303] * 4 + [429] * 2
    assert len(heard(store, cast)) == 4


def test_too_long_a_word_is_said_so(guardian_client, offer, store, cast):
    assert asks_for(guardian_client, offer, language="so " * 40).status_code == 422
    assert heard(store, cast) == []


def test_nobody_else_can_ask_for_it(offer, member_client, youth_client):
    for client in (member_client, youth_client):
        assert client.get(f"/asked/{offer}/language").status_code == 404
