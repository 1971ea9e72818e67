"""Claim: two different places never read alike, and no tag hides in another."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.labels import Tag, place

TAGS = st.sampled_from(list(Tag))
NUMBERS = st.integers(0, 2**64 - 1)
RAW_FIELDS = st.lists(st.binary(max_size=12), max_size=5)


def test_no_tag_equals_or_begins_another():
    pairs = itertools.permutations([tag.value for tag in Tag.__members__.values()], 2)

    assert [(one, other) for one, other in pairs if other.startswith(one)] == []


def test_no_two_names_share_a_tag():
    assert len(Tag.__members__) == len(Tag)


@given(TAGS, RAW_FIELDS, TAGS, RAW_FIELDS)
def test_places_are_equal_only_when_all_of_them_is(tag, fields, other_tag, other_fields):
    same = (tag, fields) == (other_tag, other_fields)

    assert (place(tag, *fields) == place(other_tag, *other_fields)) == same


@given(TAGS, st.binary(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_moving_a_border_between_two_fields_changes_the_place(tag, joined, one, other):
    one, other = min(one, len(joined)), min(other, len(joined))
    split, elsewhere = (place(tag, joined[:at], joined[at:]) for at in (one, other))

    assert (split == elsewhere) == (one == other)


@given(TAGS, RAW_FIELDS, TAGS, RAW_FIELDS)
def test_no_place_begins_another(tag, fields, other_tag, other_fields):
    one, other = place(tag, *fields), place(other_tag, *other_fields)

    assert one == other or not other.startswith(one)


@given(TAGS, st.text(max_size=9), NUMBERS, st.text(max_size=9), NUMBERS)
def test_fields_of_text_and_number_are_told_apart(tag, text, number, other_text, other_number):
    same = (text, number) == (other_text, other_number)

    assert (place(tag, text, number) == place(tag, other_text, other_number)) == same


@pytest.mark.parametrize("number", [-1, 2**64])
def test_numbers_out_of_range_cannot_be_named(number):
    with pytest.raises(OverflowError):
        place(Tag.DRAFT, number)


def test_text_that_is_no_unicode_cannot_be_named():
    with pytest.raises(UnicodeEncodeError):
        place(Tag.DRAFT, "\ud800")
