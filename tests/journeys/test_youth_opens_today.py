"""Step 3: Today shows a strength, what comes, what adults promised, and lets one say something."""

import pytest
from people import does_not_say, says, taps, writes_and_saves

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def test_today_begins_with_a_strength_and_the_promises_of_adults(youth):
    says(youth, "Hi, Mari.")
    says(youth, "I make people laugh")
    says(youth, "Nothing today. The day is yours.")
    says(youth, "Tasha: Find a bus pass")


def test_who_can_see_is_said_in_one_line_and_leads_to_who_sees_what(youth):
    says(youth, "1 can see a part of your plan.")
    taps(youth, "Who sees what")

    says(youth, "My people, and who sees what")


def test_what_somebody_wants_is_kept_in_their_own_words(youth):
    taps(youth, "Write")
    youth.locator("textarea").fill("I want to see my little brother 💚")
    taps(youth, "Save")
    youth.goto("/say/said")

    says(youth, "I want to see my little brother 💚")


def test_a_face_is_enough(youth):
    taps(youth, "Faces")
    taps(youth, "Okay")
    youth.goto("/say/said")

    says(youth, "Okay")


def test_a_card_fills_the_screen_to_be_held_up(youth):
    taps(youth, "Show a card")
    taps(youth, "I need a break.")

    says(youth, "I need a break.")
    does_not_say(youth, "Please ask before you touch me.")


def test_the_first_questions_can_all_be_skipped(youth):
    says(youth, "What would help this week?")
    taps(youth, "Skip")

    does_not_say(youth, "What would help this week?")


def test_the_first_days_questions_keep_what_is_answered(youth):
    writes_and_saves(youth, "Somebody to drive me", "What would help this week?")
    youth.goto("/say/said")

    says(youth, "Somebody to drive me")


def test_nothing_is_scored_or_late_about_the_youth(youth):
    for word in ("%", "score", "streak", "missed", "overdue"):
        does_not_say(youth, word)
