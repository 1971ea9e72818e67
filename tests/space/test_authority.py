"""Claim: a space has one owner at a time, and only signed entries in a row say who that is."""

from dataclasses import replace

import pytest
from spine_cast import NOW

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.space import kinds
from webapp.space.authority import (
    add_entry,
    authority_over,
    charter,
    hand_over_entry,
    space_id_of,
    succession_entry,
)
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import write

AT = NOW.isoformat()


@pytest.fixture
def founded(store, advocate):
    """The id of a space that has only its charter."""
    space, document = charter(advocate, AT)
    store.db.execute("insert into spaces values (?, ?, ?)", [space, b"", "2026-11-22"])
    add_entry(store, space, document)
    return space


@pytest.fixture
def give(store, founded, advocate):
    """Add a whole hand-over to somebody; `by` signs as founder."""

    def make(owner, by=advocate, space=founded):
        entry = hand_over_entry(space, by, owner.card, AT).signed_by("owner", owner.identity)
        add_entry(store, founded, entry)

    return make


def test_the_founder_acts_as_owner_until_the_hand_over(store, founded, advocate):
    authority = authority_over(store, founded)

    assert authority.is_owner(advocate.account)
    assert not authority.handed_over


def test_the_hand_over_makes_the_youth_the_owner(store, founded, give, youth, advocate):
    give(youth)

    authority = authority_over(store, founded)
    assert authority.owner == youth.card
    assert authority.earlier == (advocate.card,)


def test_just_for_me_begins_with_the_hand_over(store, founded, give, youth):
    assert kinds.PRIVATE not in authority_over(store, founded).sections

    give(youth)

    assert kinds.PRIVATE in authority_over(store, founded).sections


def test_a_second_hand_over_changes_nothing(store, founded, give, youth, stranger):
    give(youth)
    give(stranger)

    assert authority_over(store, founded).owner == youth.card


def test_a_hand_over_the_youth_did_not_sign_counts_for_nothing(store, founded, advocate, youth):
    add_entry(store, founded, hand_over_entry(founded, advocate, youth.card, AT))

    assert authority_over(store, founded).owner == advocate.card


def test_a_hand_over_signed_by_another_founder_counts_for_nothing(
    store, founded, give, advocate, stranger, youth
):
    give(youth, by=replace(stranger, card=replace(stranger.card, account=advocate.account)))

    assert authority_over(store, founded).owner == advocate.card


def test_a_hand_over_of_another_space_counts_for_nothing(store, founded, give, youth, advocate):
    give(youth, space="0" * 64)

    assert authority_over(store, founded).owner == advocate.card


def test_an_entry_of_another_shape_counts_for_nothing(store, founded, advocate):
    for tag in (Tag.HANDOVER, Tag.SUCCESSION, Tag.GRANT):
        add_entry(store, founded, write(tag, {}).signed_by("founder", advocate.identity))

    assert authority_over(store, founded).owner == advocate.card


def test_a_changed_charter_is_not_this_spaces_charter(store, founded, stranger):
    _other, document = charter(stranger, AT)
    sealed = store.seal.seal("entries", "sealed_entry", f"{founded}/1", document.dump().encode())
    store.db.execute("update entries set sealed_entry = ? where number = 1", [sealed])

    with pytest.raises(CannotOpenError):
        authority_over(store, founded)


def test_a_charter_signed_by_somebody_else_is_refused(store, advocate, stranger):
    _id, document = charter(advocate, AT)
    forged = write(Tag.CHARTER, document.body).signed_by("founder", stranger.identity)
    space = space_id_of(forged)
    store.db.execute("insert into spaces values (?, ?, ?)", [space, b"", "2026-11-22"])
    add_entry(store, space, forged)

    with pytest.raises(CannotOpenError):
        authority_over(store, space)


def test_a_space_without_entries_is_like_one_that_never_was(store):
    with pytest.raises(NotGrantedError):
        authority_over(store, "0" * 64)


def test_the_owner_can_pass_the_space_to_her_own_new_keys(store, founded, give, youth, person):
    fresh = person("quiet river again", "youth")
    give(youth)

    add_entry(store, founded, succession_entry(founded, youth, fresh, AT))

    authority = authority_over(store, founded)
    assert authority.owner == fresh.card
    assert youth.card in authority.earlier
    assert kinds.PRIVATE in authority.sections


def test_nobody_but_the_owner_can_pass_the_space_on(store, founded, give, youth, stranger):
    give(youth)
    false = replace(stranger, card=youth.card)

    add_entry(store, founded, succession_entry(founded, false, stranger, AT))

    assert authority_over(store, founded).owner == youth.card


def test_new_keys_must_sign_too(store, founded, give, youth, stranger, person):
    give(youth)
    unwilling = replace(person("new", "youth"), identity=stranger.identity)

    add_entry(store, founded, succession_entry(founded, youth, unwilling, AT))

    assert authority_over(store, founded).owner == youth.card


def test_old_keys_do_not_pass_the_space_on_a_second_time(store, founded, give, youth, person):
    first, second = person("first", "youth"), person("second", "youth")
    give(youth)
    add_entry(store, founded, succession_entry(founded, youth, first, AT))

    add_entry(store, founded, succession_entry(founded, youth, second, AT))

    assert authority_over(store, founded).owner == first.card


def test_before_the_hand_over_there_is_no_succession(store, founded, advocate, stranger):
    add_entry(store, founded, succession_entry(founded, advocate, stranger, AT))

    assert authority_over(store, founded).owner == advocate.card
