"""Claim: what a parent agreed to leave between her and one place lets her sign alone for that place
and that kind of care, as long as that parent could sign, and nobody at home can read of it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from pages_cast import grant

from crypto.labels import Tag
from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.records import records, save
from webapp.consent.enabling import enable
from webapp.consent.facts import facts_of, facts_shown
from webapp.consent.people import kept_releases
from webapp.consent.rule_tables import rows, rules
from webapp.consent.shares import decide
from webapp.space import inbox, kinds
from webapp.space.exclusions import exclude
from webapp.space.grants import Scope
from webapp.space.links import add_link, change_link, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import write
from webapp.team.agencies import add_agency
from webapp.team.confided import (
    LEFT,
    KeptAgreement,
    agreements,
    confide,
    forget_old,
    say_whose,
)
from webapp.team.entering import enter, say_wrong
from webapp.team.facts import ROLE, Facts
from webapp.team.log_lines import log_of
from webapp.team.names import Names

CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY = tuple(replace(rule, **CHECKED) for rule in rules(False))
MARI = Facts("ID", date(2012, 1, 15), (), "outpatient", "parents")
CARE, MOTHER = "abuse-counselling", "Ana Reyes"
SINCE = date(2026, 6, 1)


@pytest.fixture
def settings(settings):
    return replace(settings, demo=False)


@pytest.fixture
def see(store, space, clock):
    """The space as somebody opens it now: see(cast.youth)."""
    return lambda who: open_space(replace(store, now=clock()), who, space.id)


@pytest.fixture
def line(see, cast, store, people, shared):
    """What her doctor's clinic wrote about one kind of care, in a state where a parent signs."""
    add_agency(store, "Eastside Clinic", date(2027, 6, 3), ("hipaa",))
    for who in (cast.advocate, cast.member):
        enter(see(who), MARI)
    file_messages(see(cast.youth))
    wrote = Goal(whose="team", team="Talk on Mondays", team_source="Eastside Clinic", care=(CARE,))
    return save(see(cast.youth), "mind", wrote, source="Eastside Clinic").id


@pytest.fixture
def mother(store, cast, space):
    """Entered by staff, and found safe to ask."""
    return say_safe(store, add_link(store, space.id, "parent"), cast.advocate.account)


@pytest.fixture
def agreed(see, cast, line, mother):
    """The doctor signs it, and her advocate says which parent it was."""

    def after(link=mother, care=CARE, who=cast.member, **more):
        confide(see(who), care, MOTHER, more.pop("since", SINCE), **more)
        file_messages(see(cast.advocate))
        if link:
            say_whose(see(cast.advocate), agreements(see(cast.advocate))[0].id, link.id)

    return after


@pytest.fixture
def asked(app, see, cast, line):
    """Who must sign before that line is shared; the hold, where it is held."""

    def ask(facts=facts_of):
        with app.test_request_context("/"):
            space = see(cast.youth)
            scope = Scope({space.authority.sections["mind"]: (line,)})
            found = decide(space, scope, facts(space, demo=False), EVERY)
            return found.hold or {need.who for need in found.required if need.act == "signs"}

    return ask


def test_a_parent_signs_until_the_doctor_signed_it_and_a_keeper_said_whose(asked, agreed):
    assert asked() == {"guardian"}
    agreed(link=None)
    assert asked() == {"guardian"}
    agreed()
    assert asked() == {"youth"}


def test_it_is_for_that_kind_of_care_alone(asked, agreed):
    agreed(care="suicide-prevention")

    assert asked() == {"guardian"}


def test_it_counts_for_a_year_from_its_day(asked, agreed, clock):
    agreed()
    clock.forward(days=362)
    assert asked() == {"youth"}
    clock.forward(days=1)
    assert asked() == {"guardian"}


def test_who_is_kept_away_has_agreed_to_nothing_and_no_page_of_hers_changes(
    asked, agreed, store, mother, space
):
    agreed()
    exclude(store, space.id, mother.id)

    assert asked() == "no-safe-guardian"
    assert asked(facts_shown) == {"youth"}


def test_where_another_parent_is_safe_that_one_is_asked_then(asked, agreed, store, cast, mother):
    agreed()
    say_safe(store, add_link(store, mother.space, "parent"), cast.advocate.account)
    exclude(store, mother.space, mother.id)

    assert asked() == {"guardian"}


def test_what_a_parent_kept_away_takes_back_opens_nothing_once_let_back(
    asked, agreed, store, see, cast, mother, clock
):
    """It is over for good: who lets somebody back brings no old yes with them."""
    agreed()
    exclude(store, mother.space, mother.id)
    clock.forward(minutes=5)
    confide(see(cast.member), CARE, stands=False)
    file_messages(see(cast.advocate))
    store.db.execute("delete from exclusions")

    assert asked() == {"guardian"}


def test_a_custody_that_is_over_ends_it(asked, agreed, store, mother):
    agreed()
    change_link(store, mother, until="2026-06-02")

    assert asked() == {"guardian"}


def test_who_was_never_found_safe_to_ask_has_agreed_to_nothing(asked, agreed, store, space):
    agreed(link=add_link(store, space.id, "parent"))

    assert asked() == {"guardian"}


def test_signed_anew_somebody_says_anew_which_parent_it_was(asked, agreed, clock):
    agreed()
    clock.forward(minutes=5)
    agreed(link=None)

    assert asked() == {"guardian"}


def test_the_doctor_ends_it_and_her_word_does(asked, agreed, see, cast, clock):
    agreed()
    clock.forward(minutes=5)
    confide(see(cast.member), CARE, stands=False)
    file_messages(see(cast.youth))
    assert (asked(), agreements(see(cast.youth))) == ({"guardian"}, [])

    clock.forward(minutes=5)
    agreed()
    assert asked() == {"youth"}
    say_wrong(see(cast.youth))
    assert (asked(), agreements(see(cast.youth))) == ("no-state", [])


def test_who_signed_it_is_not_who_says_which_parent(see, cast, line, mother, asked):
    """Two people answer for it."""
    confide(see(cast.advocate), CARE, MOTHER, SINCE)
    (one,) = agreements(see(cast.advocate))
    with pytest.raises(NotGrantedError):
        say_whose(see(cast.advocate), one.id, mother.id)
    (kept,) = records(see(cast.advocate).section(kinds.SHARING), KeptAgreement)
    forged = replace(kept, link=mother.id, named_by=cast.advocate.account)
    save(see(cast.advocate), kinds.SHARING, forged, source="Open Door")

    assert [one.link for one in agreements(see(cast.youth))] == [""]


def test_nobody_else_says_any_of_it(agreed, see, cast, mother):
    agreed(link=None)
    (one,) = agreements(see(cast.youth))
    for who in (cast.youth, cast.member):
        with pytest.raises(NotGrantedError):
            say_whose(see(who), one.id, mother.id)
    for care, who in ((CARE, cast.youth), ("rich", cast.member), ("", cast.member)):
        with pytest.raises(NotGrantedError):
            confide(see(who), care, MOTHER, SINCE)
    for link in ("nobody", mother.account or "x"):
        with pytest.raises(NotGrantedError):
            say_whose(see(cast.advocate), one.id, link)


def test_who_only_reads_sees_none_of_it_and_who_is_kept_away_signs_nothing(
    agreed, asked, see, cast, store, people
):
    agreed()
    doctor = see(cast.member)
    with pytest.raises(NotGrantedError):
        agreements(doctor)
    grant(store, cast.youth, people, cast.stranger, {"food": None})
    enter(see(cast.stranger), MARI)  # What the doctor entered goes with him.
    file_messages(see(cast.youth))
    exclude(store, doctor.id, cast.member.account)

    assert asked() == {"guardian"}
    with pytest.raises(NotGrantedError):
        confide(doctor, CARE, MOTHER, SINCE)


def paper(who, space, /, **changes):
    """One that somebody signed, as they would have by another program."""
    said = {
        "space": space.id, "who": who.account, "name": who.card.name, "agency": who.card.agency,
        "care": CARE, "parent": MOTHER, "since": "2026-06-01", "stands": True,
        "at": space.store.now.isoformat(), **changes,
    }  # fmt: skip
    return write(Tag.CONFIDED, said).signed_by(ROLE, who.hand).dump()


@pytest.mark.parametrize(
    "change",
    [
        {"space": "elsewhere"},
        {"agency": "Open Door"},
        {"care": "rich"},
        {"care": ["x"]},
        {"since": "2026-06-04"},
        {"since": None},
        {"stands": "yes"},
        {"at": "2026-06-04T15:00:00+00:00"},
        {"who": "nobody"},
        {"who": 7},
    ],
)
def test_a_paper_that_says_what_cannot_be_counts_as_nothing(see, cast, line, mother, change):
    forged = KeptAgreement(
        signed=paper(cast.member, see(cast.youth), **change),
        link=mother.id, named_by=cast.advocate.account,
    )  # fmt: skip
    save(see(cast.advocate), kinds.SHARING, forged, source="Open Door")

    assert agreements(see(cast.youth)) == []


@pytest.mark.parametrize("signed", ["", "x", "{}", "[]", "null", 5, None, {"tag": "x"}])
def test_a_spoilt_row_counts_as_nothing(agreed, see, cast, signed):
    save(see(cast.advocate), kinds.SHARING, KeptAgreement(signed=signed), source="Open Door")
    agreed(link=None)

    assert len(agreements(see(cast.youth))) == 1


def test_a_stranger_leaves_none(see, cast, store, person, line):
    lee = person("lee one", "member", "Dr. Lee", "Eastside Clinic", "medical")
    space = see(cast.youth)
    body = {"signed": paper(lee, space)}
    inbox.post(store, lee, cast.youth.card, LEFT, body, space=space.id)
    file_messages(space)

    assert agreements(space) == []


def test_after_its_year_it_is_taken_out(agreed, see, cast, clock):
    agreed()
    for days, left in ((20, 1), (344, 1), (3, 0)):
        clock.forward(days=days)
        if days == 20:
            forget_old(see(cast.member), clock())
        forget_old(see(cast.youth), clock())
        kept = records(see(cast.youth).section(kinds.SHARING), KeptAgreement)
        assert len(kept) == left


@pytest.fixture
def release(store, agreed, share, cast, see, line):
    """Her share of the line with the officer, which rests on it."""
    agreed()
    enable(store, next(one for one in rows(False) if one.rule.id == "us-hipaa-confided"), "Ada")
    share(cast.stranger, areas=(), lines=(line,))
    (kept,) = kept_releases(see(cast.youth))
    return kept


def test_her_copy_names_who_signed_it_and_the_release_names_no_parent(release):
    assert [(one["name"], one["day"]) for one in release.found] == [("Dr. Patel", "2026-06-01")]
    assert "us-hipaa-confided" in release.rules
    assert MOTHER not in release.document
    assert "(C)" not in release.document
    assert "confided" not in json.dumps(json.loads(release.document))


def test_her_log_says_that_her_yes_can_count_and_no_parent(app, agreed, see, cast):
    agreed()
    with app.test_request_context("/"):
        space = see(cast.youth)
        log = log_of(space, Names(space))
    texts = [told.text for told in log.lines]

    assert "Dr. Patel noted that your own yes can count." in texts
    assert log.is_whole
    assert not any(word in text for text in texts for word in (MOTHER, "parent", "agreed"))
