"""Claim: one professional of hers, known and not kept away, signs what they found on one day."""

from dataclasses import replace
from datetime import date

import pytest
from pages_cast import grant
from sharing_cast import knows_them, says_now

from crypto.labels import Tag
from webapp.care.filing import file_messages
from webapp.care.records import records, save
from webapp.space import inbox, kinds
from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import write
from webapp.team.entering import say_wrong
from webapp.team.facts import ROLE
from webapp.team.findings import LEFT, KeptFinding, find, findings, forget_past
from webapp.team.found_words import IN_CRISIS, MATURE
from webapp.team.log_lines import log_of
from webapp.team.names import Names


@pytest.fixture
def see(store, space, shared, clock):
    """The space as somebody opens it now: see(cast.youth)."""
    return lambda who: open_space(replace(store, now=clock()), who, space.id)


@pytest.fixture
def found(see, cast):
    """What she has after somebody found something, in short."""

    def after(who=None, kind=MATURE):
        if who:
            find(see(who), kind)
            file_messages(see(cast.youth))
        return [(one.name, one.job, one.kind, one.day) for one in findings(see(cast.youth))]

    return after


def paper(who, space, /, **changes):
    """A finding that somebody signed, as they would have by another program."""
    said = {
        "space": space.id, "who": who.account, "name": who.card.name, "agency": who.card.agency,
        "kind": MATURE, "day": "2026-06-03", "at": space.store.now.isoformat(), **changes,
    }  # fmt: skip
    return write(Tag.FINDING, said).signed_by(ROLE, who.hand).dump()


def put(see, cast, signed):
    """Her advocate keeps the keys and can write any row."""
    save(see(cast.advocate), kinds.SHARING, KeptFinding(signed=signed), source="Open Door")


def test_the_doctor_finds_it_without_keys_and_it_is_filed_with_name_and_day(found, cast):
    today = date(2026, 6, 3)

    assert found() == []
    assert found(cast.member) == [("Dr. Patel", "medical", MATURE, today)]


def test_her_advocate_puts_it_in_its_place_at_once(see, cast):
    find(see(cast.advocate), MATURE)

    assert [one.job for one in findings(see(cast.youth))] == ["advocate"]


def test_one_of_each_person_and_kind_is_kept_and_it_is_the_newest(found, see, cast, clock):
    found(cast.member)
    found(cast.member, IN_CRISIS)
    clock.forward(days=1)
    found(cast.member)
    file_messages(see(cast.advocate))

    assert [day for *_who, day in found()] == [date(2026, 6, 4), date(2026, 6, 3)]
    assert len(records(see(cast.youth).section(kinds.SHARING), KeptFinding)) == 2


def test_nobody_else_finds_anything(see, cast, store, space):
    grant(store, cast.youth, space, cast.guardian, {"food": None})
    grant(store, cast.youth, space, cast.stranger, {"food": None})
    for who in (cast.youth, cast.guardian, cast.stranger):
        with pytest.raises(NotGrantedError):
            find(see(who), MATURE)


def test_nothing_but_what_rules_ask_for_is_found(see, cast):
    with pytest.raises(NotGrantedError):
        find(see(cast.member), "emancipated")


def test_a_stranger_has_no_way_in_and_what_he_leaves_is_dropped(found, see, cast, store, person):
    lee = person("lee one", "member", "Dr. Lee", "Eastside Clinic", "medical")
    with pytest.raises(NotGrantedError):
        see(lee)
    space = see(cast.youth)
    body = {"signed": paper(lee, space)}
    inbox.post(store, lee, cast.youth.card, LEFT, body, space=space.id)
    file_messages(space)
    assert found() == []

    put(see, cast, body["signed"])
    assert found() == []


def test_who_is_kept_away_finds_nothing_and_what_he_found_counts_no_more(found, see, cast, store):
    found(cast.member)
    doctor = see(cast.member)
    exclude(store, doctor.id, cast.member.account)

    assert found() == []
    with pytest.raises(NotGrantedError):
        find(doctor, MATURE)


@pytest.mark.parametrize("signed", ["", "x", "{}", "[]", "null", 5, None, {"tag": "x"}])
def test_a_spoilt_row_counts_as_nothing(found, see, cast, signed):
    put(see, cast, signed)

    assert found() == []
    assert len(found(cast.member)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"space": "elsewhere"},
        {"kind": "rich"},
        {"kind": ["x"]},
        {"day": "2026-06-04"},
        {"day": "soon"},
        {"day": None},
        {"at": "2026-06-04T15:00:00+00:00", "day": "2026-06-04"},
        {"at": "2026-06-03T14:00:00"},
        {"who": "nobody"},
        {"who": 7},
    ],
)
def test_a_paper_that_says_what_cannot_be_counts_as_nothing(found, see, cast, change):
    put(see, cast, paper(cast.member, see(cast.youth), **change))

    assert found() == []


def test_a_keeper_cannot_find_it_in_the_doctors_name(found, see, cast):
    forged = paper(cast.advocate, see(cast.youth), who=cast.member.account)
    put(see, cast, forged)

    assert found() == []


def test_a_keeper_cannot_move_it_to_another_day(found, see, cast, clock):
    found(cast.member)
    (kept,) = records(see(cast.advocate).section(kinds.SHARING), KeptFinding)
    clock.forward(days=1)
    moved = kept.signed.replace("2026-06-03", "2026-06-04")
    save(see(cast.advocate), kinds.SHARING, replace(kept, signed=moved), source="Open Door")

    assert found() == []


def test_who_calls_himself_a_doctor_since_she_checked_him_finds_nothing(found, see, cast, store):
    knows_them(see(cast.youth), cast.stranger.card)
    grant(store, cast.youth, see(cast.youth), cast.stranger, {"food": None})
    says_now(store, cast.stranger, discipline="medical")
    put(see, cast, paper(cast.stranger, see(cast.youth)))

    assert found() == []


def test_her_word_that_it_is_wrong_ends_it_until_somebody_finds_it_anew(found, see, cast, clock):
    found(cast.member)
    say_wrong(see(cast.youth))
    assert found() == []

    clock.forward(minutes=5)
    assert len(found(cast.member)) == 1


def test_after_its_day_it_goes_at_the_next_unlock_of_whoever_keeps_the_keys(
    found, see, cast, clock
):
    found(cast.member)
    put(see, cast, "spoilt")
    forget_past(see(cast.youth), clock())
    assert len(found()) == 1

    clock.forward(days=1)
    forget_past(see(cast.member), clock())
    forget_past(see(cast.advocate), clock())
    kept = records(see(cast.youth).section(kinds.SHARING), KeptFinding)
    assert [one.signed for one in kept] == ["spoilt"]


def test_who_only_reads_cannot_see_what_was_found(found, see, cast):
    found(cast.member)

    with pytest.raises(NotGrantedError):
        findings(see(cast.member))


def test_who_looked_says_who_noted_it_in_kind_words(app, found, see, cast):
    found(cast.member, IN_CRISIS)
    with app.test_request_context("/"):
        space = see(cast.youth)
        log = log_of(space, Names(space))

    assert "Dr. Patel noted that your own yes can count that day." in [x.text for x in log.lines]
    assert log.is_whole
    assert not any(word in line.text for line in log.lines for word in ("crisis", "feelings"))
