"""Claim: a box opens for its receiver, at its place, unharmed, and does not name him."""

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.box import ML_KEM_PUBLIC_SIZE, BoxKey, box_key_id, seal_to
from crypto.errors import CannotOpenError, TooWeakError

KEY, OTHER, PLACE = BoxKey(b"a" * 32), BoxKey(b"b" * 32), b"place"
SEALED = seal_to(KEY.public, b"hello", PLACE)
PRIME = 2**255 - 19
# The u-coordinates whose points have an order that divides 8, on the curve and its twist.
SMALL_ORDER_U = (
    0,
    1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
    PRIME - 1,
    PRIME,
    PRIME + 1,
)


def with_curve_key(u):
    return KEY.public[:ML_KEM_PUBLIC_SIZE] + u.to_bytes(32, "little")


@given(st.binary(max_size=2000), st.binary(max_size=60))
def test_opening_inverts_sealing(text, place):
    assert KEY.open(seal_to(KEY.public, text, place), place) == text


@given(damaged(SEALED))
def test_any_damage_is_refused(sealed):
    with pytest.raises(CannotOpenError):
        KEY.open(sealed, PLACE)


@given(st.binary(max_size=1500))
def test_any_body_is_refused(body):
    with pytest.raises(CannotOpenError):
        KEY.open(SEALED[:10] + body, PLACE)


@given(st.binary(max_size=60).filter(lambda place: place != PLACE))
def test_another_place_is_refused(place):
    with pytest.raises(CannotOpenError):
        KEY.open(SEALED, place)


def test_another_receiver_is_refused():
    with pytest.raises(CannotOpenError):
        OTHER.open(SEALED, PLACE)


def test_boxes_of_two_receivers_begin_alike():
    head = seal_to(OTHER.public, b"hello", PLACE)[:10]

    assert head == SEALED[:10]
    assert KEY.key_id not in SEALED
    assert KEY.public[:32] not in SEALED


@pytest.mark.parametrize("u", SMALL_ORDER_U)
@pytest.mark.parametrize("high_bit", [0, 2**255])
def test_a_receiver_of_small_order_is_refused(u, high_bit):
    with pytest.raises(CannotOpenError):
        seal_to(with_curve_key(u + high_bit), b"hello", PLACE)


@pytest.mark.parametrize("u", SMALL_ORDER_U)
def test_a_sender_of_small_order_is_refused(u):
    forged = SEALED[: 10 + 1088] + u.to_bytes(32, "little") + SEALED[10 + 1120 :]

    with pytest.raises(CannotOpenError):
        KEY.open(forged, PLACE)


def test_a_lattice_key_out_of_range_is_refused():
    with pytest.raises(CannotOpenError):
        seal_to(b"\xff" * ML_KEM_PUBLIC_SIZE + KEY.public[-32:], b"hello", PLACE)


@pytest.mark.parametrize("size", [0, 32, 1184, 1215, 1217])
def test_public_keys_of_another_size_are_refused(size):
    with pytest.raises(CannotOpenError):
        seal_to(bytes(size), b"hello", PLACE)


@pytest.mark.parametrize("size", [0, 31, 33, 96])
def test_a_seed_is_32_bytes(size):
    with pytest.raises(TooWeakError):
        BoxKey(bytes(size))


def test_a_key_id_is_of_one_public_key():
    assert KEY.key_id == box_key_id(KEY.public) != OTHER.key_id
