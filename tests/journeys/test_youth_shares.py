"""Step 7: a youth shares with one person, sees exactly what they would see, and signs."""

from datetime import timedelta

import pytest
from people import (
    chooses_what_for_and_until,
    does_not_say,
    says,
    says_yes_to_it,
    starts_to_share,
    taps,
    ticks_folded,
    youth_shares_with,
)

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def test_the_preview_shows_what_that_person_would_see_and_no_more(youth):
    starts_to_share(youth, "Dr. Patel")
    chooses_what_for_and_until(youth, "to book visits", "30 days")

    says(youth, "This is what Dr. Patel would see")
    says(youth, "Mari lets you see this until Thursday, July 2.")
    says(youth, "Fix my tooth")
    does_not_say(youth, "Be in art class")
    says(youth, "What Dr. Patel has read by then, we can't take back.")


def test_a_share_ends_in_a_signed_receipt(youth):
    youth_shares_with(youth, "Dr. Patel")

    says(youth, "Body and teeth: everything")
    says(youth, "It is to book visits.")
    says(youth, "Thursday, July 2")


def test_without_the_secret_words_nothing_is_signed(youth):
    starts_to_share(youth, "Dr. Patel")
    chooses_what_for_and_until(youth, "to book visits", "30 days")
    taps(youth, "Next")
    says_yes_to_it(youth, "some other words here")
    says(youth, "These are not your secret words.")
    youth.goto("/people")

    assert "Sees nothing." in youth.locator("main").inner_text()


def test_sharing_with_the_police_is_a_step_of_its_own(youth):
    starts_to_share(youth, "Det. Cole", ("school",))
    chooses_what_for_and_until(youth, "to help me in court", "30 days")

    says(youth, "A court or the other side may get to read this.")


def test_police_are_never_offered_what_is_private(youth):
    youth.goto("/share")
    taps(youth, "Det. Cole", exact=False)

    assert youth.locator("[name=areas][value=private]").count() == 0
    assert youth.locator("[name=areas][value=mind]").count() == 0


def test_a_guardian_sees_it_only_from_the_next_day(youth, signed_in, clock):
    youth.goto("/share")
    taps(youth, "Denise", exact=False)
    ticks_folded(youth, "Be in art class")
    taps(youth, "Next")
    chooses_what_for_and_until(youth, "to help me at school", "7 days")
    taps(youth, "Next")
    says_yes_to_it(youth)
    guardian = signed_in("guardian")
    guardian.goto("/shared")
    does_not_say(guardian, "Mari")
    clock.now += timedelta(days=1)
    guardian = signed_in("guardian")
    guardian.goto("/shared")

    says(guardian, "Mari")


def test_a_person_whose_words_were_never_compared_is_checked_first(youth):
    youth.goto("/share")
    taps(youth, "Tasha", exact=False)

    says(youth, "Are all six the same")


def test_dont_share_stands_on_every_step(youth):
    starts_to_share(youth, "Dr. Patel")
    taps(youth, "Don't share")
    youth.goto("/people/past")

    does_not_say(youth, "Dr. Patel")
