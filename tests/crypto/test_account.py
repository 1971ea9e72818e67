"""Claim: each seed opens under its own master key, account and name only."""

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.account import AccountKeys, new_master, open_key, seal_key
from crypto.errors import CannotOpenError

MASTER, SEED = b"m" * 32, b"s" * 32
SEALED = seal_key(MASTER, "account-1", "hand", SEED)


@given(st.binary(min_size=32, max_size=32), st.text("abc-1", max_size=9))
def test_opening_inverts_sealing(seed, account):
    assert open_key(MASTER, account, "box", seal_key(MASTER, account, "box", seed)) == seed


@given(damaged(SEALED))
def test_any_damage_is_refused(sealed):
    with pytest.raises(CannotOpenError):
        open_key(MASTER, "account-1", "hand", sealed)


@pytest.mark.parametrize(
    "wrong",
    [
        (b"n" * 32, "account-1", "hand"),
        (MASTER, "account-2", "hand"),
        (MASTER, "account-1", "identity"),
        (MASTER, "hand", "account-1"),
    ],
)
def test_another_master_account_or_name_is_refused(wrong):
    with pytest.raises(CannotOpenError):
        open_key(*wrong, SEALED)


def test_generated_keys_differ():
    one, other = AccountKeys.generate(), AccountKeys.generate()

    assert len({one.identity.seed, one.hand.seed, one.box.seed, other.box.seed}) == 4
    assert new_master() != new_master()


def test_public_keys_come_from_the_seeds(reader):
    public = reader.public

    assert public.identity == reader.identity.public
    assert (len(public.identity), len(public.hand), len(public.box)) == (32, 32, 1216)
