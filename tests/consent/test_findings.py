"""Claim: what one named professional found of her counts on that day, for that rule, and never
otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.consent.facts import facts_of
from webapp.consent.rule_tables import rules
from webapp.consent.shares import decide
from webapp.space.grants import Scope
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts
from webapp.team.findings import find
from webapp.team.found_words import IN_CRISIS, MATURE

CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY = tuple(replace(rule, **CHECKED) for rule in rules(False))
MARI = Facts("CA", date(2012, 1, 15), (), "outpatient", "parents")


@pytest.fixture
def settings(settings):
    return replace(settings, demo=False)


@pytest.fixture
def see(store, space, clock):
    """The space as somebody opens it now: see(cast.youth)."""
    return lambda who: open_space(replace(store, now=clock()), who, space.id)


@pytest.fixture
def in_california(see, cast, store, people, shared):
    """She is fourteen and goes to a therapist, who wrote one line; two staff entered the rest."""

    def entered(*status):
        add_agency(store, "Eastside Clinic", date(2027, 6, 3), ("hipaa",))
        for who in (cast.advocate, cast.member):
            enter(see(who), replace(MARI, status=status))
        file_messages(see(cast.youth))
        line = Goal(whose="team", team="Talk on Mondays", team_source="Eastside Clinic")
        return save(see(cast.youth), "mind", line, source="Eastside Clinic").id

    return entered


@pytest.fixture
def signed_by(app, see, cast):
    """Who must sign before that line is shared."""

    def asked(line):
        with app.test_request_context("/"):
            space = see(cast.youth)
            scope = Scope({space.authority.sections["mind"]: (line,)})
            needs = decide(space, scope, facts_of(space, demo=False), EVERY).required
            return {need.who for need in needs if need.act == "signs"}

    return asked


def test_nobody_found_anything_and_a_parent_must_sign(in_california, signed_by):
    assert signed_by(in_california()) == {"guardian"}


def test_what_two_staff_ticked_once_makes_her_sign_alone_no_more(in_california, signed_by):
    assert signed_by(in_california("found-mature")) == {"guardian"}


@pytest.fixture
def found(see, cast, in_california, signed_by):
    """Who must sign after somebody found something: found(cast.member)."""
    line = in_california()

    def after(who=None, kind=MATURE):
        if who:
            find(see(who), kind)
            file_messages(see(cast.youth))
        return signed_by(line)

    return after


def test_what_the_doctor_found_today_makes_her_sign_alone(found, cast):
    assert found(cast.member) == {"youth"}


@pytest.mark.parametrize("days", [1, 2, 365])
def test_what_was_found_on_a_day_before_counts_for_nothing(found, cast, clock, days):
    found(cast.member)
    clock.forward(days=days)

    assert found() == {"guardian"}


def test_who_looks_again_the_next_day_makes_it_count_again(found, cast, clock):
    found(cast.member)
    clock.forward(days=1)

    assert found(cast.member) == {"youth"}


def test_it_counts_until_midnight_of_the_place_and_no_longer(found, cast, clock):
    """In Chicago the day ends at five in the morning of Greenwich, and goes on past its own."""
    clock.now = datetime(2026, 6, 4, 3, 0, tzinfo=UTC)
    assert found(cast.member) == {"youth"}

    clock.now = datetime(2026, 6, 4, 5, 0, tzinfo=UTC) - timedelta(microseconds=1)
    assert found() == {"youth"}
    clock.now = datetime(2026, 6, 4, 5, 0, tzinfo=UTC)
    assert found() == {"guardian"}


def test_what_was_found_just_after_midnight_counts_all_that_day(found, cast, clock):
    clock.now = datetime(2026, 6, 4, 5, 0, tzinfo=UTC)
    found(cast.member)

    clock.now = datetime(2026, 6, 5, 4, 59, tzinfo=UTC)
    assert found() == {"youth"}


def test_another_finding_than_the_row_asks_for_counts_for_nothing(found, cast):
    assert found(cast.member, IN_CRISIS) == {"guardian"}


def test_her_advocate_finds_it_only_where_the_row_says_so(found, cast):
    assert found(cast.advocate) == {"guardian"}
