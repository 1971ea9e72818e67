"""Claim: two screens show the same six words only when they saw the same things."""

from hypothesis import given
from hypothesis import strategies as st

from crypto.compare import compare_number

SEEN = st.lists(st.binary(max_size=9), max_size=4)


@given(SEEN)
def test_a_number_is_six_words_of_eleven_bits(seen):
    assert 0 <= compare_number(*seen) < 2048**6


@given(SEEN, SEEN)
def test_numbers_agree_only_when_all_that_was_seen_agrees(one, other):
    assert (compare_number(*one) == compare_number(*other)) == (one == other)
