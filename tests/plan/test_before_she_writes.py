"""Claim: before a box whose words others may read stands who must tell; before no other box."""

from html import unescape

import pytest
from pages_cast import NAMES, WORDS

from webapp.care.cards import CARDS
from webapp.care.plans import Goal
from webapp.care.records import records

TELL = "If someone hurts you, the law may make people here tell."
BEFORE = f"You don't have to say what happened. {TELL}"
BOXES = (
    *(f"/plan/a2/new/{what}" for what in ("goal", "step", "help", "line")),
    *("/plan/a1/new/card", "/say", "/say/talk", "/me/cards/rides-2", "/me/cards/own-1"),
)


@pytest.fixture
def goal(store, cast, space):
    """The address of a line that is there."""
    return f"/plan/a2/{records(space.section('body'), Goal)[0].id}"


@pytest.mark.parametrize("page", BOXES)
def test_it_stands_at_every_box(youth_client, page):
    assert unescape(youth_client.get(page).text).count(BEFORE) == 1


@pytest.mark.parametrize("page", ["words", "change", "disagree"])
def test_and_where_words_are_changed(youth_client, goal, page):
    assert youth_client.get(f"{goal}/{page}").text.count(TELL) == 1


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_every_card_says_it_once_and_keeps_its_own_hint(youth_client, card):
    page = unescape(youth_client.get(f"/me/cards/{card.key}").text)

    assert page.count(TELL) == 1
    assert str(card.hint or "") in page


def test_what_is_just_for_her_nobody_reads(youth_client):
    assert TELL not in youth_client.get("/pages/new").text


def test_at_an_advocates_desk_it_is_not_said_to_the_advocate(advocate_client, space):
    assert TELL not in advocate_client.get(f"/for/{space.id}/plan/a2/new/goal").text


@pytest.mark.parametrize("page", ["/plan/a2/new/goal", "/say", "/me/cards/own-1"])
def test_on_a_small_phone_save_still_stands_on_the_first_screen(browser, site, space, page):
    phone = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    phone.goto(f"{site}/sign-in")
    phone.fill("[name=name]", NAMES["youth"])
    phone.fill("[name=passphrase]", WORDS)
    phone.click("main button")
    phone.wait_for_url("**/today")
    phone.goto(f"{site}{page}")

    saves = phone.locator("unsaved-words .button").first.bounding_box()
    phone.context.close()

    assert saves["y"] + saves["height"] <= 640
