"""Claim: what is merely allowed is no mandate, and what nobody knows counts as kept in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from webapp.space.mandates import COURT_ORDER, DANGER, REPORT
from webapp.team.agencies import NO_LAW, REGIMES
from webapp.team.compelled import Law
from webapp.telling.laws import UNSAID, compels, laws_of

FUNDED = ("vawa", "fvpsa", "voca", "rhya-basic-center", "rhya-living-program", "part-2")
VICTIM_LAWS = frozenset({"vawa", "fvpsa", "voca"})


def law(*lets):
    return Law("x-danger", "X", "X Code 1", frozenset(lets))


# The laws of the sources, what the picked row lets through, and whether it may be told.
DANGERS = [
    ((), None, True),
    (("hipaa",), None, True),
    (("ferpa",), None, True),
    ((NO_LAW,), None, True),
    ((UNSAID,), None, False),
    ((UNSAID,), VICTIM_LAWS, False),
    (("vawa",), None, False),
    (("vawa",), VICTIM_LAWS, True),
    (("fvpsa", "hipaa"), VICTIM_LAWS, True),
    (("voca", "vawa"), VICTIM_LAWS, True),
    (("voca", "vawa"), {"voca"}, False),
    (("vawa", "part-2"), VICTIM_LAWS, False),
    (("part-2",), VICTIM_LAWS, False),
    (("part-2",), {"part-2"}, False),
    (("rhya-basic-center",), VICTIM_LAWS, False),
    (("rhya-living-program",), VICTIM_LAWS, False),
    (("vawa",), set(), False),
]


@pytest.mark.parametrize(("laws", "lets", "told"), DANGERS)
def test_danger_counts_where_a_law_compels_it_or_none_of_a_source_forbids_it(laws, lets, told):
    picked = None if lets is None else law(*lets)

    assert compels(DANGER, laws, law=picked) is told


sets = some.frozensets(some.sampled_from((*REGIMES, UNSAID, NO_LAW)))
kinds = some.sampled_from((DANGER, REPORT, COURT_ORDER, "subpoena"))


@given(kinds, sets, sets, some.booleans())
def test_a_row_less_only_ever_closes(kind, laws, lets, is_order):
    without = compels(kind, laws, is_part_2_order=is_order)
    with_it = compels(kind, laws, is_part_2_order=is_order, law=law(*lets))

    assert with_it or not without


@given(kinds, sets, sets, sets, some.booleans())
def test_one_more_law_of_a_source_only_ever_closes(kind, laws, more, lets, is_order):
    wide, narrow = (
        compels(kind, asked, is_part_2_order=is_order, law=law(*lets))
        for asked in (laws, laws | more)
    )

    assert wide or not narrow


@given(sets, sets)
def test_danger_never_takes_a_drug_programs_lines(laws, lets):
    assert not compels(DANGER, {*laws, "part-2"}, law=law(*lets))


@pytest.mark.parametrize("law_of_source", FUNDED)
def test_a_report_that_a_law_asks_for_goes_out_under_every_one(law_of_source):
    assert compels(REPORT, {law_of_source})


def test_an_order_takes_a_drug_programs_lines_only_when_it_is_of_the_right_kind():
    assert not compels(COURT_ORDER, {"part-2"})
    assert compels(COURT_ORDER, {"part-2"}, is_part_2_order=True)
    assert compels(COURT_ORDER, {"vawa"})


def test_a_paper_of_a_lawyer_compels_nothing():
    assert not compels("subpoena", set(), law=law(*VICTIM_LAWS))


def test_an_agency_that_nobody_entered_may_be_under_any_law():
    assert laws_of({"Eastside Clinic"}, {"Eastside Clinic": ("hipaa",)}) == {"hipaa"}
    assert not compels(DANGER, laws_of({"?"}, {}), law=law(*VICTIM_LAWS))


def test_an_agency_of_which_nobody_said_a_law_is_not_one_that_has_none():
    assert laws_of({"Open Door"}, {"Open Door": ()}) == {UNSAID}
    assert laws_of({"Open Door"}, {"Open Door": (NO_LAW,)}) == {NO_LAW}


@given(kinds, sets, sets, some.booleans())
def test_what_only_lets_somebody_tell_is_no_mandate_whatever_the_laws(kind, laws, lets, is_order):
    picked = law(*lets)

    assert not compels(kind, laws, is_part_2_order=is_order, law=picked, only_lets=True)
