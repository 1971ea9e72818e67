"""Claim: a vouch counts for the keys that were compared, and for no others."""

import pytest

from crypto.errors import CannotOpenError
from webapp.account.accounts import replace_keys
from webapp.team.vouches import own_number, vouch, vouches_for


def test_a_vouch_names_who_compared(store, cast):
    vouch(store, cast.advocate, cast.member.card)

    (one,) = vouches_for(store, cast.member.account)
    assert (one.by.name, one.at) == ("Tasha", store.now)


def test_new_keys_are_keys_that_nobody_compared(store, cast):
    vouch(store, cast.advocate, cast.member.card)

    replace_keys(store, cast.member)

    assert vouches_for(store, cast.member.account) == []


def test_a_vouch_moved_to_somebody_else_counts_for_nothing(store, cast):
    vouch(store, cast.advocate, cast.member.card)
    store.db.execute("update vouches set account_id = ?", [cast.stranger.account])

    assert vouches_for(store, cast.stranger.account) == []


def test_nobody_vouches_for_themselves(store, cast):
    with pytest.raises(CannotOpenError):
        vouch(store, cast.advocate, cast.advocate.card)


def test_the_words_of_two_people_differ(cast):
    assert own_number(cast.member.card) != own_number(cast.stranger.card)
