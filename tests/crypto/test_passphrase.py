"""Claim: words give the same key however they were typed, and never cheaply outside tests."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import TooWeakError
from crypto.passphrase import (
    FLOOR_ITERATIONS,
    FLOOR_MEMORY_KIB,
    STANDARD,
    Profile,
    same_words,
    unlocking_from_words,
)

SALT, PEPPER = b"salt" * 4, b"pepper" * 6
SPACES = st.sampled_from((" ", "\t", " \u00a0 "))
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@given(st.integers(0, FLOOR_MEMORY_KIB - 1), st.integers(FLOOR_ITERATIONS, 9))
def test_too_little_memory_is_refused(memory, rounds):
    with pytest.raises(TooWeakError):
        Profile(memory, rounds, 1)


@pytest.mark.parametrize("rounds", range(FLOOR_ITERATIONS))
def test_too_few_rounds_are_refused(rounds):
    with pytest.raises(TooWeakError):
        Profile(STANDARD.memory_kib, rounds, 1)


def test_tests_may_ask_for_less(cheap):
    assert cheap.memory_kib < FLOOR_MEMORY_KIB


def test_the_standard_is_above_the_floor_and_not_for_tests():
    assert (STANDARD.memory_kib, STANDARD.iterations, STANDARD.lanes) == (65536, 3, 1)
    assert not STANDARD.for_tests


@given(st.text())
def test_folding_twice_changes_nothing(words):
    assert same_words(same_words(words)) == same_words(words)


@given(st.text(), st.sampled_from(FORMS))
def test_every_normal_form_folds_alike(words, form):
    assert same_words(unicodedata.normalize(form, words)) == same_words(words)


@given(st.lists(st.text("abcñéü", min_size=1), max_size=6), SPACES)
def test_spaces_and_capitals_do_not_matter(words, space):
    assert same_words(space + space.join(words).upper() + space) == same_words(" ".join(words))


def test_spaces_between_words_do_matter():
    assert same_words("river stone") != same_words("riverstone")


def test_each_input_changes_the_key(cheap):
    key = unlocking_from_words("river stone", SALT, PEPPER, cheap)
    dearer = Profile(16, 1, 1, for_tests=True)

    others = {
        unlocking_from_words("river stones", SALT, PEPPER, cheap),
        unlocking_from_words("river stone", SALT[::-1], PEPPER, cheap),
        unlocking_from_words("river stone", SALT, PEPPER[::-1], cheap),
        unlocking_from_words("river stone", SALT, PEPPER, dearer),
    }

    assert len(others | {key}) == 5
    assert unlocking_from_words(" River STONE", SALT, PEPPER, cheap) == key


@pytest.mark.parametrize(("salt", "pepper"), [(b"short", PEPPER), (SALT, b""), (SALT, None)])
def test_a_short_salt_or_no_pepper_is_refused(salt, pepper, cheap):
    with pytest.raises(TooWeakError):
        unlocking_from_words("river stone", salt, pepper, cheap)
