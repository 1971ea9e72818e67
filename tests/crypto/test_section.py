"""Claim: a sealed version opens in its own space, section, epoch, item and version only."""

import pytest
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import CannotOpenError, TooWeakError
from crypto.section import ItemRoot, SectionKey

KEY = SectionKey(b"k" * 32, "space", "section", 3)
ROOT = KEY.root("item")
SEALED = ROOT.seal(5, b"hello")
NUMBERS = st.integers(0, 2**63)
IDS = st.sampled_from(("space", "section", "item", "else", ""))


@given(NUMBERS, NUMBERS, st.binary(max_size=500))
def test_opening_inverts_sealing(epoch, version, text):
    root = SectionKey(b"k" * 32, "space", "section", epoch).root("item")

    assert root.open(version, root.seal(version, text)) == text


@given(damaged(SEALED))
def test_any_damage_is_refused(sealed):
    with pytest.raises(CannotOpenError):
        ROOT.open(5, sealed)


@given(IDS, IDS, st.integers(2, 6), IDS, st.integers(2, 6))
def test_any_other_place_is_refused(space, section, epoch, item, version):
    root = SectionKey(b"k" * 32, space, section, epoch).root(item)
    if (space, section, epoch, item, version) == ("space", "section", 3, "item", 5):
        assert root.open(version, SEALED) == b"hello"
        return

    with pytest.raises(CannotOpenError):
        root.open(version, SEALED)


@given(IDS, IDS, st.integers(2, 6), IDS)
def test_a_root_moved_elsewhere_opens_nothing(space, section, epoch, item):
    moved = ItemRoot(ROOT.key, space, section, epoch, item)
    if moved == ROOT:
        return

    with pytest.raises(CannotOpenError):
        moved.open(5, SEALED)


def test_another_section_key_is_refused():
    with pytest.raises(CannotOpenError):
        SectionKey(b"l" * 32, "space", "section", 3).root("item").open(5, SEALED)


def test_roots_of_two_items_differ_and_are_not_the_key():
    assert len({KEY.root("item").key, KEY.root("other").key, KEY.key}) == 3


def test_generated_keys_differ():
    assert SectionKey.generate("s", "t", 1).key != SectionKey.generate("s", "t", 1).key


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_section_key_is_32_bytes(size):
    with pytest.raises(TooWeakError):
        SectionKey(bytes(size), "space", "section", 1)
