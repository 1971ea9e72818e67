"""Claim: somebody at home who signs nothing is let in for her short list, when she wants it."""

import re

import pytest
from joining_cast import bare, code_on, press_same, six, walk
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, forward, text_of

from webapp.consent.facts import guardians_of
from webapp.holds.acts import staff_keep_away
from webapp.space.links import (
    CAREGIVER,
    GUARDIAN,
    add_link,
    change_link,
    links_of,
    may_sign,
    say_safe,
)
from webapp.space.opening import open_space
from webapp.team.entering import enter
from webapp.team.facts import Facts
from webapp.team.guardians import call_them
from webapp.team.invites import InviteGoneError, open_invite

HOME = "/people/home"
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def rosa(advocate_client, yeses, known, store):
    """Staff entered who looks after her, and found it safe; no law wants a yes of Rosa's."""
    send(advocate_client, yeses, name="Rosa", role="caregiver")
    (link,) = links_of(store, known.id)
    send(advocate_client, f"{yeses}/{link.id}/safe", page=yeses, is_safe="yes")
    return link


@pytest.fixture
def invites(rosa, advocate_client, yeses):
    return lambda: send(advocate_client, f"{yeses}/{rosa.id}/invites", page=yeses)


def she_wants(client, link):
    return send(client, f"{HOME}/{link.id}", page=HOME)


def test_nobody_is_invited_before_she_wants_it(invites, youth_client, rosa, advocate_client, yeses):
    assert invites().status_code == 404
    assert she_wants(youth_client, rosa).status_code == 303

    page = text_of(advocate_client.get(yeses))
    assert "Mari wants this person to have the short list for home." in page
    assert "Rosa may get the short list for home." in page
    assert "Mari wants this person asked." not in page
    assert invites().status_code == 303


def test_nobody_is_offered_to_her_whom_staff_did_not_find_safe(
    advocate_client, youth_client, yeses, known, store
):
    send(advocate_client, yeses, name="Rosa", role="caregiver")
    (link,) = links_of(store, known.id)

    assert "Rosa" not in text_of(youth_client.get(HOME))
    assert send(youth_client, f"{HOME}/{link.id}", page="/account").status_code == 404


def test_a_parent_is_not_on_this_page(youth_client, parent, known):
    call_them(known, parent(), "Ruben")

    assert "Ruben" not in text_of(youth_client.get(HOME))


def test_not_any_more_ends_the_code(invites, youth_client, rosa, advocate_client, store):
    she_wants(youth_client, rosa)
    page = invites().location
    code = CODE.search(advocate_client.get(page).text)[0]
    send(youth_client, f"{HOME}/{rosa.id}/removal", page=HOME)

    with pytest.raises(InviteGoneError):
        open_invite(store, code)
    assert send(advocate_client, f"{page}/again", page="/account").status_code == 404
    assert invites().status_code == 404


def test_who_wants_it_again_says_it_once_to_her_advocate(
    youth_client, rosa, advocate_client, yeses
):
    said = "Rosa may get the short list for home."
    she_wants(youth_client, rosa)
    send(youth_client, f"{HOME}/{rosa.id}/removal", page=HOME)
    she_wants(youth_client, rosa)
    page = advocate_client.get(yeses)

    assert text_of(page).count(said) == 1
    (seen,) = re.findall(r'action="(/yeses/\w+/seen)"', page.text)
    send(advocate_client, seen, page=yeses)
    assert said not in text_of(advocate_client.get(yeses))


def test_a_hold_shows_on_no_page_of_hers_and_lets_nobody_in(
    invites, youth_client, rosa, store, cast, known
):
    before = youth_client.get(HOME).text
    staff_keep_away(open_space(store, cast.advocate, known.id), rosa.id)

    assert re.sub(r"<input[^>]*>", "", youth_client.get(HOME).text) == re.sub(
        r"<input[^>]*>", "", before
    )
    assert she_wants(youth_client, rosa).status_code == 303
    assert invites().status_code == 404


def test_with_the_agencys_custody_she_comes_by_the_pages_and_gets_the_list_once(
    app, store, clock, cast, known, invites, rosa, advocate_client, youth_client, yeses
):
    now = forward(store, clock, minutes=1)
    with app.app_context():
        for who in (cast.advocate, cast.stranger):
            enter(open_space(now, who, known.id), Facts("Avalon", custody="agency"))
    she_wants(youth_client, rosa)
    invited = invites().location
    phone = app.test_client()
    walk(phone, code_on(advocate_client.get(invited).text), words=WORDS, called="Rosa")
    assert six(phone.get("/joining").text) == six(advocate_client.get(invited).text)
    press_same(advocate_client, invited)
    youth_client.get("/people")

    offered = text_of(youth_client.get("/today"))
    assert "Should Rosa know something for home?" in offered
    address = re.search(r"/people/\w+/list", offered)[0]
    assert address in youth_client.get(HOME).text
    went = send(youth_client, address, allergies="Nuts")
    steps = Steps(youth_client, address.split("/")[2], page=youth_client.get(went.location))
    steps.sign()
    assert "Should Rosa know" not in text_of(youth_client.get("/today"))
    denise = signed_in(app, NAMES["guardian"])
    assert bare(phone.get("/home").text) == bare(denise.get("/home").text)
    assert "Is here. Signs nothing." in text_of(advocate_client.get(yeses))
    forward(store, clock, days=1)
    rosa_account = links_of(store, known.id)[0].account
    opened = open_space(forward(store, clock, minutes=1), cast.youth, known.id)
    assert [grant.reader for grant in opened.known if grant.reader == rosa_account]


def test_who_signs_nothing_can_sign_nothing(app, store, cast, known, youth_client, papers):
    link = add_link(store, known.id, CAREGIVER, account=cast.guardian.account)
    say_safe(store, link, cast.advocate.account)
    steps = Steps(youth_client, cast.member.account).to_look(
        areas=(), lines=(papers,), purpose="papers"
    )
    page = text_of(steps.send("/share/look").page)

    assert "Ask Denise" not in page
    with app.app_context():
        assert not guardians_of(known)
    asked = {"reader": cast.member.account, "has_account": True}
    assert not may_sign(store, known.id, cast.guardian.account, **asked)


def test_a_paper_road_is_not_offered(rosa, advocate_client, yeses, store, known):
    assert "signs on paper" not in text_of(advocate_client.get(yeses))
    send(advocate_client, f"{yeses}/{rosa.id}/way", page=yeses, way="paper")

    assert not links_of(store, known.id)[0].on_paper


def test_a_guardian_by_law_can_be_wanted_for_it_too(store, cast, known, youth_client):
    link = say_safe(store, add_link(store, known.id, GUARDIAN), cast.advocate.account)
    call_them(known, link, "Denise")
    she_wants(youth_client, link)

    assert "You want Denise to get your list." in text_of(youth_client.get(HOME))
    change_link(store, link, account=cast.guardian.account)
    assert send(youth_client, f"{HOME}/{link.id}", page="/account").status_code == 404
