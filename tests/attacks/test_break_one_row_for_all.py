"""Claim: one row that somebody changed holds up nothing but itself: a stop, a hold, what ends
today, and everybody else's pages go on."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, grant, send, sign_in, signed_in
from sharing_cast import people, settings, share  # noqa: F401
from spoiling import spoil

from webapp.account.accounts import account_of
from webapp.space.emergency import allow, open_in_emergency
from webapp.space.exclusions import exclude, is_excluded, note_try, tries_of
from webapp.space.memberships import remember_space, spaces_of
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import found
from webapp.sweeper import each_minute, sweep
from webapp.team.invites import InviteGoneError, forget_old, invite, open_invite


@pytest.mark.parametrize("what", ["card", "invite"])
def test_she_keeps_somebody_away_all_the_same(store, cast, people, youth_client, what):  # noqa: F811
    father = cast.guardian.account
    grant(store, cast.youth, people, cast.guardian, {"body": None})
    if what == "card":
        spoil(store, "accounts", "sealed_card", "id = ?", father)
    else:
        invite(store, "guardian", by=cast.advocate.account, space=people.id, name="Denise")
        spoil(store, "invites", "sealed_facts", "1")
    answer = send(youth_client, f"/people/{father}/nothing", "/say")

    assert answer.status_code == 303
    assert is_excluded(store, people.id, father)
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_her_log_is_read_though_the_card_of_somebody_in_it_is_not(
    store, cast, space, shared, youth_client, member_client
):
    member_client.get(f"/shared/{space.id}")
    spoil(store, "accounts", "sealed_card", "id = ?", cast.member.account)

    assert youth_client.get("/looked").status_code == 200


def test_what_is_done_each_minute_goes_on_behind_what_fails(app, clock):
    done = []

    def fails(store):
        raise KeyError("a row")

    each_minute(app, fails)
    each_minute(app, lambda store: done.append(store.now))
    sweep(app, deep=True)

    assert done == [clock.now]


def test_old_codes_go_though_one_can_not_be_read(app, store, clock, space, cast):
    code, _made = invite(store, "supporter", by=cast.advocate.account, space=space.id)
    spoil(store, "invites", "sealed_facts", "1")
    other, _made = invite(store, "supporter", by=cast.advocate.account, space=space.id)
    clock.forward(hours=2)

    assert forget_old(replace(store, now=clock.now)) == 1
    for gone in (code, other):
        with pytest.raises(InviteGoneError):
            open_invite(store, gone)


@pytest.fixture
def other_space(store, cast, person):
    """Another space of the same advocate, whose first entry somebody spoils later."""
    return found(store, cast.advocate)


def test_an_advocate_still_reads_of_all_the_others(store, space, other_space, advocate_client):
    spoil(store, "entries", "sealed_entry", "space_id = ?", other_space.id)
    page = advocate_client.get("/everyone")

    assert page.status_code == 200
    assert "Mari" in page.text


def test_a_reader_still_reads_what_others_share(app, store, cast, people, share, other_space):  # noqa: F811
    share(cast.member)
    remember_space(store, cast.member.account, other_space.id, "member")
    body = {"body": None}
    grant(store, cast.advocate, other_space, cast.member, body)
    spoil(store, "entries", "sealed_entry", "space_id = ?", other_space.id)
    doctor = signed_in(app, "doctor patel", WORDS)

    page = doctor.get("/shared")
    assert page.status_code == 200
    assert f"/shared/{people.id}" in page.text


def test_her_pages_go_on_beside_an_emergency_that_can_not_be_read(store, cast, space, youth_client):
    allow(space, cast.youth, cast.advocate.card, ["body"], "")
    open_in_emergency(store, cast.advocate, space.id, ["body"], "ER", is_lawful=True)
    spoil(store, "emergencies", "sealed_facts", "1")

    for address in ("/today", "/people", "/plan"):
        assert youth_client.get(address).status_code == 200, address


def test_she_still_sees_and_stops_what_she_shares_when_an_agency_is_spoilt(
    store, shared, youth_client
):
    spoil(store, "agencies", "sealed_facts", "1")

    assert youth_client.get("/people").status_code == 200
    assert send(youth_client, f"/releases/{shared.id}/stop", "/people").status_code == 303


@pytest.mark.parametrize("who", ["youth", "advocate", "member"])
def test_a_spoilt_list_of_spaces_keeps_nobody_out(app, store, cast, space, shared, who):
    spoil(store, "memberships", "sealed_spaces", "account_id = ?", getattr(cast, who).account)
    client = app.test_client()
    answer = sign_in(client, NAMES[who])

    assert (answer.status_code, answer.location) == (303, "/noticed")
    assert "made it anew" in client.get("/noticed").text
    assert client.get("/", follow_redirects=True).status_code == 200
    assert [m.space for m in spaces_of(store, getattr(cast, who).account)] == [space.id]


@pytest.fixture
def desk(app, person):
    person("stone harbor", "coordinator", "Maria", "Open Door")
    return signed_in(app, "stone harbor")


@pytest.mark.parametrize(
    ("table", "column"), [("memberships", "sealed_spaces"), ("entries", "sealed_entry")]
)
def test_somebody_with_a_spoilt_row_is_frozen_all_the_same(
    store, cast, shared, desk, table, column
):
    spoil(store, table, column, "1")
    page = f"/staff/{cast.member.account}"
    answer = send(desk, f"{page}/freeze", page)

    assert answer.status_code == 303
    assert account_of(store, cast.member.account).is_frozen


@pytest.mark.parametrize("column", ["sealed_card", "sealed_facts"])
def test_the_list_of_staff_goes_on_beside_a_spoilt_row(store, cast, desk, column):
    spoil(store, "accounts", column, "id = ?", cast.member.account)

    page = desk.get("/staff")
    assert page.status_code == 200
    assert cast.advocate.card.name in page.text
    assert desk.get(f"/staff/{cast.member.account}").status_code == 404


def test_a_spoilt_hold_still_holds_and_counts_tries(store, cast, space):
    father = cast.guardian.account
    exclude(store, space.id, father)
    spoil(store, "exclusions", "sealed_facts", "1")
    note_try(store, space.id, father)

    assert is_excluded(store, space.id, father)
    assert len(tries_of(store, space.id, father)) == 1
