"""Claim: in an emergency a law that is strict, or that nobody named, lets no other place read."""

import pytest

from webapp.emergency.laws import lets_in
from webapp.space.items import HERS
from webapp.team.agencies import NO_LAW, REGIMES

HOME, OTHER = "Open Door", "Lake County"
MET = {"hipaa", "ferpa", NO_LAW}


def lets(*laws, sources=(HERS, OTHER), home=HOME):
    return lets_in(sources, home, {OTHER: laws, HOME: ("vawa", "part-2")})


@pytest.mark.parametrize("law", [*REGIMES, NO_LAW])
def test_of_another_place_only_what_its_law_lets(law):
    assert lets(law) is (law in MET)


@pytest.mark.parametrize("law", sorted(set(REGIMES) - MET))
def test_the_strictest_law_of_a_place_counts(law):
    assert not lets("hipaa", law)


def test_nothing_said_is_not_the_same_as_no_law():
    assert not lets()
    assert not lets_in([HERS, "Nobody knows it"], HOME, {})


def test_what_stays_at_the_same_place_is_no_sharing():
    assert lets("vawa", sources=(HERS, HOME))


def test_her_own_words_are_hers_to_give():
    assert lets(sources=(HERS,), home="")


def test_somebody_without_a_place_of_work_has_none_of_their_own():
    assert not lets(sources=("",), home="")
