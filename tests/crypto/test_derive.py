"""Claim: keys of two purposes or two origins never agree."""

from hypothesis import given
from hypothesis import strategies as st

from crypto.derive import SIZE, expand, keyed_index, subkey

KEYS = st.binary(min_size=32, max_size=32)
WAYS = st.sampled_from((subkey, expand, keyed_index))


@given(WAYS, KEYS, st.binary(max_size=40))
def test_a_derived_key_is_32_bytes_and_the_same_each_time(way, key, place):
    assert way(key, place) == way(key, place)
    assert len(way(key, place)) == SIZE


@given(WAYS, KEYS, KEYS, st.binary(max_size=20), st.binary(max_size=20))
def test_another_key_or_place_gives_another_key(way, key, other_key, place, other_place):
    same = (key, place) == (other_key, other_place)

    assert (way(key, place) == way(other_key, other_place)) == same


@given(KEYS, st.binary(max_size=20))
def test_the_three_ways_never_agree(key, place):
    assert len({subkey(key, place), expand(key, place), keyed_index(key, place)}) == 3
