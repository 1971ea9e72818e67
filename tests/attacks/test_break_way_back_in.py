"""Claim: who was kept away before joining was done finds no way back in, and no key is wrapped for
somebody who comes by a code that was used."""

import pytest
from pages_cast import send
from sharing_cast import people, settings, share  # noqa: F401
from signing_cast import bank, denise, known, papers, parent, waits  # noqa: F401

from webapp.holds.acts import staff_keep_away, staff_let_back
from webapp.joining.hand_overs import say_same
from webapp.space.exclusions import is_excluded
from webapp.space.links import link_in, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import offer_hand_over
from webapp.team.holds import everybody_kept, kept_away
from webapp.team.invites import (
    JOINED,
    NOT_THEM,
    InviteGoneError,
    change,
    invite,
    invite_again,
    join,
    number_of,
)


@pytest.fixture
def here(known):  # noqa: F811
    """Her space, in which a parent may have to say yes."""
    return known.id


@pytest.fixture
def link(parent):  # noqa: F811
    """A parent who has not joined."""
    return parent()


@pytest.fixture
def joined(store, cast, here, link):
    """Somebody came by the code for this parent; nobody has compared words yet."""
    by = cast.advocate.account
    code, _made = invite(store, "guardian", by=by, space=here, name="Denise", link=link.id)
    return join(store, code, cast.guardian.card)


@pytest.fixture
def compares(store, cast, joined):
    """The advocate says that the words are the same."""
    number = number_of(joined, cast.advocate.card, cast.guardian.card)
    return lambda: say_same(store, joined, cast.advocate, number)


@pytest.fixture
def at_work(store, cast, here):
    """Her space as the advocate has it open."""
    return lambda: open_space(store, cast.advocate, here)


def test_the_account_behind_a_link_is_kept_away_like_the_link(
    store, cast, here, link, at_work, compares
):
    staff_keep_away(at_work(), link.id)
    compares()

    father = cast.guardian.account
    assert is_excluded(store, here, father)
    assert kept_away(store, here, father).by_staff
    assert [kept.account for kept in everybody_kept(store, here)] == [father]


def test_what_two_lift_later_is_lifted_for_the_link_as_well(
    store, cast, here, link, at_work, compares
):
    staff_keep_away(at_work(), link.id)
    compares()
    father = cast.guardian.account
    for who in (cast.advocate, cast.stranger):
        staff_let_back(open_space(store, who, here), father)

    assert not is_excluded(store, here, father)
    assert not link_in(store, here, link.id).excluded


def test_a_finding_while_somebody_is_kept_away_does_not_make_that_last(
    store, cast, here, link, at_work
):
    staff_keep_away(at_work(), link.id)
    say_safe(store, link_in(store, here, link.id), cast.advocate.account)
    for who in (cast.advocate, cast.stranger):
        staff_let_back(open_space(store, who, here), link.id)

    assert not link_in(store, here, link.id).excluded


def test_a_code_that_somebody_came_by_makes_no_other(store, cast, joined, compares):
    assert joined.state == JOINED
    with pytest.raises(InviteGoneError):
        invite_again(store, joined)

    done = compares()
    with pytest.raises(InviteGoneError):
        invite_again(store, done)


def test_no_new_code_for_who_was_sent_away_and_is_kept_away(store, here, link, at_work, joined):
    sent_away = change(store, joined, NOT_THEM)
    staff_keep_away(at_work(), link.id)

    with pytest.raises(InviteGoneError):
        invite_again(store, sent_away)


def test_no_key_of_hers_is_wrapped_by_a_second_hand_over(store, cast, here, at_work, person):
    other = person("somebody else", "youth")
    before = store.db.execute("select count(*) from wraps").fetchone()

    with pytest.raises(NotGrantedError):
        offer_hand_over(at_work(), cast.advocate, other.card)
    assert store.db.execute("select count(*) from wraps").fetchone() == before


def test_a_new_code_for_who_took_over_already_is_none(store, cast, space, advocate_client):
    by = cast.advocate.account
    code, _made = invite(store, "youth", by=by, space=space.id, name="Mari")
    used = join(store, code, cast.stranger.card)
    answer = send(advocate_client, f"/invites/{used.id}/again", f"/invites/{used.id}")

    assert answer.status_code == 404
