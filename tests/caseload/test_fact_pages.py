"""Claim: staff enter facts apart from each other, and she reads them and can say they are wrong."""

import re
from dataclasses import replace

import pytest
from pages_cast import NAMES, send, signed_in

from webapp.care.filing import file_messages
from webapp.space.opening import open_space
from webapp.team.facts import known_facts

MARI = {
    "state": "ms", "born": "2010-01-15", "custody": "parents", "setting": "",
    "status": ["living-apart"],
}  # fmt: skip


@pytest.fixture
def page(space, shared):
    return f"/entered/{space.id}"


@pytest.fixture
def entered(page, advocate_client, app, store, cast, space):
    """Both entered it; what the doctor left is filed when the advocate comes next."""

    def by_both(**second):
        assert send(advocate_client, page, **MARI).status_code == 303
        assert send(signed_in(app, NAMES["member"]), page, **{**MARI, **second}).status_code == 303
        file_messages(open_space(store, cast.advocate, space.id))

    return by_both


def test_one_entry_waits_for_somebody_of_another_place(page, advocate_client):
    answer = send(advocate_client, page, **MARI)

    assert answer.status_code == 303
    assert "It does not count yet" in advocate_client.get(page).text


def test_two_who_enter_the_same_are_told_that_it_counts(entered, page, advocate_client):
    entered()

    assert "It counts" in advocate_client.get(page).text


def test_nobody_sees_what_the_other_entered(entered, page, advocate_client, member_client):
    entered(born="2009-03-04")

    for client in (advocate_client, member_client):
        assert "2009" not in client.get(page).text
        assert "2010" not in client.get(page).text


def test_both_are_told_when_they_differ(entered, page, advocate_client, member_client):
    entered(state="AL")

    for client in (advocate_client, member_client):
        assert "Neither counts now" in client.get(page).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("state", "ZZ", "with two letters"),
        ("state", "", "Please write something here"),
        ("born", "2030-01-01", "look at this day again"),
        ("born", "1950-01-01", "look at this day again"),
        ("born", "soon", "like 2030-05-31"),
        ("custody", "tribe", "Please pick one"),
        ("status", ["rich"], "Please pick from the list"),
    ],
)
def test_what_cannot_be_is_refused_calmly(page, advocate_client, field, typed, sentence):
    answer = send(advocate_client, page, **{**MARI, field: typed})

    assert answer.status_code == 422
    assert sentence in answer.text


def test_what_was_picked_stays_picked_beside_a_sentence(page, advocate_client):
    answer = send(advocate_client, page, **{**MARI, "state": "zz"})

    assert re.search(r'<input[^>]*checked[^>]*name="setting"[^>]*value=""', answer.text)


def test_only_the_demo_knows_the_invented_state(page, advocate_client, app, monkeypatch):
    assert send(advocate_client, page, **{**MARI, "state": "Avalon"}).status_code == 422

    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], demo=True))
    assert send(advocate_client, page, **{**MARI, "state": "avalon"}).status_code == 303


def test_she_reads_every_entry_and_who_made_it(entered, youth_client):
    entered()
    text = youth_client.get("/people/entered").text

    assert "Tasha" in text
    assert "Dr. Patel" in text
    assert "Lives apart from parents" in text


def test_one_tap_of_hers_ends_it_and_nobody_asks_why(
    entered, youth_client, cast, store, space, page, advocate_client
):
    entered()
    answer = send(youth_client, "/people/entered/wrong", "/people/entered")

    assert answer.status_code == 303
    assert known_facts(open_space(store, cast.youth, space.id)).facts is None
    assert "said that this is wrong" in advocate_client.get(page).text
    assert "until they enter it again" in youth_client.get("/people/entered").text


def test_who_has_no_door_to_her_finds_nothing(page, stranger_client, guardian_client, youth_client):
    for client in (stranger_client, guardian_client, youth_client):
        assert client.get(page).status_code == 404


def test_a_guardian_never_reaches_what_was_entered(entered, guardian_client):
    entered()

    assert guardian_client.get("/people/entered").status_code == 404


def test_the_page_of_somebody_the_advocate_works_with_leads_there(page, advocate_client, space):
    assert page in advocate_client.get(f"/everyone/{space.id}").text


def test_her_list_of_people_leads_there(youth_client):
    assert "/people/entered" in youth_client.get("/people").text
    assert "Nobody entered anything" in youth_client.get("/people/entered").text


def test_an_order_is_for_everything_or_for_some_things_only(page, advocate_client, member_client):
    both = ["emancipated", "emancipated-in-part"]
    answer = send(advocate_client, page, **{**MARI, "status": both})

    assert answer.status_code == 422
    assert "Please tick one: for everything, or for some things only." in answer.text
    for one in both:
        assert send(member_client, page, **{**MARI, "status": [one]}).status_code == 303
