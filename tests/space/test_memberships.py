"""Claim: which spaces somebody has to do with stands nowhere in clear, and opens nothing."""

import pytest

from crypto.errors import CannotOpenError
from webapp.space.cosigning import waiting_for
from webapp.space.memberships import (
    Membership,
    forget_space,
    mend_spaces,
    remember_space,
    spaces_of,
)
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError


def test_spaces_are_remembered_once_and_in_order(store, advocate):
    for space in ("one", "two", "one"):
        remember_space(store, advocate.account, space, "advocate")

    assert [m.space for m in spaces_of(store, advocate.account)] == ["one", "two"]


def test_a_space_can_be_forgotten(store, advocate):
    for space in ("one", "two"):
        remember_space(store, advocate.account, space, "advocate")
    forget_space(store, advocate.account, "one")

    assert [m.space for m in spaces_of(store, advocate.account)] == ["two"]


def test_a_list_moved_to_another_account_is_refused(store, advocate, stranger):
    remember_space(store, advocate.account, "one", "advocate")
    store.db.execute("update memberships set account_id = ?", [stranger.account])

    with pytest.raises(CannotOpenError):
        spaces_of(store, stranger.account)


def test_being_on_the_list_opens_nothing(store, hers, stranger):
    remember_space(store, stranger.account, hers.id, "member")

    with pytest.raises(NotGrantedError):
        open_space(store, stranger, hers.id)


def test_a_spoilt_list_is_made_anew_from_what_was_granted_and_asked(store, hers, doctor, share):
    share(hers, doctor, {"body": None})
    store.db.execute("update memberships set sealed_spaces = x'00'")

    assert mend_spaces(store, doctor.account, "member")
    assert spaces_of(store, doctor.account) == [Membership(hers.id, "member")]
    assert not mend_spaces(store, doctor.account, "member")


def test_a_spoilt_list_of_who_is_asked_to_sign_still_names_the_space(store, hers, rosa, offer):
    offer([rosa])
    store.db.execute("update memberships set sealed_spaces = x'00'")
    mend_spaces(store, rosa.account, "guardian")

    assert [asked.space for asked in waiting_for(store, rosa)] == [hers.id]


def test_a_list_made_anew_names_no_space_of_somebody_else(store, hers, stranger):
    remember_space(store, stranger.account, hers.id, "member")
    store.db.execute("update memberships set sealed_spaces = x'00'")
    mend_spaces(store, stranger.account, "member")

    assert spaces_of(store, stranger.account) == []
