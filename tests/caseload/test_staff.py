"""Claim: staff are seen with their gates, vouched for by who compared words, and frozen."""

import re

import pytest
from pages_cast import NAMES, WORDS, send, signed_in

from webapp.account.accounts import account_of, replace_keys
from webapp.space.spaces import found
from webapp.team.vouches import vouches_for


@pytest.fixture
def desk(app, person):
    person("desk-one", "coordinator", "Kim", "Open Door")
    return signed_in(app, "desk-one")


def vouch_for(client, account, passphrase=WORDS):
    page = f"/staff/{account}"
    seen = re.search(r'name="seen" value="(\d+)"', client.get(page).text).group(1)
    return lambda: send(client, f"{page}/vouches", page, seen=seen, passphrase=passphrase)


def test_the_list_says_which_gates_are_open(desk, cast):
    page = desk.get("/staff").text

    assert "Dr. Patel" in page
    assert "Until" in page
    assert "Nobody has checked yet who this is" in page


def test_youths_and_guardians_are_not_on_it(desk, cast):
    assert "Denise" not in desk.get("/staff").text
    assert desk.get(f"/staff/{cast.youth.account}").status_code == 404


def test_whoever_compared_is_named(desk, cast, store):
    assert vouch_for(desk, cast.member.account)().status_code == 303

    assert "Kim checked who this is" in desk.get("/staff").text


def test_both_see_the_same_six_words(desk, app, cast):
    theirs = signed_in(app, NAMES["member"]).get("/my-words").text
    mine = desk.get(f"/staff/{cast.member.account}").text
    words = [re.findall(r"<li>(\w+)</li>", page) for page in (theirs, mine)]

    assert words[0] == words[1]
    assert len(words[0]) == 6


def test_keys_that_changed_in_between_are_not_vouched_for(desk, cast, store):
    press = vouch_for(desk, cast.member.account)
    replace_keys(store, cast.member)

    assert press().status_code == 422
    assert vouches_for(store, cast.member.account) == []


def test_freezing_signs_out_at_once(desk, app, cast, store):
    theirs = signed_in(app, NAMES["member"])
    send(desk, f"/staff/{cast.member.account}/freeze", f"/staff/{cast.member.account}")

    assert account_of(store, cast.member.account).is_frozen
    assert theirs.get("/my-words").location.startswith("/sign-in")


def test_who_keeps_keys_alone_is_not_frozen(desk, cast, store):
    found(store, cast.advocate)
    page = f"/staff/{cast.advocate.account}"

    assert send(desk, f"{page}/freeze", page).status_code == 409
    assert not account_of(store, cast.advocate.account).is_frozen


@pytest.fixture
def alone(desk, cast, space):
    """Tasha keeps the keys of one young person with her, and nobody of another place does; and
    somebody was told so who wanted to close her account."""
    page = f"/staff/{cast.advocate.account}"
    answer = send(desk, f"{page}/freeze", page)
    assert answer.status_code == 409
    return page, answer.text


def closes_all_the_same(desk, page):
    return send(desk, f"{page}/freeze", page, although="alone")


def test_the_page_says_what_is_lost_before_it_is(alone):
    assert "This person keeps keys alone." in alone[1]
    assert "Close it all the same" in alone[1]


def test_somebody_dangerous_is_closed_at_once_all_the_same(alone, desk, app, cast, store):
    theirs = signed_in(app, NAMES["advocate"])
    assert closes_all_the_same(desk, alone[0]).status_code == 303

    assert account_of(store, cast.advocate.account).is_frozen
    assert theirs.get("/my-words").location.startswith("/sign-in")


def test_whoever_runs_the_team_reads_that_keys_are_missed(alone, desk):
    closes_all_the_same(desk, alone[0])

    page = desk.get("/staff").text
    assert "The account of Tasha is closed, and nobody else kept these keys." in page
    assert "Mari" not in page


def test_she_reads_that_her_key_keeper_is_gone(alone, desk, youth_client):
    closes_all_the_same(desk, alone[0])

    assert "The account of Tasha was closed." in youth_client.get("/looked").text


def test_an_advocate_vouches_but_does_not_freeze(advocate_client, cast):
    page = f"/staff/{cast.member.account}"

    assert "/freeze" not in advocate_client.get(page).text
    assert send(advocate_client, f"{page}/freeze", page).status_code == 404


def test_nobody_vouches_for_themselves(advocate_client, cast):
    assert advocate_client.get(f"/staff/{cast.advocate.account}").status_code == 404
