"""Claim: whoever is shut out of a space gets no new share there, and every try is remembered."""

from datetime import timedelta

import pytest

from crypto.errors import CannotOpenError
from webapp.space.cosigning import decline
from webapp.space.exclusions import exclude, is_excluded, note_try, readmit, tries_of
from webapp.space.grants import all_grants


def test_nothing_new_is_granted_to_who_is_shut_out(store, hers, doctor, share):
    exclude(store, hers.id, doctor.account)
    with pytest.raises(CannotOpenError):
        share(hers, doctor, {"body": None})

    assert doctor.account not in {g.reader for g in all_grants(store, hers.authority)[0]}


def test_nothing_is_offered_for_who_is_shut_out(store, hers, doctor, rosa, offer):
    exclude(store, hers.id, doctor.account)
    with pytest.raises(CannotOpenError):
        offer([rosa])


def test_who_is_let_back_can_be_granted_something_again(store, hers, doctor, share):
    exclude(store, hers.id, doctor.account)
    readmit(store, hers.id, doctor.account)

    assert share(hers, doctor, {"body": None}).reader == doctor.account


def test_a_try_is_remembered_once_a_day(store, hers, doctor):
    exclude(store, hers.id, doctor.account)
    tomorrow = type(store)(store.db, store.seal, store.now + timedelta(days=1), store.stop_list)
    for when in (store, store, tomorrow):
        note_try(when, hers.id, doctor.account)

    assert [at.date() for at in tries_of(store, hers.id, doctor.account)] == [
        store.now.date(), tomorrow.now.date(),
    ]  # fmt: skip


def test_who_is_not_shut_out_has_no_tries(store, hers, doctor):
    note_try(store, hers.id, doctor.account)

    assert tries_of(store, hers.id, doctor.account) == []
    assert not is_excluded(store, hers.id, doctor.account)


def test_an_answer_of_who_is_shut_out_is_a_try(store, hers, rosa, offer):
    asked = offer([rosa]).id
    exclude(store, hers.id, rosa.account)
    decline(store, rosa, asked, {})

    assert len(tries_of(store, hers.id, rosa.account)) == 1
