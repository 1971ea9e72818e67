"""Claim: "I am not safe" says first who reads it, and reaches those who keep her keys, urgent."""

import pytest
from pages_cast import csrf, grant, send

from webapp.account.accounts import update_facts
from webapp.space import inbox
from webapp.space.grants import SEE, WRITE, all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop
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


def test_what_was_seen_before_is_no_answer_to_a_new_call(youth_client, store, cast, space):
    inbox.post(store, cast.advocate, cast.youth.card, SEEN, {}, space=space.id)

    send(youth_client, "/right-now", reach="call")

    assert "Nobody has seen it yet" in youth_client.get("/right-now/sent").text


def test_an_answer_from_somebody_else_is_not_believed(youth_client, store, cast, space):
    inbox.post(store, cast.stranger, cast.youth.card, SEEN, {}, space=space.id)

    assert "Det. Cole" not in youth_client.get("/right-now/sent").text


@pytest.fixture
def without_keeper(store, cast, space):
    """Her advocate sees and writes, and no longer keeps the keys."""
    ended(store, cast, space)
    grant(store, cast.youth, space, cast.advocate, {"body": None}, rights=(SEE, WRITE))


def ended(store, cast, space):
    known, _failed = all_grants(store, space.authority)
    for one in [one for one in known if one.reader == cast.advocate.account]:
        stop(open_space(store, cast.youth, space.id), one.id)


def test_without_a_keeper_it_goes_to_an_advocate_who_can_open_something(
    without_keeper, youth_client, store, cast
):
    assert "Tasha" in youth_client.get("/right-now").text
    send(youth_client, "/right-now", reach="here", words="Please come")

    assert [call.body["words"] for call in calls_for(store, cast.advocate)] == ["Please come"]


def test_the_advocate_who_was_let_in_so_can_answer(
    without_keeper, youth_client, advocate_client, store, cast
):
    send(youth_client, "/right-now", reach="here", words="Please come")
    (call,) = calls_for(store, cast.advocate)
    send(advocate_client, f"/calls/{call.id}/seen", "/everyone")

    assert "Tasha has seen it." in youth_client.get("/right-now/sent").text


def test_with_a_keeper_no_other_advocate_reads_it(youth_client, store, cast, space, person):
    kim = person("kim three", "advocate", "Kim", "Open Door")
    grant(store, cast.youth, space, kim, {"body": None})
    send(youth_client, "/right-now", reach="here", words="Please come")

    assert calls_for(store, kim) == []


def test_whoever_is_no_advocate_reads_it_never(youth_client, store, cast, space, shared):
    ended(store, cast, space)

    assert "Dr. Patel" not in youth_client.get("/right-now").text


def says_nobody(page):
    return (
        "Nobody reads here for you right now." in page
        and "Call 988" in page
        and 'name="reach"' not in page
    )


def test_when_nobody_reads_it_the_page_says_so_and_has_nothing_to_send(
    youth_client, store, cast, space
):
    ended(store, cast, space)

    assert says_nobody(youth_client.get("/right-now").text)


def test_nobody_who_cannot_sign_in_is_named(youth_client, store, cast, space):
    update_facts(store, cast.advocate.account, frozen=True)

    assert says_nobody(youth_client.get("/right-now").text)


def test_what_could_not_be_sent_is_never_called_sent(youth_client, store, cast, space):
    token = csrf(youth_client, "/right-now")
    ended(store, cast, space)
    form = {"csrf_token": token, "reach": "here", "words": "Please come"}
    answer = youth_client.post("/right-now", data=form)

    assert "This was not sent." in answer.text
    assert "Please come" in answer.text
    assert says_nobody(answer.text)
