"""Claim: nothing a guardian is given outlasts the day before she comes of age."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pages_cast import grant
from sharing_cast import Steps

from webapp.care.filing import file_messages
from webapp.consent.ages import day_of_majority, days_under_age, default_days
from webapp.consent.matters import YouthFacts
from webapp.consent.rule_tables import rules
from webapp.space.opening import open_space
from webapp.team.entering import enter
from webapp.team.facts import Facts

CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY = tuple(replace(rule, **CHECKED) for rule in rules(True))
TODAY = date(2026, 6, 3)


@pytest.mark.parametrize(
    ("state", "born", "day"),
    [
        ("CA", date(2008, 6, 4), date(2026, 6, 4)),
        ("CA", date(2008, 6, 3), None),
        ("AL", date(2008, 6, 3), date(2027, 6, 3)),
        ("NE", date(2007, 6, 4), date(2026, 6, 4)),
        ("MS", date(2008, 6, 3), date(2029, 6, 3)),
        ("TX", date(2012, 2, 29), date(2030, 3, 1)),
        ("OR", date(2010, 1, 1), None),
        ("CA", None, None),
    ],
)
def test_the_day_comes_from_the_rule_of_her_state(state, born, day):
    assert day_of_majority(YouthFacts(state, born), EVERY, TODAY) == day


def test_without_an_enabled_rule_nobody_knows_the_day():
    born = YouthFacts("CA", date(2010, 1, 1))

    assert day_of_majority(born, rules(False), TODAY) is None
    assert days_under_age(born, rules(False), TODAY, TODAY) > 365


def test_the_last_day_before_it_still_counts():
    tomorrow = TODAY + timedelta(days=1)

    assert days_under_age(YouthFacts("CA", date(2008, 6, 6)), EVERY, tomorrow, TODAY) == 2
    assert days_under_age(YouthFacts("CA", date(2008, 6, 4)), EVERY, tomorrow, TODAY) == 0


def test_a_release_without_a_date_runs_ninety_days_in_washington():
    assert default_days(YouthFacts("WA"), EVERY, TODAY) == 90
    assert default_days(YouthFacts("TX"), EVERY, TODAY) is None
    assert default_days(YouthFacts("WA"), rules(False), TODAY) is None


@pytest.fixture
def nearly_of_age(store, cast, people, clock):
    """She comes of age in ten days, as her advocate and the doctor both entered."""
    grant(store, cast.youth, people, cast.member, {"body": None})
    born = clock().date() + timedelta(days=10)
    facts = Facts("Avalon", born.replace(year=born.year - 18), custody="parents")
    for who in (cast.advocate, cast.member):
        enter(open_space(store, who, people.id), facts)
    file_messages(open_space(store, cast.youth, people.id))


def test_a_share_with_a_guardian_cannot_be_longer(nearly_of_age, youth_client, cast, people):
    steps = Steps(youth_client, cast.guardian.account).begin()
    food = steps.page.text.split('name="lines"')[1].split('value="')[1].split('"')[0]
    steps.send("/share/what", areas=[], lines=[food]).send("/share/why", purpose="visits")

    assert steps.send("/share/until", days="30").page.status_code == 422
    assert steps.send("/share/until", days="7").page.status_code == 200
