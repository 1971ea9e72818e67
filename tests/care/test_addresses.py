"""Claim: addresses name a part of the plan without saying what it is about."""

import pytest

from webapp.care.addresses import area_key, area_of, part_of
from webapp.space.kinds import AREAS, PRIVATE, VOICE
from webapp.space.refused import NotGrantedError


def test_every_area_has_a_key_of_its_own_and_comes_back():
    keys = [area_key(kind) for kind in AREAS]

    assert keys == [f"a{number}" for number in range(1, 16)]
    assert [area_of(key) for key in keys] == list(AREAS)


@pytest.mark.parametrize("key", ["", "a0", "a16", "safety", "v", "A1", "a01"])
def test_any_other_word_is_not_there(key):
    with pytest.raises(NotGrantedError):
        area_of(key)


def test_her_voice_and_pages_have_a_letter():
    assert (part_of(area_key(VOICE)), part_of(area_key(PRIVATE))) == (VOICE, PRIVATE)
