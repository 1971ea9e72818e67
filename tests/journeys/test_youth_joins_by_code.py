"""Step 2: a youth comes in by the code, chooses everything, and the space is theirs."""

import pytest
from pages_cast import WORDS
from people import (
    SECRET,
    advocate_opens_a_space,
    advocate_says_the_same,
    does_not_say,
    reloads,
    says,
    signs_in,
    six_words,
    skips_the_home_screen,
    taps,
    youth_joins,
    youth_takes_over,
    youth_types_the_code,
)

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def tablet(signed_in):
    return signed_in("advocate")


@pytest.fixture
def code(tablet):
    return advocate_opens_a_space(tablet)


def test_both_screens_show_the_same_six_words_and_the_way_leads_to_today(tablet, code, phone):
    youth = phone()
    youth_joins(youth, code)
    reloads(tablet)
    assert len(six_words(youth)) == 6
    assert six_words(youth) == six_words(tablet)

    advocate_says_the_same(tablet)
    youth_takes_over(youth)

    says(youth, "Hi, Mari.")
    says(youth, "Find a bus pass.")


def test_a_name_is_given_and_nothing_personal_is_asked(code, phone):
    youth = phone()
    name = youth_joins(youth, code)

    assert len(name.split()) == 2
    assert "mari" not in name.lower()


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        ("Not sure", "You can use your advocate's tablet. That is the safer way."),
        ("No, someone looks", "Don't set up anything on this phone."),
    ],
)
def test_is_this_phone_safe_has_plain_advice_for_each_answer(code, phone, answer, advice):
    youth = phone()
    youth_types_the_code(youth, code)
    taps(youth, answer)

    says(youth, advice)


def test_leaving_fast_can_be_tried_before_anything_is_set_up(code, phone):
    youth = phone()
    youth_types_the_code(youth, code)
    taps(youth, "Try it now")
    taps(youth, "Try it")
    says(youth, "Cups and grams")
    youth.go_back()

    says(youth, "How to leave fast")


def test_weak_words_are_refused_with_a_reason(code, phone):
    youth = phone()
    youth_types_the_code(youth, code)
    for step in ("Yes, only I use it", "Go on here", "Use this name", "Skip", "Skip", "Skip"):
        taps(youth, step)
    youth.get_by_label("Your secret words").fill("password123")
    youth.get_by_label("The same words once more").fill("password123")
    taps(youth, "Join")

    assert youth.locator(".error").first.inner_text()
    assert youth.url.endswith("/words")


def test_nobody_for_now_leaves_the_advocate_without_a_key(tablet, code, phone):
    youth = phone()
    youth_joins(youth, code)
    reloads(tablet)
    advocate_says_the_same(tablet)
    youth.goto("/joining")
    youth.get_by_label("Your secret words").fill(SECRET)
    taps(youth, "Nobody for now")
    skips_the_home_screen(youth)

    tablet.goto("/everyone")
    does_not_say(tablet, "Find a bus pass.")


def test_whoever_joined_signs_in_again_by_name_and_words(tablet, code, phone):
    youth = phone()
    name = youth_joins(youth, code)
    reloads(tablet)
    advocate_says_the_same(tablet)
    youth_takes_over(youth)
    again = phone()
    signs_in(again, name, SECRET)

    says(again, "Hi, Mari.")
    assert SECRET != WORDS
