"""Step 4: the plan keeps a youth's words and the team's apart, and takes any answer."""

import pytest
from people import does_not_say, says, taps
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("people")
TEETH = "/plan/a2"


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    page.goto("/plan")
    return page


def test_the_plan_begins_with_three_parts_and_all_fifteen_are_one_tap_away(youth):
    says(youth, "School")
    expect(youth.get_by_text("Vapes, alcohol, drugs")).to_be_hidden()
    youth.get_by_text("More parts").click()

    expect(youth.get_by_text("Vapes, alcohol, drugs")).to_be_visible()


def test_other_parts_can_come_first(youth):
    taps(youth, "Change what comes first")
    youth.get_by_label("Body and teeth").uncheck()
    youth.get_by_label("Food").check()
    taps(youth, "Save")

    expect(youth.locator(".list").first).to_contain_text("Food")
    expect(youth.locator(".list").first).not_to_contain_text("Body and teeth")


def test_the_words_of_both_stand_apart(youth):
    youth.goto(TEETH)

    assert "Fix my tooth" in youth.locator(".words-hers").first.inner_text()
    assert "Dental care" in youth.locator(".words-team").first.inner_text()


@pytest.mark.parametrize("answer", ["Yes", "No", "Ask me later"])
def test_an_answer_is_one_tap(youth, answer):
    youth.goto(TEETH)
    taps(youth, answer)

    says(youth, f"You answered: {answer}.")


def test_a_line_of_ones_own_is_written_and_taken_out_again(youth):
    youth.goto(TEETH)
    taps(youth, "A line of my own")
    youth.locator("textarea").first.fill("I brush with my left hand")
    taps(youth, "Save")
    youth.goto(TEETH)
    youth.get_by_role("link", name="I brush with my left hand").first.click()
    taps(youth, "Take it out")
    taps(youth, "Take it out")
    youth.goto(TEETH)

    does_not_say(youth, "I brush with my left hand")


def test_a_thing_can_be_paused_and_goes_on(youth):
    youth.goto(TEETH)
    youth.get_by_role("link", name="Call the clinic").first.click()
    taps(youth, "Pause this")
    says(youth, "Paused")
    youth.get_by_role("link", name="Call the clinic").first.click()
    taps(youth, "Go on")
    youth.goto(TEETH)

    does_not_say(youth, "Paused")


def test_the_place_of_a_date_is_kept_apart(youth):
    youth.goto(f"{TEETH}/new/date")
    youth.get_by_label("What is it?").fill("Teeth check")
    youth.get_by_label("Which day?").fill("2026-06-09")
    youth.get_by_label("What time?").fill("15:30")
    youth.get_by_label("Where is it?", exact=False).fill("The yellow door")
    says(youth, "When you share this, you can leave the place out.")
    taps(youth, "Save")
    youth.goto(TEETH)

    says(youth, "Teeth check")
    says(youth, "The yellow door")


def test_a_day_that_has_gone_by_is_named_beside_the_field_and_nothing_is_lost(youth):
    youth.goto(f"{TEETH}/new/date")
    youth.get_by_label("What is it?").fill("Teeth check")
    youth.get_by_label("Which day?").fill("2020-01-01")
    taps(youth, "Save")

    says(youth, "This day has gone by. Please pick another.")
    assert youth.get_by_label("What is it?").input_value() == "Teeth check"
