"""Claim: a fact counts when staff of two agencies signed the same, until she says it is wrong."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pages_cast import grant

from crypto.labels import Tag
from webapp.care.filing import file_messages
from webapp.care.records import records, save, take_out
from webapp.care.writers import NotHersError
from webapp.consent.rule_tables import rules
from webapp.space import inbox, kinds
from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.entering import DIFFER, ENTERED, enter, say_wrong, told_unlike
from webapp.team.fact_words import STATUS
from webapp.team.facts import (
    NOBODY,
    ONE,
    SAID_WRONG,
    TWO,
    UNLIKE,
    Entry,
    Facts,
    Wrong,
    known_facts,
    signed_entry,
)
from webapp.team.found_words import FOUND

MARI = Facts("MS", date(2010, 1, 15), ("living-apart",), "outpatient", "parents")


@pytest.fixture
def see(store, space, shared, clock):
    """The space as somebody opens it now: see(cast.youth)."""

    def opened(who):
        return open_space(replace(store, now=clock()), who, space.id)

    return opened


@pytest.fixture
def both(see, cast, clock):
    """Her advocate, then the doctor, who keeps no keys; the advocate files it at the unlock."""

    def enter_both(first=MARI, second=MARI):
        enter(see(cast.advocate), first)
        clock.forward(minutes=5)
        enter(see(cast.member), second)
        file_messages(see(cast.advocate))
        return known_facts(see(cast.youth))

    return enter_both


def test_nothing_is_known_at_first(see, cast):
    assert known_facts(see(cast.youth)).stands == NOBODY


def test_one_entry_counts_for_nothing(see, cast):
    enter(see(cast.advocate), MARI)
    known = known_facts(see(cast.youth))

    assert (known.stands, known.facts) == (ONE, None)


def test_two_of_two_agencies_who_say_the_same_count(both):
    known = both()

    assert (known.stands, known.facts) == (TWO, MARI)
    assert [said.name for said in known.entries] == ["Tasha", "Dr. Patel"]


def test_entries_that_differ_count_for_nothing_and_both_are_told(both, see, cast):
    known = both(second=replace(MARI, born=date(2009, 1, 15)))

    assert (known.stands, known.facts) == (UNLIKE, None)
    assert told_unlike(see(cast.member))
    assert not told_unlike(see(cast.member))


def test_whoever_differed_can_enter_it_again(both, see, cast, clock):
    both(second=replace(MARI, state="AL"))
    clock.forward(minutes=5)
    enter(see(cast.member), MARI)
    file_messages(see(cast.youth))

    assert known_facts(see(cast.youth)).facts == MARI


def test_two_of_one_agency_do_not_count_where_there_is_another(see, cast, person, store):
    enter(see(cast.advocate), MARI)
    kim = person("kim one", "member", "Kim", "Open Door", "housing")
    save(see(cast.advocate), kinds.SHARING, signed(kim, see, cast), source="Open Door")

    assert known_facts(see(cast.youth)).stands == ONE


def signed(who, see, cast, facts=MARI, **change):
    space = see(cast.advocate)
    said = signed_entry(who, space.id, facts, space.store.now)
    return Entry(signed=said.dump())


def test_filing_twice_keeps_one_entry(both, see, cast):
    both()
    file_messages(see(cast.youth))

    assert len(records(see(cast.youth).section(kinds.SHARING), Entry)) == 2


def test_a_keeper_cannot_write_the_second_entry_in_anothers_name(see, cast):
    enter(see(cast.advocate), MARI)
    forged = signed_entry(cast.advocate, see(cast.advocate).id, MARI, see(cast.advocate).store.now)
    text = forged.text.replace(cast.advocate.account, cast.member.account)
    forged = replace(forged, text=text)
    save(see(cast.advocate), kinds.SHARING, Entry(signed=forged.dump()), source="Open Door")

    assert forged.tag == Tag.FACTS
    assert known_facts(see(cast.youth)).stands == ONE


def test_an_entry_for_another_space_is_not_filed(see, cast, store, space):
    elsewhere = signed_entry(cast.member, "elsewhere", MARI, store.now).dump()
    inbox.post(store, cast.member, cast.youth.card, ENTERED, {"signed": elsewhere}, space=space.id)
    file_messages(see(cast.youth))

    assert known_facts(see(cast.youth)).stands == NOBODY


def test_what_is_no_signed_entry_is_dropped_calmly(see, cast, store, space):
    for body in ({}, {"signed": "x"}, {"signed": "{}"}):
        inbox.post(store, cast.member, cast.youth.card, ENTERED, body, space=space.id)
    file_messages(see(cast.youth))

    assert known_facts(see(cast.youth)).stands == NOBODY


def test_an_entry_of_a_day_to_come_counts_for_nothing(see, cast, store, space):
    later = signed_entry(cast.advocate, space.id, MARI, store.now + timedelta(days=1))
    save(see(cast.advocate), kinds.SHARING, Entry(signed=later.dump()), source="Open Door")

    assert known_facts(see(cast.youth)).stands == NOBODY


def test_her_word_that_it_is_wrong_ends_it_at_once(both, see, cast):
    both()
    say_wrong(see(cast.youth))
    known = known_facts(see(cast.youth))

    assert (known.stands, known.facts) == (SAID_WRONG, None)


def test_after_her_word_both_have_to_enter_it_anew(both, see, cast, clock):
    both()
    say_wrong(see(cast.youth))
    clock.forward(minutes=5)
    enter(see(cast.advocate), MARI)

    assert known_facts(see(cast.youth)).stands == ONE
    assert both().stands == TWO


def test_a_keeper_who_takes_her_word_out_changes_nothing(both, see, cast):
    both()
    say_wrong(see(cast.youth))
    for said in records(see(cast.advocate).section(kinds.SHARING), Wrong):
        take_out(see(cast.advocate), kinds.SHARING, said.id)

    assert known_facts(see(cast.youth)).facts is None


def test_a_keeper_who_writes_an_older_day_over_her_word_changes_nothing(both, see, cast):
    both()
    say_wrong(see(cast.youth))
    (said,) = records(see(cast.advocate).section(kinds.SHARING), Wrong)
    save(see(cast.advocate), kinds.SHARING, replace(said, at="2001-01-01T00:00:00+00:00"))

    assert known_facts(see(cast.youth)).stands == SAID_WRONG


def test_nobody_says_for_her_that_it_is_wrong(see, cast):
    with pytest.raises(NotHersError):
        say_wrong(see(cast.advocate))


def test_she_never_enters_it_and_no_guardian_does(see, cast, store, space):
    grant(store, cast.youth, space, cast.guardian, {"food": None})
    for who in (cast.youth, cast.guardian):
        with pytest.raises(NotGrantedError):
            enter(see(who), MARI)


def test_who_only_reads_cannot_see_what_was_entered(both, see, cast):
    both()

    with pytest.raises(NotGrantedError):
        known_facts(see(cast.member))
    assert all(m.kind != DIFFER for m in inbox.messages(see(cast.member).store, cast.member))


def test_everything_that_a_rule_asks_for_can_be_entered():
    asked = {word for rule in rules(False) for word in (*rule.status, *rule.status_not)}

    assert asked <= {*STATUS, *FOUND}
    assert not {*STATUS} & {*FOUND}


def test_what_was_once_ticked_and_is_now_found_on_a_day_is_left_out(both):
    known = both(replace(MARI, status=("found-mature", "living-apart")), MARI)

    assert (known.stands, known.facts) == (TWO, MARI)


def test_what_somebody_who_is_kept_away_entered_counts_no_more(both, see, cast, store, space):
    assert both().stands == TWO
    exclude(store, space.id, cast.member.account)
    known = known_facts(see(cast.youth))

    assert (known.stands, known.facts) == (ONE, None)
