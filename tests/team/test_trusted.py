"""Claim: two people of her own at most, each named by her before anybody lets them in."""

import pytest
from pages_cast import grant

from webapp.care.filing import file_messages
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.introductions import introduce, person_with
from webapp.team.trusted import TwoAlreadyError, let_go, name_somebody, trusted


@pytest.fixture
def aunt(person):
    return person("aunt-may", "supporter", "Aunt May")


@pytest.fixture
def arrives(store, cast, space):
    """Her advocate let somebody in; she signs in."""

    def let_in(who):
        introduce(store, cast.advocate, cast.youth.card, who.card, space=space.id)
        hers = open_space(store, cast.youth, space.id)
        file_messages(hers)
        return hers

    return let_in


def test_whom_she_named_comes_in(space, arrives, aunt):
    name_somebody(space, "Aunt May")
    hers = arrives(aunt)

    assert [one.account for one in trusted(hers)] == [aunt.account]
    assert person_with(hers, aunt.account) is not None


def test_whom_she_did_not_name_does_not_come_in(arrives, aunt):
    hers = arrives(aunt)

    assert person_with(hers, aunt.account) is None


def test_a_third_is_not_named(space):
    name_somebody(space, "Aunt May")
    name_somebody(space, "Coach Lee")

    with pytest.raises(TwoAlreadyError):
        name_somebody(space, "Ms. Kay")


def test_one_place_lets_one_person_in(space, arrives, aunt, person):
    name_somebody(space, "Aunt May")
    arrives(aunt)
    other = person("coach-lee", "supporter", "Coach Lee")

    assert person_with(arrives(other), other.account) is None
    assert person_with(arrives(aunt), aunt.account) is not None


def test_what_is_shared_with_whoever_she_takes_off_stops_and_the_place_is_free(
    space, arrives, aunt, store, cast
):
    name_somebody(space, "Aunt May")
    hers = arrives(aunt)
    grant(store, cast.youth, hers, aunt, {"school": None})
    let_go(hers, trusted(hers)[0].id)

    with pytest.raises(NotGrantedError):
        open_space(store, aunt, space.id)
    name_somebody(hers, "Coach Lee")
    name_somebody(hers, "Ms. Kay")


def test_her_keeper_names_nobody_for_her(store, cast, space):
    keeper = open_space(store, cast.advocate, space.id)

    assert trusted(keeper) == []
    with pytest.raises(NotGrantedError):
        name_somebody(keeper, "Aunt May")
