"""A member asks for what stands on a list, of people he was told of, and reads one sentence."""

import pytest
from pages_cast import NAMES, signed_in
from sharing_cast import text_of

from webapp.account.accounts import update_facts
from webapp.care.cards import STOP_ASKING
from webapp.care.records import save
from webapp.care.terms import purpose_read
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.inbox import messages
from webapp.team.asks import ASK

pytestmark = pytest.mark.usefixtures("people")


def arrived(store, cast):
    return [m.body for m in messages(store, cast.youth) if m.kind == ASK]


def test_whoever_he_was_told_of_stands_there_by_that_name(member_client, ask_page):
    page = member_client.get("/ask")

    assert "Mari" in page.text
    assert ask_page in page.text


def test_somebody_who_was_told_of_nobody_reads_the_usual_line(stranger_client):
    assert "Nothing here right now." in stranger_client.get("/ask").text


def test_nothing_of_her_plan_stands_on_his_page(member_client, ask_page):
    said = text_of(member_client.get(ask_page))

    assert "Body and teeth" in said
    assert "tooth" not in said
    assert "Tasha" not in said


def test_a_name_with_a_dot_ends_a_sentence_once(app):
    with app.test_request_context("/"):
        assert purpose_read("know-me", "M.") == "It is to know how to be around M."


def test_what_he_picked_goes_to_her(member_client, asks, store, cast):
    answer = asks(member_client)

    assert answer.status_code == 303
    assert arrived(store, cast) == [{"areas": ["body"], "purpose": "visits", "days": 60}]


@pytest.mark.parametrize(
    "other",
    [{"areas": []}, {"areas": ["a1", "a2", "a3", "a4"]}, {"areas": ["body"]}, {"days": "3650"}],
)
def test_what_is_not_on_the_list_is_said_beside_it(member_client, asks, store, cast, other):
    answer = asks(member_client, **other)

    assert answer.status_code == 422
    assert arrived(store, cast) == []


def test_a_member_whose_training_ran_out_reads_why_and_asks_nothing(
    member_client, ask_page, store, cast
):
    update_facts(store, cast.member.account, training_until="2026-01-01")

    for page in ("/ask", ask_page, f"{ask_page}/asked"):
        assert member_client.get(page).location == "/shared"
    assert "Your training has run out." in member_client.get("/shared").text


@pytest.mark.parametrize("who", ["guardian_client", "advocate_client", "youth_client"])
def test_nobody_else_has_such_a_page(request, who, ask_page):
    client = request.getfixturevalue(who)

    assert {client.get(page).status_code for page in ("/ask", ask_page)} == {404}


def not_to_be_asked(people):
    said = Preference(card=STOP_ASKING, hers="What happened in May", who="readers")
    return save(people, kinds.VOICE, said)


def test_what_she_wants_to_be_asked_no_more_stands_there_for_who_may_read_it(
    people, share, cast, app, ask_page
):
    not_to_be_asked(people)
    share(cast.member)
    client = signed_in(app, NAMES["member"])

    assert "What happened in May" in client.get(ask_page).text


def test_nobody_else_reads_a_word_of_it(people, member_client, ask_page):
    before = len(member_client.get(ask_page).text)
    not_to_be_asked(people)

    assert len(member_client.get(ask_page).text) == before
