"""Step 2, later: whoever lost the secret words comes back by the backup code on paper."""

import pytest
from people import WORDS, says, signs_in, taps

pytestmark = pytest.mark.usefixtures("people")
NEW = "four brown owls in a row"


@pytest.fixture
def code(signed_in):
    """Written down on the phone of before."""
    youth = signed_in("youth")
    youth.goto("/account/code")
    youth.get_by_label("Your secret words").fill(WORDS)
    taps(youth, "Make a new code")
    says(youth, "It shows only here, only now.")
    return youth.locator("p.words-hers").inner_text()


def comes_back(page, code, words=NEW):
    page.goto("/sign-in")
    taps(page, "I lost my words")
    page.get_by_label("Sign-in name").fill("quiet river")
    page.get_by_label("Backup code").fill(code)
    page.get_by_label("New secret words").fill(words)
    page.get_by_label("The new words once more").fill(words)
    taps(page, "Let me back in")


def test_the_code_and_new_words_open_everything_again(code, phone):
    other = phone()
    comes_back(other, code.lower().replace("-", " "))
    says(other, "Your new backup code")
    assert other.locator("p.words-hers").inner_text() != code
    other.goto("/plan/a2")

    says(other, "Fix my tooth")


def test_from_then_on_the_new_words_count_and_the_old_ones_do_not(code, phone):
    comes_back(phone(), code)
    other = phone()
    signs_in(other, "youth", WORDS)
    says(other, "This name and these words do not fit.")
    signs_in(other, "youth", NEW)

    says(other, "Hi, Mari.")


def test_a_code_counts_once(code, phone):
    comes_back(phone(), code)
    other = phone()
    comes_back(other, code, "five brown owls in a row")

    says(other, "This name and this code do not fit. Please look again.")
    assert other.get_by_label("Sign-in name").input_value() == "quiet river"
