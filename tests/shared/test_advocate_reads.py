"""Claim: an advocate without keys reads what is shared with her on the page of any reader."""

import re

import pytest
from pages_cast import WORDS, send, signed_in
from sharing_cast import Steps, article, knows_them, text_of

from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.space.proofs import true_lines
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail


@pytest.fixture
def ana(person, people):
    """Of another house; she knows Mari by an introduction alone."""
    ana = person("ana ruiz", "advocate", "Ana Ruiz", "North House")
    knows_them(people, ana.card)
    return ana


@pytest.fixture
def ana_client(app, ana):
    return signed_in(app, "ana ruiz")


@pytest.fixture
def page(people):
    return f"/shared/{people.id}"


def test_preview_look_and_page_are_the_same(ana, ana_client, youth_client, page):
    steps = Steps(youth_client, ana.account).to_look()
    preview = article(steps.page)
    steps.sign()

    assert "Fix my tooth" in preview
    assert "Ana Ruiz, Wednesday, June 3" in preview
    assert article(ana_client.get(page)) == preview
    assert article(youth_client.get(f"/people/{ana.account}/as")) == preview


def test_her_home_and_her_page_of_this_youth_lead_there(share, ana, ana_client, people, page):
    share(ana)

    assert f"/everyone/{people.id}" in ana_client.get("/everyone").text
    caseload = ana_client.get(f"/everyone/{people.id}")
    assert f'href="{page}"' in caseload.text
    assert "What Mari shares with you" in text_of(caseload)
    assert "Mari" in text_of(ana_client.get("/everyone"))
    assert page in ana_client.get("/shared").text
    assert f'href="/everyone/{people.id}"' in ana_client.get(page).text


def test_her_look_is_a_line_in_the_log(share, ana, ana_client, people, store, cast, page):
    share(ana)
    ana_client.get(page)
    hers = open_space(store, cast.youth, people.id)

    assert [line.kind for line in true_lines(hers) if line.actor == ana.account][-1] == "opened"


def test_a_promise_is_answered_there(share, ana, ana_client, people, page):
    said = save(people, kinds.PROMISES, Promise(who=ana.account, name="Ana Ruiz", text="A ride"))
    share(ana)
    went = send(ana_client, f"{page}/promises/{said.id}/done", page=page)

    assert "Thank you. It shows as done soon." in ana_client.get(went.location).text


def test_told_to_stop_closes_hers_at_once(share, ana, ana_client, page):
    share(ana)
    went = send(ana_client, f"{page}/stops", page=page)

    assert "It is closed." in ana_client.get(went.location).text
    assert ana_client.get(page).status_code == 404


def test_who_keeps_keys_as_well_keeps_them_when_a_sharing_stops(
    share, cast, advocate_client, people, store, page
):
    knows_them(people, cast.advocate.card)
    share(cast.advocate)
    assert "Fix my tooth" in article(advocate_client.get(page))
    send(advocate_client, f"{page}/stops", page=page)

    assert advocate_client.get(page).status_code == 404
    assert open_space(store, cast.advocate, people.id).is_keeper


def test_a_keeper_to_whom_nothing_is_shared_tried_nothing(
    advocate_client, people, store, cast, page
):
    assert advocate_client.get(page).status_code == 404
    hers = open_space(store, cast.youth, people.id)

    assert "tried" not in [line.kind for line in true_lines(hers)]
    assert page not in advocate_client.get(f"/everyone/{people.id}").text


def test_an_advocate_who_was_never_let_in_has_tried(ana, ana_client, people, store, cast, page):
    ana_client.get(page).close()
    lines = read_trail(store, people.id, log_box(open_space(store, cast.youth, people.id))).lines

    assert [line.actor for line in lines if line.kind == "tried"] == [ana.account]


def test_an_ask_to_stop_using_it_reaches_her_home(share, ana, ana_client, youth_client, page):
    kept = share(ana)
    ana_client.get(page)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    send(youth_client, f"/receipts/{kept.id}/ask", passphrase=WORDS)

    assert "asks you to stop using what you read." in ana_client.get("/everyone").text
    asked = re.search(r'action="(/asked/\w+/will)"', ana_client.get("/shared").text)[1]
    assert ana_client.get(send(ana_client, asked, "/shared").location).status_code == 200
