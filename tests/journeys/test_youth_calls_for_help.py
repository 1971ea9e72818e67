"""Step 11: "I am not safe" says who reads it and what happens, and is urgent at the advocate's."""

import pytest
from people import says, taps

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    taps(page, "I am not safe")
    return page


def sends(page):
    page.get_by_label("Come and talk to me alone").check()
    page.get_by_label("Do you want to say more?").fill("By the school gate")
    taps(page, "Send")


def test_before_sending_it_says_who_reads_it_and_what_happens(youth):
    says(youth, "Who reads this")
    says(youth, "Tasha")
    says(youth, "If someone hurts you, the law may make them tell.")
    says(youth, "How should they reach you first?")


def test_help_lines_stand_beside_it(youth):
    assert youth.locator("main a.button").first.get_attribute("href") == "tel:911"
    assert youth.locator('main a[href="tel:988"]').count() == 1


def test_it_reaches_the_advocate_marked_urgent_and_the_seeing_shows(youth, signed_in):
    sends(youth)
    says(youth, "Tasha sees this first, when they open Daybook.")
    tablet = signed_in("advocate")
    says(tablet, "Mari is not safe")
    says(tablet, "By the school gate")
    taps(tablet, "I have seen it")
    youth.goto("/right-now/sent")

    says(youth, "Tasha has seen it.")


def test_the_advocates_hours_are_said_before_sending(signed_in):
    tablet = signed_in("advocate")
    tablet.get_by_label("When do you read urgent words?").fill("Monday to Friday, 9 to 5")
    taps(tablet, "Save")
    youth = signed_in("youth")
    taps(youth, "I am not safe")

    says(youth, "Monday to Friday, 9 to 5")


def test_it_is_sent_even_when_nothing_is_filled_in(youth):
    taps(youth, "Send")

    says(youth, "Tasha sees this first, when they open Daybook.")
