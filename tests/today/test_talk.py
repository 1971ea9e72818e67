"""Claim: she can ask for a person to talk with; those who help her find it on their page."""

import re

import pytest
from pages_cast import send

from webapp.care.talks import TALK, TALK_SEEN
from webapp.space import inbox


def asked_of(store, reader):
    return [m for m in inbox.messages(store, reader) if m.kind == TALK]


@pytest.fixture
def ask(youth_client):
    return lambda **more: send(youth_client, "/say/talk", **({"reach": "person"} | more))


def test_before_asking_it_says_who_reads_it_and_asks_for_no_reason(youth_client):
    page = youth_client.get("/say/talk").text

    assert "Tasha" in page
    assert "You don't have to say why." in page
    assert "Daybook sends no text and no mail." in page


def test_her_advocate_finds_it_and_nobody_is_sent_running(ask, store, cast, space):
    assert ask(how="After school").status_code == 303

    (asked,) = asked_of(store, cast.advocate)
    assert (asked.body["how"], asked.space, asked.is_urgent) == ("After school", space.id, False)


@pytest.mark.parametrize("who", ["member", "guardian", "stranger"])
def test_nobody_else_gets_it(who, ask, store, cast):
    ask()

    assert asked_of(store, getattr(cast, who)) == []


def test_the_page_of_her_advocate_says_it_until_it_was_seen(
    ask, youth_client, advocate_client, store, cast
):
    ask(how="Not at <home>", reach="call")
    page = advocate_client.get("/everyone").text
    assert "Mari wants to talk." in page
    assert "Not at &lt;home&gt;" in page
    assert "Nobody has seen it yet" in youth_client.get("/say/talk/asked").text

    send(advocate_client, re.search(r'action="(/calls/\w+/seen)"', page)[1], "/everyone")

    assert "wants to talk" not in advocate_client.get("/everyone").text
    assert "Tasha has seen it." in youth_client.get("/say/talk/asked").text


def test_asking_again_waits_for_an_answer_of_its_own(ask, youth_client, store, cast, space):
    inbox.post(store, cast.advocate, cast.youth.card, TALK_SEEN, {}, space=space.id)

    ask()

    assert "Nobody has seen it yet" in youth_client.get("/say/talk/asked").text


def test_an_answer_from_somebody_else_is_not_believed(youth_client, store, cast, space):
    inbox.post(store, cast.stranger, cast.youth.card, TALK_SEEN, {}, space=space.id)

    assert "Det. Cole" not in youth_client.get("/say/talk/asked").text


def test_only_she_can_ask_from_her_space(store, cast, space, advocate_client):
    inbox.post(store, cast.member, cast.advocate.card, TALK, {"reach": "call"}, space=space.id)

    assert "wants to talk" not in advocate_client.get("/everyone").text


def test_too_much_text_keeps_what_she_wrote(ask, store, cast):
    answer = ask(how="so " * 200)

    assert answer.status_code == 422
    assert "so so so" in answer.text
    assert asked_of(store, cast.advocate) == []


def test_only_her_pages_have_it(advocate_client, member_client, guardian_client):
    for client in (advocate_client, member_client, guardian_client):
        assert client.get("/say/talk").status_code == 404
