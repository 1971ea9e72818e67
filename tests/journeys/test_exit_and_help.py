"""Step 12: Exit works at any moment and leaves nothing; Help is one tap away for everybody."""

import pytest
from people import does_not_say, says, taps

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


@pytest.mark.parametrize("address", ["/today", "/plan/a2", "/pages/new", "/people", "/right-now"])
def test_exit_leads_to_a_page_about_cooking_and_ends_the_session(youth, address):
    youth.goto(address)
    taps(youth, "Exit")
    youth.wait_for_url("**/measures")
    says(youth, "Cups and grams")
    does_not_say(youth, "Daybook")
    youth.goto("/today")

    assert "/sign-in" in youth.url


def test_back_shows_nothing_of_ours(youth):
    youth.goto("/plan/a2")
    taps(youth, "Exit")
    youth.wait_for_url("**/measures")
    youth.go_back()

    does_not_say(youth, "Fix my tooth")


def test_exit_is_first_for_fingers_and_for_the_tab_key(youth):
    youth.goto("/plan/a2")
    box = youth.get_by_role("link", name="Exit").bounding_box()
    youth.keyboard.press("Tab")

    assert box["x"] < 40
    assert box["y"] < 40
    assert box["height"] >= 44
    assert youth.evaluate("() => document.activeElement.getAttribute('href')") == "/exit"


@pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with-scripts"])
def test_exit_while_typing_is_stopped_by_no_question(youth):
    youth.goto("/pages/new")
    youth.get_by_label("Your words").press_sequentially("half a word")
    taps(youth, "Exit")
    youth.wait_for_url("**/measures")

    says(youth, "Cups and grams")


def test_help_needs_no_sign_in(phone):
    guest = phone()
    guest.goto("/sign-in")
    taps(guest, "Help")

    assert guest.locator('main a[href="tel:911"]').count() == 1
    says(guest, "You don't have to say your name.")


def test_help_is_one_tap_from_every_page(youth):
    youth.goto("/plan/a2")
    taps(youth, "Help")

    says(youth, "The call shows in your phone's list.")
