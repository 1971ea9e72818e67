"""Claim: what holds until a day holds until its midnight where she lives; hours are hours.

Each row is written by hand: what, where, when it was set there, what was said, and the moment in
UTC with which it turns. It is tried a second before and in that moment.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import g
from pages_cast import grant

from webapp.account.accounts import update_facts
from webapp.care.pauses import due_pause, pause
from webapp.consent.facts import guardians_of
from webapp.consent.matters import OWN_WORDS, Matter, YouthFacts
from webapp.consent.rule_tables import rules
from webapp.consent.signers import signers
from webapp.i18n import local_day
from webapp.space.delays import open_due
from webapp.space.links import add_link, say_safe
from webapp.space.mandates import DELAYED, REPORT, disclose
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import add_agency
from webapp.team.doors import GateShutError, open_door
from webapp.team.holds import say
from webapp.team.kept import HOLD, Voice

NEW_YORK, CHICAGO, PHOENIX = "America/New_York", "America/Chicago", "America/Phoenix"
HONOLULU, GUAM = "Pacific/Honolulu", "Pacific/Guam"
SECOND = timedelta(seconds=1)

TABLE = [
    # An agreement's last day: open to its end, in the west as in the east
    ("agreement", CHICAGO, "2026-12-30 12:00", "2026-12-31", "2027-01-01 06:00"),
    ("agreement", HONOLULU, "2026-12-30 12:00", "2026-12-31", "2027-01-01 10:00"),
    ("agreement", GUAM, "2026-12-30 12:00", "2026-12-31", "2026-12-31 14:00"),
    ("agreement", PHOENIX, "2026-12-30 12:00", "2026-12-31", "2027-01-01 07:00"),
    ("agreement", NEW_YORK, "2026-03-01 12:00", "2026-03-07", "2026-03-08 05:00"),
    ("agreement", NEW_YORK, "2026-03-01 12:00", "2026-03-08", "2026-03-09 04:00"),
    ("agreement", NEW_YORK, "2026-10-30 12:00", "2026-10-31", "2026-11-01 04:00"),
    ("agreement", NEW_YORK, "2026-10-30 12:00", "2026-11-01", "2026-11-02 05:00"),
    # A promise and a training are gates, too
    ("promise", CHICAGO, "2026-06-03 09:00", "2026-06-30", "2026-07-01 05:00"),
    ("promise", HONOLULU, "2026-06-03 09:00", "2026-06-30", "2026-07-01 10:00"),
    ("promise", GUAM, "2026-06-03 09:00", "2026-06-30", "2026-06-30 14:00"),
    ("training", CHICAGO, "2026-10-20 09:00", "2026-11-01", "2026-11-02 06:00"),
    ("training", HONOLULU, "2026-10-20 09:00", "2026-11-01", "2026-11-02 10:00"),
    ("training", GUAM, "2026-10-20 09:00", "2026-11-01", "2026-11-01 14:00"),
    # The custody that a signer's link rests on
    ("custody", CHICAGO, "2026-03-01 20:00", "2026-03-08", "2026-03-09 05:00"),
    ("custody", HONOLULU, "2026-03-01 20:00", "2026-03-08", "2026-03-09 10:00"),
    ("custody", GUAM, "2026-03-01 20:00", "2026-03-08", "2026-03-08 14:00"),
    # A share of so many days, signed in the morning and late in the evening
    ("share", CHICAGO, "2026-03-06 21:00", "3", "2026-03-09 05:00"),
    ("share", CHICAGO, "2026-10-30 21:00", "3", "2026-11-02 06:00"),
    ("share", NEW_YORK, "2026-03-08 01:30", "1", "2026-03-09 04:00"),
    ("share", HONOLULU, "2026-12-31 23:59", "1", "2027-01-01 10:00"),
    ("share", GUAM, "2026-12-31 00:01", "1", "2026-12-31 14:00"),
    # A parent's share begins with the next day, and ends so many days later
    ("parent begins", CHICAGO, "2026-03-07 23:30", "7", "2026-03-08 06:00"),
    ("parent begins", CHICAGO, "2026-03-08 00:30", "7", "2026-03-09 05:00"),
    ("parent begins", CHICAGO, "2026-11-01 00:30", "7", "2026-11-02 06:00"),
    ("parent begins", HONOLULU, "2026-06-03 20:00", "7", "2026-06-04 10:00"),
    ("parent begins", GUAM, "2026-06-03 02:00", "7", "2026-06-03 14:00"),
    ("parent ends", CHICAGO, "2026-03-07 23:30", "1", "2026-03-09 05:00"),
    ("parent ends", CHICAGO, "2026-10-31 23:30", "1", "2026-11-02 06:00"),
    ("parent ends", HONOLULU, "2026-06-03 20:00", "7", "2026-06-11 10:00"),
    # The day on which a pause asks again
    ("pause asks", CHICAGO, "2026-03-06 21:00", "2026-03-08", "2026-03-08 06:00"),
    ("pause asks", CHICAGO, "2026-10-30 21:00", "2026-11-02", "2026-11-02 06:00"),
    ("pause asks", HONOLULU, "2026-06-03 20:00", "2026-06-10", "2026-06-10 10:00"),
    ("pause asks", GUAM, "2026-06-03 02:00", "2026-06-10", "2026-06-09 14:00"),
    # The day she comes of age
    ("of age", CHICAGO, "2026-03-01 12:00", "2008-03-09", "2026-03-09 05:00"),
    ("of age", CHICAGO, "2026-03-01 12:00", "2008-03-08", "2026-03-08 06:00"),
    ("of age", NEW_YORK, "2026-10-30 12:00", "2008-11-02", "2026-11-02 05:00"),
    ("of age", HONOLULU, "2026-06-01 12:00", "2008-06-03", "2026-06-03 10:00"),
    ("of age", GUAM, "2026-06-01 12:00", "2008-06-03", "2026-06-02 14:00"),
    ("of age", PHOENIX, "2026-02-20 12:00", "2008-02-29", "2026-03-01 07:00"),
    # Hours are hours: a hold by one alone, and what a delay puts off, whatever clocks do
    ("second person", CHICAGO, "2026-03-06 12:00", "72 h", "2026-03-09 18:00"),
    ("second person", CHICAGO, "2026-10-30 12:00", "72 h", "2026-11-02 17:00"),
    ("second person", HONOLULU, "2026-06-03 23:59", "72 h", "2026-06-07 09:59"),
    ("unsettled", CHICAGO, "2026-03-01 12:00", "14 days", "2026-03-15 18:00"),
    ("unsettled", CHICAGO, "2026-10-25 12:00", "14 days", "2026-11-08 17:00"),
    ("unsettled", GUAM, "2026-06-03 12:00", "14 days", "2026-06-17 02:00"),
    ("delay", CHICAGO, "2026-03-05 12:00", "7 days", "2026-03-12 18:00"),
    ("delay", CHICAGO, "2026-10-29 12:00", "7 days", "2026-11-05 17:00"),
    ("delay", HONOLULU, "2026-06-03 23:00", "7 days", "2026-06-11 09:00"),
    ("delay", GUAM, "2026-06-03 01:00", "7 days", "2026-06-09 15:00"),
]  # fmt: skip

TURNS_ON = {
    "parent begins", "pause asks", "of age", "second person", "unsettled", "delay",
}  # fmt: skip
"""What is not so before that moment and is from then on; the others are so until then."""


@pytest.fixture(params=TABLE, ids=[" ".join(row[:4]) for row in TABLE])
def row(request):
    return request.param


@pytest.fixture
def settings(settings, row):
    return replace(settings, demo=True, time_zone=ZoneInfo(row[1]))


@pytest.fixture
def there(row, clock):
    """The moment in which it is set, before anybody has joined."""
    clock.now = datetime.fromisoformat(row[2]).replace(tzinfo=ZoneInfo(row[1])).astimezone(UTC)
    return clock


@pytest.fixture
def holds(there, row, app, store, cast, people, share):
    """Set what the row says; returns whether it is so at a moment."""
    with app.test_request_context("/"):
        return SET[row[0]](store, cast, people, row[3], share)


def gate(store, cast, people, said, _share, which):
    later = (store.now + timedelta(days=300)).date().isoformat()
    grant(store, cast.youth, people, cast.member, {"body": None}, 400)
    add_agency(store, "Eastside Clinic", date.fromisoformat(later))
    if which == "agreement":
        add_agency(store, "Eastside Clinic", date.fromisoformat(said))
    else:
        update_facts(store, cast.member.account, **{f"{which}_until": said})

    def is_open(now):
        g.store, g.hand, g.spaces = now, cast.member, {}
        try:
            return bool(open_door(people.id))
        except GateShutError as shut:
            return which != shut.gate

    return is_open


def custody(store, cast, people, said, _share):
    link = add_link(store, people.id, "parent", account=cast.guardian.account, until=said)
    say_safe(store, link, cast.advocate.account)
    return lambda now: bool(guardians_of(open_space(now, cast.youth, people.id)))


def shared(store, cast, people, said, share, who):
    reader = getattr(cast, who)
    lines = (people.section("school").items()[0].id,)
    share(reader, areas=(), lines=lines, days=int(said))

    def reads(now):
        try:
            return bool(open_space(now, reader, people.id).section("school").items())
        except NotGrantedError:
            return False

    return reads


def pause_asks(store, cast, people, said, share):
    kept = share(cast.member)
    pause(open_space(store, cast.youth, people.id), [kept], date.fromisoformat(said))

    def asks(now):
        return bool(due_pause(open_space(now, cast.youth, people.id), local_day(now.now)))

    return asks


def of_age(store, cast, people, said, _share):
    checked = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
    every = tuple(replace(rule, **checked) for rule in rules(True))
    facts = YouthFacts("Avalon", date.fromisoformat(said), custody="parents")
    papers = Matter("money", "team", ("vawa",))
    assert papers.laws != (OWN_WORDS,)

    def alone(now):
        return signers([papers], facts, every, local_day(now.now)).needs_only_her

    return alone


def held(store, cast, people, _said, _share, which):
    voice = Voice(HOLD, store.now, cast.advocate.account, "Open Door")
    kept = say(store, people.id, cast.guardian.account, voice)
    return lambda now: getattr(kept, which)(now.now)


def put_off(store, cast, people, _said, _share):
    hers = open_space(store, cast.advocate, people.id)
    line = hers.section("body").items()[0].id
    said = {"authority": "a law", "to": "the hotline"}
    disclose(hers, cast.advocate, REPORT, {"body": (line,)}, said, told=DELAYED, is_compelled=True)
    return lambda now: open_due(now) == 1


def which(make, word):
    return lambda *given: make(*given, word)


SET = {
    "agreement": which(gate, "agreement"), "promise": which(gate, "promise"),
    "training": which(gate, "training"), "custody": custody, "share": which(shared, "member"),
    "parent begins": which(shared, "guardian"), "parent ends": which(shared, "guardian"),
    "pause asks": pause_asks, "of age": of_age, "second person": which(held, "is_overdue"),
    "unsettled": which(held, "is_unsettled"), "delay": put_off,
}  # fmt: skip


def test_it_turns_in_that_second_and_not_one_before(row, holds, app, store):
    turns = datetime.fromisoformat(row[4]).replace(tzinfo=UTC)
    after = row[0] in TURNS_ON

    with app.test_request_context("/"):
        assert holds(replace(store, now=turns - SECOND)) is not after
        assert holds(replace(store, now=turns)) is after


def test_every_kind_is_tried_west_and_east_or_over_a_change_of_clocks():
    zones = {what: {zone for kind, zone, *_ in TABLE if kind == what} for what in SET}

    assert set(zones) == {row[0] for row in TABLE}
    assert all(where & {HONOLULU, GUAM} for where in zones.values())
