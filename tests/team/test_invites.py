"""Claim: an invite admits one person, once, within fifteen minutes, and keeps no code."""

from dataclasses import replace
from datetime import timedelta

import pytest

from webapp.account.accounts import account_of
from webapp.team.invites import (
    DONE,
    JOINED,
    InviteGoneError,
    change,
    finish,
    forget_old,
    invite,
    invite_again,
    invite_by,
    invite_of,
    invites_of,
    join,
    open_invite,
)
from webapp.team.short_codes import code_from, shown


@pytest.fixture
def made(store, cast):
    return invite(store, "youth", by=cast.advocate.account, space="s", phone="not-sure", name="M")


def later(store, **time):
    return replace(store, now=store.now + timedelta(**time))


def test_looking_does_not_use_it_up(store, made):
    code, one = made

    assert open_invite(store, code) == open_invite(store, code) == one


def test_it_admits_once(store, cast, made):
    join(store, made[0], cast.youth.card)

    with pytest.raises(InviteGoneError):
        join(store, made[0], cast.stranger.card)


def test_it_lasts_fifteen_minutes_to_the_second(store, made):
    assert open_invite(later(store, minutes=14, seconds=59), made[0])

    with pytest.raises(InviteGoneError):
        open_invite(later(store, minutes=15), made[0])


def test_a_code_may_be_typed_as_it_was_heard(store, made):
    code, one = made

    assert open_invite(store, shown(code).lower().replace("0", "o").replace("1", "l")) == one
    assert len(code_from(shown(code))) == 8


def test_an_unknown_code_and_a_used_one_answer_alike(store, cast, made):
    join(store, made[0], cast.youth.card)
    said = set()
    for code in (made[0], "00000000", ""):
        with pytest.raises(InviteGoneError) as refusal:
            open_invite(store, code)
        said.add(str(refusal.value))

    assert len(said) == 1


def test_the_database_keeps_neither_code_nor_names(store, made):
    row = str(store.db.execute("select * from invites").fetchall())

    assert made[0] not in row
    assert "not-sure" not in row


def test_an_invite_is_nobody_elses(store, cast, made):
    with pytest.raises(InviteGoneError):
        invite_by(store, cast.stranger.account, made[1].id)


def test_an_invite_of_the_command_belongs_to_nobody(store):
    _code, one = invite(store, "member", name="Dr. Patel")

    with pytest.raises(InviteGoneError):
        invite_by(store, "", one.id)


def test_a_new_code_ends_the_old_one(store, made):
    code, _one = invite_again(store, made[1])

    assert open_invite(store, code).phone == "not-sure"
    with pytest.raises(InviteGoneError):
        open_invite(store, made[0])


def test_two_screens_cannot_both_move_it_on(store, cast, made):
    joined = join(store, made[0], cast.youth.card)
    change(store, joined, "same")

    with pytest.raises(InviteGoneError):
        change(store, joined, "not-them")


def test_what_was_said_about_the_phone_goes_at_the_end(store, cast, made):
    done = finish(store, join(store, made[0], cast.youth.card))

    assert (done.state, done.phone, done.offer) == (DONE, "", "")
    assert account_of(store, cast.youth.account).facts["joining"] is None


def test_whoever_joined_finds_their_invite_again(store, cast, made):
    join(store, made[0], cast.youth.card)

    assert invite_of(store, cast.youth.account).state == JOINED
    with pytest.raises(InviteGoneError):
        invite_of(store, cast.stranger.account)


def test_old_ones_go_and_those_being_compared_stay(store, cast, made):
    invite(store, "guardian", by=cast.advocate.account, space="s", name="D")
    join(store, made[0], cast.youth.card)

    assert forget_old(later(store, hours=2)) == 1
    assert [one.name for one in invites_of(store, cast.advocate, "s")] == ["M"]
    assert forget_old(later(store, days=15)) == 1
