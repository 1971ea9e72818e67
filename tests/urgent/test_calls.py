"""Claim: "I am not safe" says first who reads it, and reaches those who keep her keys, urgent."""

import pytest
from pages_cast import send

from webapp.space import inbox
from webapp.urgent.calls import CALL, SEEN


def calls_for(store, reader):
    return [m for m in inbox.messages(store, reader) if m.kind == CALL]


def test_before_sending_it_says_who_reads_it(youth_client):
    page = youth_client.get("/right-now").text

    assert "Tasha" in page
    assert "the law may make them tell" in page
    assert "Call 988" in page


def test_it_reaches_her_advocate_as_urgent(youth_client, store, cast, space):
    send(youth_client, "/right-now", reach="person", how="Not at home", words="Please come")

    call = calls_for(store, cast.advocate)[0]
    assert call.is_urgent
    assert call.space == space.id
    assert call.body["words"] == "Please come"
    assert call.body["reach"] == "person"


def test_nothing_needs_to_be_said(youth_client, store, cast):
    assert send(youth_client, "/right-now", reach="none").status_code == 303
    assert len(calls_for(store, cast.advocate)) == 1


@pytest.mark.parametrize("who", ["member", "guardian", "stranger"])
def test_nobody_else_gets_it(who, youth_client, store, cast):
    send(youth_client, "/right-now", reach="here", words="Please come")

    assert calls_for(store, getattr(cast, who)) == []


def test_too_much_text_keeps_what_she_wrote(youth_client, store, cast):
    answer = send(youth_client, "/right-now", reach="here", words="so " * 900)

    assert answer.status_code == 422
    assert "so so so" in answer.text
    assert calls_for(store, cast.advocate) == []


def test_she_sees_that_it_was_seen(youth_client, store, cast, space):
    send(youth_client, "/right-now", reach="here")
    assert "Nobody has seen it yet" in youth_client.get("/right-now/sent").text

    inbox.post(store, cast.advocate, cast.youth.card, SEEN, {}, space=space.id)

    assert "Tasha has seen it." in youth_client.get("/right-now/sent").text


def test_an_answer_from_somebody_else_is_not_believed(youth_client, store, cast, space):
    inbox.post(store, cast.stranger, cast.youth.card, SEEN, {}, space=space.id)

    assert "Det. Cole" not in youth_client.get("/right-now/sent").text
