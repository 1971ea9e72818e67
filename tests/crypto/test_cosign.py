"""Claim: a layer opens when every signer gave a share, and for nobody before."""

import itertools

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.account import AccountKeys
from crypto.box import BoxKey
from crypto.cosign import NOTHING_JOINED, join, open_layer, open_share, seal_layer
from crypto.errors import CannotOpenError, TooWeakError
from crypto.signing import SigningKey
from crypto.wrap import WrapPlace


def keys(number):
    seed = bytes((number,)) * 32
    return AccountKeys(SigningKey(seed), SigningKey(b"h" * 32), BoxKey(seed))


SIGNERS = {f"signer-{number}": keys(number) for number in (1, 2, 3)}
PUBLIC = {account: each.public for account, each in SIGNERS.items()}
WHERE = WrapPlace("space", "section", 3, "reader", b"f" * 32, b"g" * 32)
HELD = b"a signature and a wrap"
LAYER, SHARES = seal_layer(HELD, PUBLIC, WHERE)


def opened(account, layer=LAYER, sealed=None, by=None):
    box = (by or SIGNERS[account]).box
    share = SHARES[account] if sealed is None else sealed
    return open_share(box, share, layer, WHERE, account, PUBLIC[account])


ALL = [opened(account) for account in SIGNERS]


@given(st.permutations(ALL))
def test_all_shares_in_any_order_open_it(shares):
    joined = NOTHING_JOINED
    for share in shares:
        joined = join(joined, share)

    assert open_layer(LAYER, joined, WHERE) == HELD


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_shares_open_nothing(count):
    for some in itertools.combinations(ALL, count):
        with pytest.raises(CannotOpenError):
            open_layer(LAYER, join(*some), WHERE)


def test_one_share_twice_is_no_second_one():
    with pytest.raises(CannotOpenError):
        open_layer(LAYER, join(ALL[0], ALL[1], ALL[1]), WHERE)


def test_nobody_opens_the_share_of_another():
    for mine, theirs in itertools.permutations(SIGNERS, 2):
        with pytest.raises(CannotOpenError):
            opened(theirs, by=SIGNERS[mine])


def test_a_share_fits_no_other_layer():
    again, fresh = seal_layer(HELD, PUBLIC, WHERE)

    with pytest.raises(CannotOpenError):
        opened("signer-1", layer=again)
    with pytest.raises(CannotOpenError):
        opened("signer-1", sealed=fresh["signer-1"])


@given(damaged(LAYER))
def test_any_damage_to_a_layer_is_refused(layer):
    with pytest.raises(CannotOpenError):
        open_layer(layer, join(*ALL), WHERE)


@given(damaged(SHARES["signer-1"]))
def test_any_damage_to_a_share_is_refused(sealed):
    with pytest.raises(CannotOpenError):
        opened("signer-1", sealed=sealed)


@pytest.mark.parametrize("share", [b"", b"s" * 31, b"s" * 33])
def test_a_share_of_another_length_is_refused(share):
    with pytest.raises(CannotOpenError):
        join(ALL[0], share)


def test_a_layer_without_anybody_missing_is_not_made():
    with pytest.raises(TooWeakError):
        seal_layer(HELD, {}, WHERE)
