"""Claim: what is merely allowed is no mandate, and what nobody knows counts as kept in."""

import pytest

from webapp.space.mandates import COURT_ORDER, DANGER, REPORT
from webapp.telling.laws import compels, laws_of

FUNDED = ("vawa", "fvpsa", "voca", "rhya-basic-center", "rhya-living-program", "part-2")


@pytest.mark.parametrize("law", FUNDED)
def test_danger_lets_nothing_out_that_a_funding_law_keeps_in(law):
    assert not compels(DANGER, {law, "hipaa"})


@pytest.mark.parametrize("laws", [set(), {"hipaa"}, {"ferpa"}])
def test_danger_counts_where_no_law_of_a_source_forbids_it(laws):
    assert compels(DANGER, laws)


@pytest.mark.parametrize("law", FUNDED)
def test_a_report_that_a_law_asks_for_goes_out_under_every_one(law):
    assert compels(REPORT, {law})


def test_an_order_takes_a_drug_programs_lines_only_when_it_is_of_the_right_kind():
    assert not compels(COURT_ORDER, {"part-2"})
    assert compels(COURT_ORDER, {"part-2"}, is_part_2_order=True)
    assert compels(COURT_ORDER, {"vawa"})


def test_a_paper_of_a_lawyer_compels_nothing():
    assert not compels("subpoena", set())


def test_an_agency_that_nobody_entered_may_be_under_any_law():
    assert laws_of({"Eastside Clinic"}, {"Eastside Clinic": ("hipaa",)}) == {"hipaa"}
    assert not compels(DANGER, laws_of({"?"}, {}))
