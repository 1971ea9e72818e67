"""Claim: "Is this phone safe?" comes back each month, once, and keeps a day and an answer alone."""

import pytest
from pages_cast import NAMES, send, signed_in

from webapp.care.phone_answers import PhoneAnswer
from webapp.care.records import records, save
from webapp.care.voices import Wish
from webapp.space.kinds import PRIVATE, VOICE
from webapp.space.opening import open_space

QUESTION = "Is this phone safe?"


@pytest.fixture
def later(app, space, clock):
    """Her phone, so many days on."""

    def client(days):
        clock.forward(days=days)
        return signed_in(app, NAMES["youth"])

    return client


@pytest.fixture
def kept(store, cast, space):
    return lambda: records(open_space(store, cast.youth, space.id).section(PRIVATE), PhoneAnswer)


def say(client, answer):
    return send(client, f"/today/phone/{answer}", "/today")


def test_it_is_asked_a_month_after_joining_and_not_before(later):
    assert QUESTION not in later(29).get("/today").text
    assert QUESTION in later(1).get("/today").text


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        ("yes", "Use a screen lock that only you know."),
        ("not-sure", "Some apps let another person watch a phone."),
        ("no", "Is there a phone or computer that only you use?"),
    ],
)
def test_each_answer_leads_to_its_advice_and_is_kept_with_its_day(later, kept, answer, advice):
    client = later(30)
    page = client.get(say(client, answer).location).text

    assert advice in page
    assert [(one.said, one.asked_on) for one in kept()] == [(answer, "2026-07-03")]
    assert QUESTION not in client.get("/today").text


def test_skip_is_quiet_for_a_month_and_takes_nothing_back(later, kept):
    client = later(30)
    say(client, "no")
    client = later(30)
    assert say(client, "skip").location == "/today"

    assert QUESTION not in client.get("/today").text
    assert [one.said for one in kept()] == ["no"]
    assert QUESTION in later(30).get("/today").text


def test_an_older_answer_leaves_no_version_behind(later, store, space, kept):
    for days, answer in ((30, "no"), (31, "yes")):
        say(later(days), answer)

    section = space.authority.sections[PRIVATE]
    rows = store.db.execute("select count(*) from items where section_id = ?", [section])
    assert [one.said for one in kept()] == ["yes"]
    assert rows.fetchone()[0] == 1


def test_her_advocate_cannot_open_her_answer(later, store, cast, space):
    say(later(30), "no")

    assert PRIVATE not in open_space(store, cast.advocate, space.id).kinds


def test_a_line_in_her_name_comes_first(later, store, cast, space):
    theirs = open_space(store, cast.advocate, space.id)
    save(theirs, VOICE, Wish(hers="A coat"), witness=True)
    page = later(30).get("/today").text

    assert QUESTION not in page
    assert page.count("When you feel like it") == 1


def test_an_answer_nobody_offered_is_no_page(youth_client):
    assert say(youth_client, "maybe").status_code == 404
    assert youth_client.get("/today/phone/skip").status_code == 404


def test_only_after_a_no_the_home_screen_is_not_offered(later):
    offer = "Put it on my phone"
    client = later(30)
    assert offer in client.get("/account").text
    say(client, "no")
    assert offer not in client.get("/account").text
    client = later(30)
    say(client, "not-sure")

    assert offer in client.get("/account").text
