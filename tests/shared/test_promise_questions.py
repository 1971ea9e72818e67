"""Claim: a reader who is late with a promise reads that she asks, while she shares with him."""

import re

import pytest
from pages_cast import send, signed_in

from webapp.care.promise_questions import QUESTION
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space import inbox, kinds
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop

ASKS = "Mari asks about: Move your visit"
SEEN = re.compile(r'action="(/shared/\w+/questions/\w+/seen)"')


@pytest.fixture
def page(people):
    return f"/shared/{people.id}"


@pytest.fixture
def promise(people, cast):
    said = Promise(
        who=cast.member.account, name="Dr. Patel", text="Move your visit", by="2026-06-01"
    )
    return save(people, kinds.PROMISES, said)


@pytest.fixture
def asked(promise, share, cast, youth_client):
    share(cast.member)
    send(youth_client, f"/today/promises/{promise.id}/question", "/today")
    return promise


@pytest.mark.usefixtures("asked")
def test_it_stands_on_his_list_and_on_her_page_until_he_saw_it(member_client, page):
    for address in ("/shared", page):
        assert member_client.get(address).text.count(ASKS) == 1

    answer = send(member_client, SEEN.search(member_client.get("/shared").text)[1], "/shared")

    assert answer.location == page
    for address in ("/shared", page):
        assert "asks about" not in member_client.get(address).text
    assert "Move your visit" in member_client.get(page).text


@pytest.mark.parametrize("how", ["done", "cannot"])
def test_his_answer_takes_it_away(asked, how, member_client, page, store, cast):
    form = {"reply": "It is in a chart"} if how == "cannot" else {}
    send(member_client, f"{page}/promises/{asked.id}/{how}", page, **form)

    assert "asks about" not in member_client.get("/shared").text
    assert [m for m in inbox.messages(store, cast.member) if m.kind == QUESTION] == []


def test_a_promise_that_is_not_in_the_share_is_asked_about_all_the_same(
    share, cast, people, youth_client, member_client, page
):
    """He said it after she shared: he knows of it, and only cannot answer it here."""
    share(cast.member)
    said = Promise(who=cast.member.account, text="Move your visit", by="2026-06-01")
    late = save(people, kinds.PROMISES, said)
    send(youth_client, f"/today/promises/{late.id}/question", "/today")

    assert ASKS in member_client.get(page).text


@pytest.mark.usefixtures("asked")
def test_after_a_stop_nothing_of_it_is_left(member_client, store, cast, people, page):
    mine = open_space(store, cast.youth, people.id)
    (his,) = [g for g in all_grants(store, mine.authority)[0] if g.reader == cast.member.account]
    seen = SEEN.search(member_client.get("/shared").text)[1]
    stop(mine, his.id)

    listed = member_client.get("/shared").text
    assert "asks about" not in listed
    assert "Nothing here right now." in listed
    assert member_client.get(page).status_code == 404
    assert send(member_client, seen, "/account").status_code == 404


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("who", ["stranger", "guardian"])
def test_another_reader_reads_nothing_of_it(who, share, cast, people, app, clock, page):
    share(getattr(cast, who), areas=(), lines=(people.section("body").items()[0].id,))
    clock.forward(days=2)
    client = signed_in(app, {"stranger": "cole two", "guardian": "denise one"}[who])

    for address in ("/shared", page):
        assert "asks about" not in client.get(address, follow_redirects=True).text


def test_a_parents_page_never_asks(share, cast, people, store, app, clock, page):
    """It must not hang on what runs or ended, whoever put the question there."""
    share(cast.guardian, areas=(), lines=(people.section("body").items()[0].id,))
    clock.forward(days=2)
    said = save(people, kinds.PROMISES, Promise(who=cast.guardian.account, text="Call"))
    body = {"promise": said.id, "text": "Call", "by": ""}
    inbox.post(store, cast.youth, cast.guardian.card, QUESTION, body, space=people.id)
    client = signed_in(app, "denise one")

    assert "Mari lets you see this" in client.get(page).text
    for address in ("/shared", page):
        assert "asks about" not in client.get(address, follow_redirects=True).text


def test_nobody_but_her_can_ask(promise, share, member_client, store, cast, people, page):
    share(cast.member)
    body = {"promise": promise.id, "text": "Move your visit", "by": ""}
    inbox.post(store, cast.stranger, cast.member.card, QUESTION, body, space=people.id)

    for address in ("/shared", page):
        assert "asks about" not in member_client.get(address).text


def test_a_preview_of_his_page_holds_no_question(asked, youth_client, cast):
    seen = youth_client.get(f"/people/{cast.member.account}/as").text

    assert "Move your visit" in seen
    assert "asks about" not in seen
