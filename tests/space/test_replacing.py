"""Claim: a share that goes on from an older one takes its place; the two never run together."""

from datetime import timedelta

import pytest
from cosigning_cast import joao, offer, rosa  # noqa: F401
from spine_cast import later, sees

from webapp.account.accounts import replace_keys
from webapp.space.authority import authority_over
from webapp.space.cosigning import decline, sign
from webapp.space.grants import CLOSED, LIVE, SEE, STOPPED, Scope, one_grant, sign_grant
from webapp.space.opening import open_space
from webapp.space.rekey import settle
from webapp.space.sharing import grant_to
from webapp.space.standing import shorten
from webapp.space.stops import stop, stop_due
from webapp.space.succession import succeed

MONTH, DAY = timedelta(days=30), timedelta(days=1)


@pytest.fixture
def let(store, hers, youth, doctor):
    """Share one area with the doctor: let("school", replaces="first", starts=...)."""

    def make(kind, *, release="", replaces="", starts=None, reader=doctor, in_=None):
        space = open_space(in_ or store, youth, hers.id)
        now = space.store.now
        document = sign_grant(
            youth, space.authority, reader.card, Scope({space.authority.sections[kind]: None}),
            rights=frozenset({SEE}), starts_at=starts or now, ends_at=now + MONTH,
            purpose_hash="", release=release, now=now,
        )  # fmt: skip
        return grant_to(space, reader.card, document, replaces=replaces)

    return make


@pytest.fixture
def old(let):
    return let("body", release="first")


@pytest.fixture
def coming(store, let, old):
    """The next one, which starts tomorrow."""
    return let("school", release="second", replaces="first", starts=store.now + DAY)


@pytest.fixture
def reads(store, doctor, hers):
    """What the doctor reads: reads(hours=24)."""

    def read(**time):
        now = later(store, **time)
        return sees(now, doctor, hers.id, "body") + sees(now, doctor, hers.id, "school")

    return read


def now_is(store, grant):
    return one_grant(store, authority_over(store, grant.space), grant.id)


def test_the_old_one_ends_with_new_keys_as_the_new_one_begins(store, let, old, reads):
    assert reads() == ["teeth", "sleep"]
    let("school", replaces="first")

    assert reads() == ["art class"]
    assert now_is(store, old).state == CLOSED


def test_another_readers_share_from_the_same_paper_goes_on(store, let, old, person, reads):
    let("school", replaces="first", reader=person("kim", "member"))

    assert reads() == ["teeth", "sleep"]


def test_what_names_no_older_one_ends_nothing(let, old, reads):
    let("school")

    assert reads() == ["teeth", "sleep", "art class"]


def test_one_that_others_must_sign_leaves_the_old_as_it_is_until_the_last_has_signed(
    store, old, offer, rosa, joao, reads  # noqa: F811
):  # fmt: skip
    one = offer([rosa, joao], {"school": None}, replaces="first")
    sign(store, rosa, one.id, {})
    assert reads() == ["teeth", "sleep"]

    sign(store, joao, one.id, {})
    assert reads() == ["art class"]
    assert now_is(store, old).state == STOPPED


@pytest.mark.parametrize("by", ["no", "her", "time"])
def test_one_that_never_begins_leaves_the_old_as_it_was(
    store, hers, youth, old, offer, rosa, reads, by  # noqa: F811
):  # fmt: skip
    one = offer([rosa], {"school": None}, replaces="first")
    if by == "no":
        decline(store, rosa, one.id, {})
    if by == "her":
        stop(open_space(store, youth, hers.id), one.grant.id)

    assert reads(days=20) == ["teeth", "sleep"]
    assert now_is(store, old) == old


def test_until_a_later_start_the_old_one_runs_and_not_a_moment_longer(coming, reads):
    assert reads(hours=24, microseconds=-1) == ["teeth", "sleep"]
    assert reads(hours=24) == ["art class"]


def test_at_a_later_start_the_old_one_ends_and_the_next_unlock_changes_the_keys(
    store, hers, youth, old, coming
):
    tomorrow = later(store, days=1)
    stop_due(tomorrow)
    assert now_is(tomorrow, old).state == STOPPED

    settle(open_space(tomorrow, youth, hers.id))
    assert now_is(tomorrow, old).state == CLOSED


def test_a_coming_one_that_she_takes_back_leaves_the_old_as_it_was(
    store, hers, youth, old, coming, reads
):
    stop(open_space(store, youth, hers.id), coming.id)

    assert reads(days=20) == ["teeth", "sleep"]
    assert now_is(store, old) == old


def test_of_two_that_come_one_taken_back_does_not_bring_the_old_one_back(
    store, hers, youth, let, coming, reads
):
    let("school", release="third", replaces="first", starts=store.now + DAY)
    stop(open_space(store, youth, hers.id), coming.id)

    assert reads(days=2) == ["art class"]


def test_new_keys_of_hers_change_nothing_about_who_takes_whose_place(
    store, hers, youth, offer, old, coming, rosa, reads  # noqa: F811
):  # fmt: skip
    one = offer([rosa], {"school": None}, replaces="first")
    new, _master = replace_keys(store, youth)
    succeed(open_space(store, youth, hers.id), youth, new)
    assert reads(days=2) == ["art class"]

    sign(store, rosa, one.id, {})
    assert reads() == ["art class"]


def test_an_old_one_that_ended_stays_ended(store, hers, youth, old, coming, reads):
    space = open_space(store, youth, hers.id)
    stop(space, old.id)
    stop(open_space(store, youth, hers.id), coming.id)

    assert reads() == []
    assert now_is(store, old).state != LIVE


def test_no_server_word_makes_an_end_later(store, old):
    shorten(store, old, "second", old.ends_at + DAY)

    assert now_is(store, old).ends_at == old.ends_at
