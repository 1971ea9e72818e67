"""Step 10: who opened, tried, was let in and stopped, in plain words, and it can be hidden."""

import pytest
from people import (
    WORDS,
    does_not_say,
    member_opens_what_is_shared,
    says,
    says_soon,
    taps,
    youth_stops_sharing_with,
)

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in, shared_before):
    return signed_in("youth")


@pytest.fixture
def doctor(youth, signed_in):
    page = signed_in("member")
    member_opens_what_is_shared(page)
    return page


def test_a_look_is_there_before_the_reader_has_read(youth, doctor):
    youth.goto("/looked")

    says(youth, "Dr. Patel opened this.")
    says(youth, "You let Dr. Patel see this.")


def test_a_refused_try_stayed_shut(youth, signed_in, space):
    signed_in("stranger").goto(f"/shared/{space.id}")
    youth.goto("/looked")

    says_soon(youth, "tried to open this. It stayed shut.")


def test_a_stop_is_in_the_list(youth):
    youth_stops_sharing_with(youth, "Dr. Patel")
    youth.goto("/looked")

    says(youth, "You stopped sharing with Dr. Patel.")


def test_an_item_says_who_looked_at_it(youth, doctor):
    youth.goto("/plan/a2")
    youth.get_by_role("link", name="Call the clinic").first.click()

    says(youth, "Who looked")
    says(youth, "Dr. Patel")


def test_on_a_watched_phone_the_list_is_hidden_until_the_secret_words(youth, doctor):
    youth.goto("/looked")
    taps(youth, "Hide this list")
    youth.goto("/looked")
    does_not_say(youth, "Dr. Patel")
    youth.get_by_label("Your secret words").fill(WORDS)
    taps(youth, "Show it")

    says(youth, "Dr. Patel opened this.")
