"""Claim: whoever can read a line is named beside it, and nobody else is."""

import pytest
from pages_cast import grant

from webapp.care.people import Person
from webapp.care.plans import Goal
from webapp.care.readers import all_readers, knows, readers_of
from webapp.care.records import records, save
from webapp.space.kinds import SHARING
from webapp.space.opening import open_space
from webapp.space.stops import stop


@pytest.fixture
def names(store, cast, space):
    """The names of who reads a part, or one line: names("body", item)."""

    def of(kind, item=None):
        hers = open_space(store, cast.youth, space.id)
        return [reader.name for reader in readers_of(hers, kind, item)]

    return of


@pytest.fixture
def doctor_known(space, cast):
    save(space, SHARING, Person(account=cast.member.account, name="Dr. Patel"))


def test_a_whole_part_names_its_readers(names, shared, doctor_known):
    assert sorted(names("body")) == ["Dr. Patel", "Tasha"]
    assert names("school") == ["Tasha"]


def test_a_line_shared_alone_names_its_reader_on_that_line_only(
    names, store, cast, space, doctor_known
):
    goal = records(space.section("body"), Goal)[0]
    other = save(space, "body", Goal(hers="Sleep"))
    grant(store, cast.youth, space, cast.member, {"body": (goal.id,)})

    assert sorted(names("body", goal.id)) == ["Dr. Patel", "Tasha"]
    assert names("body", other.id) == ["Tasha"]
    assert names("body") == ["Tasha"]


def test_a_stopped_reader_is_not_named(names, shared, store, cast, space, doctor_known):
    stop(open_space(store, cast.youth, space.id), shared.id)

    assert names("body") == ["Tasha"]


def test_a_reader_without_a_name_is_still_said(names, shared):
    assert len(names("body")) == 2


def test_an_advocate_is_not_told_of_herself(store, cast, space):
    theirs = open_space(store, cast.advocate, space.id)

    assert readers_of(theirs, "body") == []


def test_each_person_counts_once(store, cast, space, shared):
    grant(store, cast.youth, space, cast.member, {"school": None})

    assert len(all_readers(open_space(store, cast.youth, space.id))) == 2


def test_only_pinned_keys_are_known(store, cast, space, shared):
    hers = open_space(store, cast.youth, space.id)

    assert knows(hers, cast.advocate.card)
    assert knows(hers, cast.member.card)
    assert not knows(hers, cast.stranger.card)
