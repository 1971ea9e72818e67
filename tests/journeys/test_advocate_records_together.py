"""Step 6: an advocate writes down a youth's words beside them, reads them back, and promises."""

import pytest
from people import WORDS, does_not_say, says, taps

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def tablet(signed_in, space):
    page = signed_in("advocate")
    page.goto(f"/with/{space.id}")
    return page


def writes_down(page, text):
    taps(page, "OK")
    taps(page, "How to reach me")
    page.get_by_label("Your words").fill(text)
    taps(page, "Me and Tasha")
    taps(page, "Read what I wrote")


def test_what_must_be_told_is_said_before_anything_else(tablet):
    says(tablet, "If you tell me someone is hurting you, the law may make me tell.")
    taps(tablet, "What do you have to tell?")

    says(tablet, "I will help you through it.")


def test_nothing_counts_before_the_read_back(tablet):
    writes_down(tablet, "Call my aunt first")

    says(tablet, "Nothing counts before you say yes.")
    taps(tablet, "Yes, that's it")
    says(tablet, "What will Tasha do?")


def test_what_is_wrong_is_changed_or_taken_out(tablet):
    writes_down(tablet, "Call my aunt first")
    taps(tablet, "Change it")
    tablet.get_by_label("Your words").fill("Text my aunt first")
    taps(tablet, "Me and Tasha")
    tablet.goto(f"{tablet.url.partition('/with/')[0]}{_lines(tablet)}")
    says(tablet, "Text my aunt first")
    taps(tablet, "Take it out")

    does_not_say(tablet, "Text my aunt first")


def test_the_promise_at_the_end_shows_on_todays_page(tablet, signed_in):
    taps(tablet, "OK")
    taps(tablet, "Nothing today")
    tablet.locator("[name=text]").fill("Ask about the art room")
    taps(tablet, "I will do it")
    says(tablet, "Thank you, Mari.")
    youth = signed_in("youth")

    says(youth, "Tasha: Ask about the art room")


def test_what_was_written_is_confirmed_once_more_on_the_own_phone(tablet, signed_in):
    writes_down(tablet, "Call my aunt first")
    taps(tablet, "Yes, that's it")
    youth = signed_in("youth")
    youth.goto("/me")
    says(youth, "Tasha typed this. Is it right?")
    taps(youth, "Yes, that's it")

    does_not_say(youth, "Is it right?")


def test_a_tablet_in_other_hands_opens_nothing_else(tablet):
    taps(tablet, "Hand over")
    answer = tablet.goto("/everyone")
    assert answer.status == 403
    does_not_say(tablet, "Somebody new")
    tablet.get_by_label("Your secret words").fill(WORDS)
    taps(tablet, "Unlock")

    says(tablet, "Somebody new")


def _lines(page):
    return "/with/" + page.url.partition("/with/")[2].partition("/")[0] + "/lines"
