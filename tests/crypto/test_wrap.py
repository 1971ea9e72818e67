"""Claim: a wrap opens for one reader under one grant, and cannot be made for a swapped key."""

from dataclasses import fields, replace

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.account import AccountKeys, PublicKeys
from crypto.box import BoxKey
from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from crypto.signing import SigningKey, verify
from crypto.wrap import (
    WrapPlace,
    signed_part,
    unwrap_roots,
    unwrap_section,
    wrap_roots,
    wrap_section,
)

READER = AccountKeys(SigningKey(b"i" * 32), SigningKey(b"h" * 32), BoxKey(b"b" * 32))
OTHER = AccountKeys(SigningKey(b"j" * 32), SigningKey(b"g" * 32), BoxKey(b"c" * 32))
KEY = SectionKey(b"k" * 32, "space", "section", 3)
WHERE = WrapPlace("space", "section", 3, "reader", READER.public.fingerprint, b"g" * 32)
ITEMS = [f"{number:032x}" for number in range(40)]
WRAPPED = wrap_section(KEY, READER.public, WHERE)
WRAPPED_ROOTS = wrap_roots([KEY.root(ITEMS[0])], READER.public, WHERE)
MOVED = {
    "space": "other",
    "section": "other",
    "epoch": 4,
    "reader": "other",
    "reader_fingerprint": OTHER.public.fingerprint,
    "grant_hash": b"h" * 32,
}


def test_unwrapping_inverts_wrapping():
    assert unwrap_section(READER.box, WRAPPED, WHERE) == KEY


@given(st.lists(st.sampled_from(ITEMS), unique=True))
def test_unwrapping_roots_inverts_wrapping(items):
    wrapped = wrap_roots([KEY.root(item) for item in items], READER.public, WHERE)

    assert unwrap_roots(READER.box, wrapped, WHERE) == {item: KEY.root(item) for item in items}


@pytest.mark.parametrize(("few", "more"), [(0, 16), (17, 32)])
def test_the_number_of_items_shows_only_roughly(few, more):
    sizes = {
        len(wrap_roots([KEY.root(item) for item in ITEMS[:count]], READER.public, WHERE))
        for count in (few, more)
    }

    assert len(sizes) == 1


@given(damaged(WRAPPED))
def test_any_damage_is_refused(wrapped):
    with pytest.raises(CannotOpenError):
        unwrap_section(READER.box, wrapped, WHERE)


@given(damaged(WRAPPED_ROOTS))
def test_any_damage_to_roots_is_refused(wrapped):
    with pytest.raises(CannotOpenError):
        unwrap_roots(READER.box, wrapped, WHERE)


def test_every_field_of_the_place_is_tried_below():
    assert set(MOVED) == {field.name for field in fields(WrapPlace)}


@pytest.mark.parametrize("field", MOVED)
def test_any_other_place_is_refused(field):
    moved = replace(WHERE, **{field: MOVED[field]})

    with pytest.raises(CannotOpenError):
        unwrap_section(READER.box, WRAPPED, moved)
    with pytest.raises(CannotOpenError):
        unwrap_roots(READER.box, WRAPPED_ROOTS, moved)


def test_another_reader_is_refused():
    with pytest.raises(CannotOpenError):
        unwrap_section(OTHER.box, WRAPPED, WHERE)


def test_the_two_kinds_are_never_taken_for_each_other():
    with pytest.raises(CannotOpenError):
        unwrap_section(READER.box, WRAPPED_ROOTS, WHERE)
    with pytest.raises(CannotOpenError):
        unwrap_roots(READER.box, WRAPPED, WHERE)


def test_nothing_is_wrapped_for_a_swapped_box_key():
    planted = PublicKeys(READER.public.identity, READER.public.hand, OTHER.public.box)

    with pytest.raises(CannotOpenError):
        wrap_section(KEY, planted, WHERE)
    with pytest.raises(CannotOpenError):
        wrap_roots([KEY.root(ITEMS[0])], planted, WHERE)


@pytest.mark.parametrize("field", ["space", "section", "epoch"])
def test_nothing_is_wrapped_under_another_place_than_its_own(field):
    elsewhere = replace(WHERE, **{field: MOVED[field]})

    with pytest.raises(CannotOpenError):
        wrap_section(KEY, READER.public, elsewhere)
    with pytest.raises(CannotOpenError):
        wrap_roots([KEY.root(ITEMS[0])], READER.public, elsewhere)


@pytest.mark.parametrize("item", ["", "ab", "AB" * 16, "ab" * 32, "not hex"])
def test_only_item_ids_of_one_form_are_wrapped(item):
    with pytest.raises(ValueError, match="hex"):
        wrap_roots([KEY.root(item)], READER.public, WHERE)


def test_a_signature_over_a_wrap_does_not_hold_for_another_wrap_or_place():
    owner = SigningKey(b"o" * 32)
    signature = owner.sign(signed_part(WRAPPED, WHERE))
    verify(owner.public, signature, signed_part(WRAPPED, WHERE))

    with pytest.raises(CannotOpenError):
        verify(owner.public, signature, signed_part(WRAPPED_ROOTS, WHERE))
    with pytest.raises(CannotOpenError):
        verify(owner.public, signature, signed_part(WRAPPED, replace(WHERE, reader="other")))
