"""Police and courts get at most 90 days, guardians 30 from tomorrow, others 365."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import g

from webapp.consent.limits import dates_of, limits_for, midnight

NOW = datetime(2026, 6, 3, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_home(app):
    with app.app_context():
        yield


@pytest.mark.parametrize("job", ["law enforcement", "Law-Enforcement", "police", "prosecution"])
def test_police_and_prosecution_get_ninety_days_and_a_warning(cast, job):
    limits = limits_for(replace(cast.member.card, discipline=job))

    assert (limits.most_days, limits.warns_court) == (90, True)
    assert limits.guarded == {"private-health", "mind", "immigration", "family"}


def test_a_guardian_gets_thirty_days_from_tomorrow_and_never_a_place(cast):
    limits = limits_for(cast.guardian.card)

    assert (limits.most_days, limits.starts_next_day, limits.places) == (30, True, False)
    assert limits.guarded == {"safety", "private-health", "mind", "legal", "immigration"}


def test_everybody_else_gets_at_most_a_year_and_is_offered_thirty_days(cast):
    limits = limits_for(cast.member.card)

    assert (limits.most_days, limits.offered_days) == (365, 30)


@pytest.mark.parametrize("job", ["school", "medical", "child welfare", "court-appointed", ""])
def test_her_papers_of_staying_here_are_guarded_from_every_other_job(cast, job):
    assert limits_for(replace(cast.member.card, discipline=job)).guarded == {"immigration"}


@pytest.mark.parametrize("kind", ["supporter", "advocate"])
def test_and_from_who_keeps_no_keys(cast, kind):
    card = replace(cast.member.card, kind=kind, discipline="")

    assert limits_for(card).guarded == {"immigration"}
    assert limits_for(card, keeps_keys=True).guarded == frozenset()


def test_a_lawyer_is_offered_them_like_the_rest(cast):
    assert limits_for(replace(cast.member.card, discipline="legal")).guarded == frozenset()


def test_keys_open_nothing_more_to_police_or_a_guardian(cast):
    for card in (cast.stranger.card, cast.guardian.card):
        assert limits_for(card, keeps_keys=True) == limits_for(card)


def test_a_guardians_share_begins_at_the_next_midnight_where_she_lives(cast):
    start, end = dates_of(limits_for(cast.guardian.card), 30, NOW)

    assert start == datetime(2026, 6, 4, tzinfo=ZoneInfo("America/Chicago"))
    assert end == datetime(2026, 7, 4, tzinfo=ZoneInfo("America/Chicago"))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Chicago", "Pacific/Pago_Pago"])
def test_a_share_ends_at_a_midnight_in_her_own_time_zone(cast, zone):
    g.time_zone = ZoneInfo(zone)
    _start, end = dates_of(limits_for(cast.member.card), 1, NOW)

    assert end > NOW
    assert (end.hour, end.minute, end.tzinfo) == (0, 0, ZoneInfo(zone))


def test_a_day_of_the_clock_change_is_one_day(cast):
    _start, end = dates_of(limits_for(cast.member.card), 1, datetime(2026, 11, 1, 12, tzinfo=UTC))

    assert end == midnight(datetime(2026, 11, 2).date())
    assert (end - datetime(2026, 11, 1, 5, tzinfo=UTC)).total_seconds() == 25 * 3600
