"""Claim: "your advocate checked this" counts for the advocate whose keys she pinned, not for
an account row that somebody with the key file swapped."""

from webapp.account.accounts import card_of, replace_keys
from webapp.care.filing import file_messages
from webapp.care.people import Person
from webapp.care.records import records
from webapp.space import kinds
from webapp.team.introductions import introduce
from webapp.team.vouches import vouch


def swap_keys(store, signer):
    """An administrator puts keys of his own behind somebody's account."""
    return replace_keys(store, signer)[0]


def person_of(space, account):
    people = records(space.section(kinds.SHARING), Person)
    return next(person for person in people if person.account == account)


def test_a_vouch_by_swapped_keys_of_the_advocate_checks_nobody(store, cast, space):
    impostor = swap_keys(store, cast.member)
    introduce(store, cast.advocate, cast.youth.card, impostor.card, space=space.id)
    vouch(store, swap_keys(store, cast.advocate), card_of(store, cast.member.account))

    file_messages(space)

    assert not person_of(space, cast.member.account).is_checked


def test_a_true_vouch_still_counts(store, cast, space):
    vouch(store, cast.advocate, cast.member.card)
    introduce(store, cast.advocate, cast.youth.card, cast.member.card, space=space.id)

    file_messages(space)

    assert person_of(space, cast.member.account).is_checked
