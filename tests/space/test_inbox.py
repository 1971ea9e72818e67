"""Claim: a message reaches one person only, says who wrote it, and cannot be moved or forged."""

import os
from dataclasses import replace

import pytest

from webapp.space.inbox import drop, messages, post


@pytest.fixture
def sent(store, doctor, youth):
    return post(store, doctor, youth.card, "promise-reply", {"text": "done"}, is_urgent=True)


def test_it_arrives_whole(store, sent, doctor, youth):
    (message,) = messages(store, youth)

    assert (message.id, message.kind, message.body) == (sent, "promise-reply", {"text": "done"})
    assert message.author == doctor.card
    assert message.written_at == store.now
    assert message.is_urgent


def test_nobody_else_reads_it(store, sent, youth, stranger):
    store.db.execute("update inbox set account_id = ?", [stranger.account])

    assert messages(store, stranger) == []
    assert messages(store, replace(stranger, card=youth.card)) == []


def test_not_even_its_author(store, sent, doctor):
    assert messages(store, doctor) == []


def test_under_another_id_it_is_nothing(store, sent, youth):
    store.db.execute("update inbox set id = ?", [os.urandom(16).hex()])

    assert messages(store, youth) == []


def test_a_message_in_somebody_elses_name_counts_for_nothing(store, doctor, stranger, youth):
    post(store, replace(stranger, card=doctor.card), youth.card, "question", {})

    assert messages(store, youth) == []


def test_a_changed_urgency_is_noticed(store, sent, youth):
    store.db.execute("update inbox set sealed_facts = x'00'")

    assert messages(store, youth) == []


def test_one_bad_message_does_not_hide_the_others(store, sent, doctor, youth):
    other = post(store, doctor, youth.card, "question", {})
    store.db.execute("update inbox set sealed = x'00' where id = ?", [sent])

    assert [message.id for message in messages(store, youth)] == [other]


def test_they_come_in_the_order_they_were_written(store, doctor, youth):
    sent = [post(store, doctor, youth.card, "question", {"n": n}) for n in range(3)]

    assert [message.id for message in messages(store, youth)] == sent


def test_only_its_receiver_can_drop_it(store, sent, youth, stranger):
    drop(store, stranger, sent)
    assert len(messages(store, youth)) == 1

    drop(store, youth, sent)
    assert messages(store, youth) == []
