"""A sharing ends with a whole day where she lives, clock changes too, and not a second later."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import g
from pages_cast import NAMES, signed_in
from sharing_cast import text_of

from webapp.care.terms import last_day
from webapp.consent.limits import dates_of, limits_for
from webapp.space.grants import LIVE, Grant
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.scopes import Scope
from webapp.space.stops import stop_due

ZONES = [
    "America/New_York", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
    "America/Puerto_Rico",
]  # fmt: skip
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
SECOND = timedelta(seconds=1)
# In UTC: an hour after each of these days has begun somewhere is the day before elsewhere.
HOURS = (time(0, 30), time(5, 59), time(9, 30), time(12, 0), time(23, 59, 59))


@pytest.fixture
def asked(app):
    with app.app_context():
        yield


def moments(zone):
    """Starts around both clock changes, at every kind of hour, as she would read them."""
    for changes in (SPRING, AUTUMN):
        for before in (-1, 0, 1, 7):
            for hour in HOURS:
                day = changes - timedelta(days=before)
                yield datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def as_kept(moment):
    """Written down and read again, as grants are."""
    return datetime.fromisoformat(moment.isoformat())


def grant(starts, ends):
    return Grant(
        "", "", "", None, Scope({}), frozenset(), as_kept(starts), as_kept(ends), "", b"", LIVE
    )


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("days", [1, 2, 7, 30])
@pytest.mark.parametrize("kind", ["member", "guardian"])
def test_the_last_day_is_whole_and_nothing_is_open_after_it(cast, zone, days, kind):
    g.time_zone = here = ZoneInfo(zone)
    limits = limits_for(getattr(cast, kind).card)
    for now in moments(zone):
        start, end = dates_of(limits, days, now)
        shared, today = grant(start, end), now.astimezone(here).date()
        first = today + timedelta(days=1) if kind == "guardian" else today
        last = first + timedelta(days=days - 1)

        assert last_day(shared.ends_at) == last
        assert shared.ends_at == datetime.combine(last + timedelta(days=1), time(), here)
        assert shared.is_running(shared.ends_at.astimezone(UTC) - SECOND)
        assert not shared.is_running(shared.ends_at.astimezone(UTC))
        for hour in (time(0), time(1, 59), time(3), time(12), time(23, 59, 59)):
            moment = max(datetime.combine(last, hour, here).astimezone(UTC), start.astimezone(UTC))
            assert shared.is_running(moment), (now, moment)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("zone", ZONES)
def test_a_guardians_share_begins_with_the_first_second_of_the_next_day(cast, zone):
    g.time_zone = here = ZoneInfo(zone)
    for now in moments(zone):
        start, end = dates_of(limits_for(cast.guardian.card), 7, now)
        shared, tomorrow = grant(start, end), now.astimezone(here).date() + timedelta(days=1)
        begins = datetime.combine(tomorrow, time(), here).astimezone(UTC)

        assert not shared.is_running(begins - SECOND)
        assert shared.is_running(begins)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles", "America/Anchorage"])
@pytest.mark.parametrize(("changes", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_the_day_of_a_clock_change_counts_as_one_day(cast, zone, changes, hours):
    g.time_zone = ZoneInfo(zone)
    begins = datetime.combine(changes, time(), g.time_zone).astimezone(UTC)
    start, end = dates_of(limits_for(cast.member.card), 1, begins)

    assert as_kept(end) - as_kept(start) == timedelta(hours=hours)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("zone", ["America/Phoenix", "America/Puerto_Rico"])
@pytest.mark.parametrize("changes", [SPRING, AUTUMN])
def test_where_clocks_never_change_it_is_a_plain_day(cast, zone, changes):
    g.time_zone = ZoneInfo(zone)
    begins = datetime.combine(changes, time(), g.time_zone).astimezone(UTC)
    start, end = dates_of(limits_for(cast.member.card), 1, begins)

    assert as_kept(end) - as_kept(start) == timedelta(hours=24)


@pytest.fixture(params=ZONES)
def zone(request):
    return ZoneInfo(request.param)


@pytest.fixture
def settings(settings, zone):
    return replace(settings, time_zone=zone)


@pytest.fixture(params=[SPRING, AUTUMN], ids=["spring", "autumn"])
def last(request, clock, zone):
    """The last day of the share is the day on which clocks change; it was signed two days
    before, in her evening."""
    evening = datetime.combine(request.param - timedelta(days=2), time(21), zone)
    clock.now = evening.astimezone(UTC)
    return request.param


def test_real_keys_open_to_the_last_second_and_not_after(
    last, zone, share, cast, people, store, app, clock
):
    share(cast.member, days=3)
    ends = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    before, after = replace(store, now=ends - SECOND), replace(store, now=ends)

    assert stop_due(before) == 0
    opened = open_space(before, cast.member, people.id)
    assert [item.body["hers"] for item in opened.section("body").items()][0] == "Fix my tooth"
    with pytest.raises(NotGrantedError):
        open_space(after, cast.member, people.id)
    assert stop_due(after) == 1


def test_his_page_names_the_day_that_is_the_last(last, zone, share, cast, people, app, clock):
    share(cast.member, days=3)
    said = text_of(signed_in(app, NAMES["member"]).get(f"/shared/{people.id}"))
    assert f"until Sunday, {last:%B} {last.day}." in said
    clock.now = datetime.combine(last, time(23, 59, 59), zone).astimezone(UTC)
    reader = signed_in(app, NAMES["member"])
    assert reader.get(f"/shared/{people.id}").status_code == 200
    clock.now += SECOND

    assert reader.get(f"/shared/{people.id}").status_code == 404
