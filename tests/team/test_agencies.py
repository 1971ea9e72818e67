"""Claim: an agency's laws are entered by staff, and kept when its agreement is renewed."""

from datetime import date

import pytest
from click.testing import CliRunner

from webapp.commands import main
from webapp.team.agencies import NO_LAW, PART_2, add_agency, agency_named, regimes_by_name

DAY = date(2027, 1, 31)


@pytest.fixture
def daybook(app, monkeypatch):
    monkeypatch.setattr("webapp.commands._started_here", lambda: app)
    return lambda *words: CliRunner().invoke(main, ["agency", *words])


def test_an_agency_is_under_no_law_until_somebody_says_so(store):
    assert add_agency(store, "Open Door", DAY).regimes == ()


def test_renewing_an_agreement_keeps_the_laws(store):
    add_agency(store, "Open Door", DAY, ("vawa", "voca"))
    add_agency(store, "Open Door", DAY.replace(year=2028))

    assert regimes_by_name(store)["Open Door"] == ("vawa", "voca")


def test_the_command_enters_laws_and_keeps_the_day(daybook, store):
    add_agency(store, "Eastside Clinic", DAY)
    said = daybook("Eastside Clinic", "--law", "hipaa", "--law", PART_2)

    found = agency_named(store, "Eastside Clinic")
    assert found.agreement_until == DAY
    assert set(found.regimes) == {"hipaa", PART_2}
    assert "Under: hipaa, part-2." in said.output


def test_that_no_law_counts_is_said_and_is_not_the_same_as_silence(daybook, store):
    add_agency(store, "Lake County", DAY, ("vawa",))
    said = daybook("Lake County", "--no-law")

    assert agency_named(store, "Lake County").regimes == (NO_LAW,)
    assert "Under: none of these laws." in said.output
    assert "nobody has said" in daybook("Open Door").output


def test_a_law_nobody_knows_is_refused_in_words(daybook):
    assert daybook("Open Door", "--law", "ABC").exit_code == 2
