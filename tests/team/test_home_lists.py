"""Claim: a short list for home is offered once, for somebody whom staff found safe to ask."""

import pytest
from sharing_cast import knows_them

from webapp.care.plans import Line
from webapp.care.records import records
from webapp.holds.acts import she_keeps_away
from webapp.space import exclusions
from webapp.space.links import CAREGIVER, GUARDIAN, PARENT, add_link, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.home_lists import (
    home_list_for,
    home_to_offer,
    skip_home_list,
    write_home_list,
)


@pytest.fixture(autouse=True)
def where_she_lives(app):
    with app.app_context():
        yield


@pytest.fixture
def known(space, cast):
    knows_them(space, cast.guardian.card)
    return space


@pytest.fixture
def linked(store, known, cast):
    """linked(): staff entered who looks after her."""

    def make(role=GUARDIAN, is_safe=True, until=""):
        link = add_link(store, known.id, role, account=cast.guardian.account, until=until)
        return say_safe(store, link, cast.advocate.account) if is_safe else link

    return make


@pytest.mark.parametrize("role", [GUARDIAN, CAREGIVER])
def test_it_is_offered_for_who_looks_after_her(known, linked, cast, role):
    linked(role)

    assert home_to_offer(known).account == cast.guardian.account


@pytest.mark.parametrize("how", [{"role": PARENT}, {"is_safe": False}, {"until": "2026-06-01"}])
def test_it_is_offered_for_nobody_else(known, linked, how):
    linked(**how)

    assert home_to_offer(known) is None


def test_without_a_word_of_staff_it_is_offered_for_nobody(known):
    assert home_to_offer(known) is None


def test_the_card_tells_nobody_that_somebody_is_kept_away(known, linked, cast, store):
    linked()
    exclusions.exclude(store, known.id, cast.guardian.account)

    assert home_to_offer(known).account == cast.guardian.account


def test_her_own_word_takes_the_card_away_as_a_skip_does(known, linked, cast):
    linked()
    she_keeps_away(known, cast.guardian.account)

    assert home_to_offer(known) is None


def test_after_a_skip_it_is_never_offered_again(known, linked, cast):
    linked()
    skip_home_list(known, cast.guardian.account)

    assert home_to_offer(known) is None


def test_the_lines_stand_in_her_plan_and_are_shared_with_nobody(known, linked, cast, store):
    linked()
    write_home_list(known, cast.guardian.account, {"allergies": "nuts", "food": "mushrooms"})
    lines = [line.hers for kind in ("body", "food") for line in records(known.section(kind), Line)]

    assert lines == ["Allergies: nuts", "Food I don't eat: mushrooms"]
    assert len(home_list_for(known, cast.guardian.account).lines) == 2
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, known.id)
