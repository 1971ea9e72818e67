"""Claim: once her advocate's grant is stopped or over, no message in the advocate's name puts
words among her pages, and no keys count by it any more."""

import pytest
from pages_cast import grant
from sharing_cast import knows_them

from webapp.care.filing import file_messages
from webapp.care.people import Person
from webapp.care.readers import knows
from webapp.care.records import records, save
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.grants import all_grants
from webapp.space.inbox import post
from webapp.space.opening import open_space
from webapp.space.stops import stop
from webapp.team.introductions import introduce
from webapp.together.lines import PRIVATE_LINE

BODY = {"card": "rides-2", "hers": "I lied", "face": "", "pick": "", "said_on": "2026-06-03"}


@pytest.fixture
def hers(store, cast, space):
    """Her space as she opens it now."""
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def dismissed(store, cast, hers):
    known, _failed = all_grants(store, hers().authority)
    for one in [one for one in known if one.reader == cast.advocate.account]:
        stop(hers(), one.id)


def filed(opened):
    file_messages(opened)
    return records(opened.section(kinds.PRIVATE), Preference)


def test_a_dismissed_advocate_writes_nothing(store, cast, space, hers, dismissed):
    save(hers(), kinds.SHARING, Person(
        account=cast.advocate.account, fingerprint=cast.advocate.card.fingerprint,
    ))  # fmt: skip
    post(store, cast.advocate, cast.youth.card, PRIVATE_LINE, BODY, space=space.id)

    assert filed(hers()) == []


def test_an_advocate_who_keeps_her_keys_still_writes(store, cast, space, hers):
    post(store, cast.advocate, cast.youth.card, PRIVATE_LINE, BODY, space=space.id)

    assert [line.hers for line in filed(hers())] == ["I lied"]


def test_the_keys_of_a_stopped_grant_are_not_known(cast, hers, dismissed):
    assert not knows(hers(), cast.advocate.card)


def test_nor_those_of_one_that_was_stopped_for_a_reader(store, cast, space, hers):
    shared = grant(store, cast.youth, space, cast.member, {"body": None})
    assert knows(hers(), cast.member.card)
    stop(hers(), shared.id)

    assert not knows(hers(), cast.member.card)


def introduced(store, space, hers, by, whom):
    """Who stands among her people after somebody left a card for her."""
    introduce(store, by, hers().authority.owner, whom.card, space=space.id)
    opened = hers()
    file_messages(opened)
    return [person.account for person in records(opened.section(kinds.SHARING), Person)]


def test_a_dismissed_advocate_whom_she_once_pinned_introduces_nobody(
    store, cast, space, hers, dismissed
):
    knows_them(space, cast.advocate.card)

    assert introduced(store, space, hers, cast.advocate, cast.stranger) == [cast.advocate.account]


def test_what_was_left_before_the_dismissal_counts_no_more_either(store, cast, space, hers):
    introduce(store, cast.advocate, cast.youth.card, cast.stranger.card, space=space.id)
    known, _failed = all_grants(store, space.authority)
    for one in [one for one in known if one.reader == cast.advocate.account]:
        stop(hers(), one.id)

    assert introduced(store, space, hers, cast.advocate, cast.stranger) == []


def test_an_advocate_on_her_team_introduces(store, cast, space, hers):
    assert introduced(store, space, hers, cast.advocate, cast.member) == [cast.member.account]


def test_a_doctor_who_reads_a_part_introduces_nobody(store, cast, space, hers):
    grant(store, cast.youth, space, cast.member, {"body": None})

    assert introduced(store, space, hers, cast.member, cast.stranger) == []
