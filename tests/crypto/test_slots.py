"""Claim: a slot opens with its own unlocking key, account, kind and cost, and with nothing else."""

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import CannotOpenError, TooWeakError
from crypto.passphrase import STANDARD, Profile
from crypto.slots import SlotKind, open_slot, seal_slot

UNLOCKING, MASTER = b"u" * 32, b"m" * 32
BY_WORDS = (SlotKind.WORDS, UNLOCKING, "account-1", STANDARD)
BY_CODE = (SlotKind.CODE, UNLOCKING, "account-1", None)


def seal(kind, unlocking, account, profile, master=MASTER):
    return seal_slot(kind, unlocking, master, account, profile)


def opened(slot, kind, unlocking, account, profile):
    return open_slot(kind, unlocking, slot, account, profile)


SLOT = seal(*BY_WORDS)


@given(st.sampled_from((BY_WORDS, BY_CODE)), st.binary(min_size=32, max_size=32))
def test_opening_inverts_sealing(way, master):
    assert opened(seal(*way, master), *way) == master


@given(damaged(SLOT))
def test_any_damage_is_refused(slot):
    with pytest.raises(CannotOpenError):
        opened(slot, *BY_WORDS)


@given(st.binary(max_size=40).filter(lambda key: key != UNLOCKING))
def test_another_unlocking_key_is_refused(unlocking):
    with pytest.raises(CannotOpenError):
        opened(SLOT, SlotKind.WORDS, unlocking, "account-1", STANDARD)


@pytest.mark.parametrize(
    "other",
    [
        (SlotKind.CODE, UNLOCKING, "account-1", STANDARD),
        BY_CODE,
        (SlotKind.WORDS, UNLOCKING, "account-2", STANDARD),
        (SlotKind.WORDS, UNLOCKING, "account-1", Profile(19456, 2, 1)),
        (SlotKind.WORDS, UNLOCKING, "account-1", Profile(65536, 3, 2)),
        (SlotKind.WORDS, UNLOCKING, "account-1", None),
    ],
)
def test_another_kind_account_or_cost_is_refused(other):
    with pytest.raises(CannotOpenError):
        opened(SLOT, *other)


def test_a_swapped_commitment_is_refused():
    other = seal(SlotKind.WORDS, b"v" * 32, "account-1", STANDARD)

    with pytest.raises(CannotOpenError):
        opened(other[:32] + SLOT[32:], *BY_WORDS)
    with pytest.raises(CannotOpenError):
        opened(SLOT[:32] + other[32:], *BY_WORDS)


@pytest.mark.parametrize(
    "weak",
    [
        (SlotKind.CODE, bytes(19), "account-1", None),
        (SlotKind.WORDS, b"", "account-1", STANDARD),
        (SlotKind.WORDS, UNLOCKING, "account-1", None),
        (SlotKind.CODE, UNLOCKING, "account-1", STANDARD),
    ],
)
def test_weak_or_mismatched_material_is_not_sealed(weak):
    with pytest.raises(TooWeakError):
        seal(*weak)
