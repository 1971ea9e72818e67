"""Claim: "Ask Tasha" reaches whoever made the promise, on their pages, and nobody else."""

import re

import pytest
from pages_cast import send, signed_in

from webapp.account.accounts import update_facts
from webapp.care.promise_questions import QUESTION
from webapp.care.promises import Promise
from webapp.care.records import save, take_out
from webapp.space import inbox, kinds
from webapp.space.opening import open_space

ASKS = "Mari asks about: Find a &lt;pass&gt;"
SEEN = re.compile(r'action="(/everyone/\w+/questions/\w+/seen)"')


@pytest.fixture
def page(space):
    return f"/everyone/{space.id}"


@pytest.fixture
def promise(store, cast, space):
    said = Promise(who=cast.advocate.account, name="Tasha", text="Find a <pass>", by="2026-06-01")
    return save(open_space(store, cast.youth, space.id), kinds.PROMISES, said)


@pytest.fixture
def asked(youth_client, promise):
    send(youth_client, f"/today/promises/{promise.id}/question", "/today")
    return promise


@pytest.mark.usefixtures("asked")
def test_it_stands_on_home_and_on_her_page_until_it_was_seen(advocate_client, page):
    for address in ("/everyone", page):
        assert advocate_client.get(address).text.count(ASKS) == 1
    seen = SEEN.search(advocate_client.get("/everyone").text)[1]

    answer = send(advocate_client, seen, "/everyone")

    assert answer.location == page
    for address in ("/everyone", page):
        assert ASKS not in advocate_client.get(address).text
    assert "Find a &lt;pass&gt;" in advocate_client.get(page).text


def test_asking_again_later_is_one_line_and_one_tap(
    asked, youth_client, advocate_client, clock, app, page
):
    clock.forward(days=5)
    again, tablet = signed_in(app, "quiet river"), signed_in(app, "tasha one")
    send(again, f"/today/promises/{asked.id}/question", "/today")
    assert tablet.get(page).text.count(ASKS) == 1

    send(tablet, SEEN.search(tablet.get(page).text)[1], page)

    assert ASKS not in tablet.get(page).text


@pytest.mark.parametrize("how", ["done", "cannot"])
def test_settling_the_promise_answers_it(asked, how, advocate_client, store, cast, page):
    form = {"reply": "No more passes"} if how == "cannot" else {}
    send(advocate_client, f"{page}/promises/{asked.id}/{how}", page, **form)

    assert "asks about" not in advocate_client.get("/everyone").text
    assert [m for m in inbox.messages(store, cast.advocate) if m.kind == QUESTION] == []


def test_a_promise_that_she_took_out_is_asked_about_no_more(
    asked, advocate_client, store, cast, space, page
):
    take_out(open_space(store, cast.youth, space.id), kinds.PROMISES, asked.id)

    for address in ("/everyone", page):
        assert "asks about" not in advocate_client.get(address).text


@pytest.mark.parametrize("who", ["stranger", "member", "guardian"])
def test_nobody_but_her_can_ask(who, promise, advocate_client, store, cast, space, page):
    said = {"promise": promise.id, "text": promise.text, "by": promise.by}
    author = getattr(cast, who)
    inbox.post(store, author, cast.advocate.card, QUESTION, said, space=space.id)

    for address in ("/everyone", page):
        assert "asks about" not in advocate_client.get(address).text


@pytest.mark.parametrize("said", [{}, {"promise": 1, "text": "x"}, {"promise": "x", "text": []}])
def test_a_question_that_no_program_of_ours_wrote_is_left_out(
    said, advocate_client, store, cast, space, page
):
    inbox.post(store, cast.youth, cast.advocate.card, QUESTION, said, space=space.id)

    for address in ("/everyone", page):
        assert "asks about" not in advocate_client.get(address).text


def test_what_another_promised_is_not_asked_of_her_advocate(
    advocate_client, store, cast, space, page
):
    """Her program would not send it; a changed one could."""
    mine = open_space(store, cast.youth, space.id)
    other = save(mine, kinds.PROMISES, Promise(who=cast.member.account, text="Call"))
    said = {"promise": other.id, "text": "Call", "by": ""}
    inbox.post(store, cast.youth, cast.advocate.card, QUESTION, said, space=space.id)

    for address in ("/everyone", page):
        assert "asks about" not in advocate_client.get(address).text


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("who", ["doctor patel", "cole two", "denise one"])
def test_nobody_else_reads_it(who, app, page, space):
    client = signed_in(app, who)

    for address in ("/shared", f"/shared/{space.id}", "/home", "/everyone", page):
        assert "asks about" not in client.get(address, follow_redirects=True).text


@pytest.mark.usefixtures("asked")
def test_a_gate_of_her_own_shuts_it(advocate_client, store, cast, page):
    update_facts(store, cast.advocate.account, training_until="2026-01-01")

    for address in ("/everyone", page):
        assert "asks about" not in advocate_client.get(address).text


def test_a_question_that_is_not_there_can_not_be_seen(asked, advocate_client, store, cast, page):
    """Nor any other word of the inbox."""
    other = inbox.post(store, cast.youth, cast.advocate.card, "not-safe", {}, is_urgent=True)

    for id_ in ("x", other):
        address = f"{page}/questions/{id_}/seen"
        assert send(advocate_client, address, page).status_code == 404
    assert inbox.waits(store, cast.advocate, other)
