"""Claim: what arrived is filed once, by who keeps the keys, and only from whom it may come."""

from dataclasses import replace

import pytest
from pages_cast import sign_in

from webapp.care.filing import _file, file_messages
from webapp.care.promises import CANNOT, DONE, OPEN, Promise
from webapp.care.promising import REPLY
from webapp.care.records import records, save, take_out
from webapp.space.inbox import messages, post
from webapp.space.kinds import PROMISES
from webapp.space.opening import open_space
from webapp.space.people import Hand


@pytest.fixture
def hers(store, cast, space):
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def promise(space):
    return records(space.section(PROMISES), Promise)[0]


@pytest.fixture
def reply(store, cast, space, promise):
    """reply(by, state=..., to=...): a signed answer to the first promise."""

    def send(by, state=DONE, text="", to=None, **more):
        body = {"promise": promise.id, "state": state, "reply": text, **more}
        return post(store, by, (to or cast.youth).card, REPLY, body, space=space.id)

    return send


def now(hers):
    return records(hers().section(PROMISES), Promise)[0]


def test_who_promised_answers_and_the_message_goes(reply, hers, cast, store):
    reply(cast.advocate, CANNOT, "The office is closed")

    assert file_messages(hers()) == 1
    assert (now(hers).state, now(hers).reply) == (CANNOT, "The office is closed")
    assert now(hers).replied_on == "2026-06-03"
    assert messages(store, cast.youth) == []


def test_two_pages_at_once_file_it_once(reply, hers, cast, store):
    """Both read it before either had filed it; by then she had opened the promise again."""
    reply(cast.advocate, DONE)
    (message,), late = messages(store, cast.youth), hers()
    file_messages(hers())
    save(hers(), PROMISES, replace(now(hers), state=OPEN))
    _file(late, message)

    assert now(hers).state == OPEN


def test_nobody_else_answers_a_promise(reply, hers, cast, store, shared):
    reply(cast.member)

    file_messages(hers())

    assert now(hers).state == OPEN
    assert messages(store, cast.youth) == []


def test_a_card_that_claims_the_account_with_other_keys_counts_for_nothing(reply, hers, cast):
    claimed = replace(cast.stranger.card, account=cast.advocate.account)
    reply(Hand(claimed, cast.stranger.hand, cast.stranger.box))

    file_messages(hers())

    assert now(hers).state == OPEN


def test_a_keeper_files_it_too_and_the_second_time_changes_nothing(reply, hers, cast, store):
    reply(cast.advocate, DONE, to=cast.advocate)
    reply(cast.advocate, CANNOT, "never mind")

    file_messages(open_space(store, cast.advocate, hers().id))
    file_messages(hers())

    assert now(hers).state == DONE


def test_a_reader_without_keys_files_nothing(reply, cast, store, space, shared):
    reply(cast.advocate, to=cast.member)

    assert file_messages(open_space(store, cast.member, space.id)) == 0


@pytest.mark.parametrize(
    "broken",
    [{"promise": "none"}, {"state": "open"}, {"state": None}, {"reply": 7}, {"reply": ["x"]}],
)
def test_a_body_out_of_order_keeps_nobody_from_her_pages(reply, hers, cast, store, broken):
    reply(cast.advocate, **({"state": DONE} | broken))

    file_messages(hers())

    assert now(hers).state == OPEN
    assert messages(store, cast.youth) == []


def test_a_reply_to_a_promise_that_was_taken_out_goes_quietly(reply, hers, cast, promise, store):
    reply(cast.advocate)
    take_out(hers(), PROMISES, promise.id)

    file_messages(hers())

    assert messages(store, cast.youth) == []


def test_other_kinds_of_message_stay(hers, cast, store, space):
    post(store, cast.advocate, cast.youth.card, "urgent", {}, space=space.id)

    file_messages(hers())

    assert len(messages(store, cast.youth)) == 1


def test_signing_in_files_what_waits(reply, cast, app, hers, youth_client):
    reply(cast.advocate)
    sign_in(youth_client, "quiet river")

    assert now(hers).state == DONE


def test_a_long_reply_is_cut_and_its_signs_cleaned(reply, hers, cast, space):
    reply(cast.advocate, CANNOT, "x\x00" * 900)

    file_messages(hers())

    assert now(hers).reply == "x" * 500


def test_what_she_changed_meanwhile_stays_and_the_answer_is_filed(reply, hers, cast, store):
    """One page had read her promises already when another one of hers changed this one."""
    reply(cast.advocate, DONE)
    (message,), late = messages(store, cast.youth), hers()
    late.section(PROMISES).items()
    save(hers(), PROMISES, replace(now(hers), asked_on="2026-06-02"))
    _file(late, message)

    assert (now(hers).state, now(hers).asked_on) == (DONE, "2026-06-02")
    assert messages(store, cast.youth) == []
