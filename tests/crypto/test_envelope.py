"""Claim: an envelope opens with its key, at its place, unharmed, and never otherwise."""

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.envelope import FORMAT, head, key_id_of, open_, seal
from crypto.errors import CannotOpenError, TooWeakError

KEY, KEY_ID, PLACE = b"k" * 32, b"id-eight", b"place"
SEALED = seal(KEY, KEY_ID, b"hello", PLACE)
BARE = seal(KEY, KEY_ID, b"hello", PLACE, pad=False)


@given(st.binary(max_size=5000), st.booleans())
def test_opening_inverts_sealing(text, pad):
    sealed = seal(KEY, KEY_ID, text, PLACE, pad=pad)

    assert open_(KEY, KEY_ID, sealed, PLACE, pad=pad) == text


@given(st.sampled_from((SEALED, BARE)).flatmap(damaged), st.booleans())
def test_any_damage_is_refused(sealed, pad):
    with pytest.raises(CannotOpenError):
        open_(KEY, KEY_ID, sealed, PLACE, pad=pad)


@given(st.binary(max_size=300))
def test_any_other_bytes_are_refused(sealed):
    with pytest.raises(CannotOpenError):
        open_(KEY, KEY_ID, sealed, PLACE)


@given(st.binary(max_size=300))
def test_any_bytes_after_a_good_head_are_refused(body):
    with pytest.raises(CannotOpenError):
        open_(KEY, KEY_ID, head(1, KEY_ID) + body, PLACE)


@given(st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY))
def test_another_key_is_refused(key):
    with pytest.raises(CannotOpenError):
        open_(key, KEY_ID, SEALED, PLACE)


@given(st.binary(max_size=40).filter(lambda place: place != PLACE))
def test_another_place_is_refused(place):
    with pytest.raises(CannotOpenError):
        open_(KEY, KEY_ID, SEALED, place)


def test_another_key_id_is_refused_even_under_the_same_key():
    with pytest.raises(CannotOpenError):
        open_(KEY, b"other-id", SEALED, PLACE)


def test_the_head_is_bound_and_not_only_compared():
    moved = head(1, b"other-id") + SEALED[10:]

    with pytest.raises(CannotOpenError):
        open_(KEY, b"other-id", moved, PLACE)


def test_padding_is_not_taken_for_text():
    with pytest.raises(CannotOpenError):
        open_(KEY, KEY_ID, BARE, PLACE)


def test_the_same_text_never_looks_the_same():
    assert seal(KEY, KEY_ID, b"hello", PLACE) != SEALED


def test_an_envelope_names_its_key():
    assert key_id_of(SEALED) == KEY_ID
    assert SEALED[0] == FORMAT


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_keys_of_another_size_are_an_error_of_the_caller(size):
    with pytest.raises(TooWeakError):
        seal(bytes(size), KEY_ID, b"", PLACE)


def test_key_ids_of_another_size_are_an_error_of_the_caller():
    with pytest.raises(TooWeakError):
        seal(KEY, b"short", b"", PLACE)


def test_a_refusal_never_says_why():
    with pytest.raises(CannotOpenError) as refusal:
        open_(KEY, KEY_ID, SEALED[:-1], PLACE)

    assert str(refusal.value) == "cannot be opened"
    assert refusal.value.__suppress_context__
