"""Claim: she reads who opened what in an emergency, why and until when, and reaches a person."""
# ruff: noqa: F811

import pytest
from emergency_cast import WHY, allowing, lee, lees, ng, opens  # noqa: F401
from pages_cast import NAMES, send, sign_in, signed_in
from sharing_cast import text_of

from webapp.space.emergency import emergencies
from webapp.space.opening import open_space


@pytest.fixture
def opened(lees, space, store, cast):
    """Lee opened one part; the address at which she reads of it."""
    opens(lees, space)
    (one,) = emergencies(open_space(store, cast.youth, space.id))
    return f"/looked/opened/{one.id}"


def test_nothing_opened_says_so(youth_client):
    assert "Nothing was opened this way." in youth_client.get("/looked/opened").text


def test_she_reads_who_why_which_parts_and_until_when(opened, youth_client):
    said = text_of(youth_client.get(opened))

    for text in ("Lee opened this in an emergency.", WHY, "Body and teeth", "It is open until",
                 "Somebody else will check if it was right."):  # fmt: skip
        assert text in said


def test_today_says_so_until_she_has_read_it(opened, youth_client):
    assert '<a href="/looked/opened">There is something new' in youth_client.get("/today").text

    youth_client.get("/looked/opened")

    assert "something new in Who looked" not in youth_client.get("/today").text


def test_how_it_was_looked_back_on_is_news_again(opened, youth_client, app, ng):
    youth_client.get("/looked/opened")
    id_ = opened.rpartition("/")[2]
    send(signed_in(app, "mr ng"), f"/look-backs/{id_}", outcome="right", said="Found.")

    assert "something new in Who looked" in youth_client.get("/today").text


def test_the_log_leads_there(opened, youth_client):
    assert '<a href="/looked/opened">Read why</a>' in youth_client.get("/looked").text


def test_a_page_of_one_line_names_the_emergency(opened, youth_client, space):
    plan = youth_client.get("/plan/a2").text
    item = plan.split('href="/plan/a2/')[1].split('"')[0]

    assert "Lee opened this in an emergency." in youth_client.get(f"/plan/a2/{item}").text


def test_while_it_is_open_they_count_and_afterwards_not(opened, youth_client, clock):
    assert "2 can see a part of your plan." in text_of(youth_client.get("/today"))

    clock.forward(hours=4)
    sign_in(youth_client, NAMES["youth"])
    assert "1 can see a part of your plan." in text_of(youth_client.get("/today"))


def test_one_tap_and_a_person_knows(opened, youth_client, advocate_client):
    answer = send(youth_client, f"{opened}/upset", opened)

    assert "Tasha sees this first" in youth_client.get(answer.location).text
    assert "Mari is upset about what was opened on" in advocate_client.get("/everyone").text


def test_it_goes_to_somebody_else_than_who_opened_it(opened, youth_client):
    said = text_of(youth_client.get(opened))
    card = said.split("One tap, and these people know.")[1].split("Talk to somebody else")[0]

    assert "Tasha" in card
    assert "Lee" not in card


def test_a_hidden_list_stays_hidden(opened, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    for page in ("/looked/opened", opened):
        assert youth_client.get(page).location == "/looked"


def test_nobody_else_reads_it(opened, advocate_client, member_client, lees):
    for client in (advocate_client, member_client, lees):
        assert client.get(opened).status_code == 404
