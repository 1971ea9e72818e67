"""Step 3a: what somebody says reaches the person whom the page names, and is answered."""

import pytest
from people import does_not_say, reloads, says, taps

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def writes(page, words):
    page.goto("/say")
    says(page, "Tasha will see this too.")
    page.locator("textarea").fill(words)
    taps(page, "Save")


def test_words_are_seen_and_answered(youth, signed_in):
    writes(youth, "I want to call my brother")
    says(youth, "Tasha sees it when they open Daybook.")

    tablet = signed_in("advocate")
    says(tablet, "Said something new.")
    does_not_say(tablet, "brother")
    taps(tablet, "Mari", exact=False)
    says(tablet, "I want to call my brother")
    taps(tablet, "Say what happens now")
    tablet.get_by_label("What will happen now?").fill("We call on Friday.")
    taps(tablet, "Save")
    tablet.goto("/everyone")
    does_not_say(tablet, "Said something new.")

    youth.goto("/today")
    taps(youth, "Tasha has answered what you said.")
    says(youth, "Tasha has seen it.")
    says(youth, "We call on Friday.")
    youth.goto("/looked")
    says(youth, "Tasha opened this.")


def test_one_tap_says_that_it_was_seen(youth, signed_in):
    writes(youth, "A coat")
    tablet = signed_in("advocate")
    taps(tablet, "Mari", exact=False)
    taps(tablet, "I have seen it")
    says(tablet, "What you have seen")

    youth.goto("/today")
    taps(youth, "Tasha has seen what you said.")
    says(youth, "Tasha has seen it.")


def test_taken_out_is_gone_for_both(youth, signed_in):
    writes(youth, "A coat")
    tablet = signed_in("advocate")
    taps(tablet, "Mari", exact=False)
    taps(tablet, "I have seen it")

    youth.goto("/say/said")
    taps(youth, "Take it out", exact=False)

    reloads(tablet)
    does_not_say(tablet, "A coat")
    youth.goto("/today")
    does_not_say(youth, "has seen what you said")
