"""Step 7, outside the demo: no rules are known, so a share is held, and nothing is shared."""

from dataclasses import replace

import pytest
from people import does_not_say, goes_to, says, starts_to_share, taps
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def settings(settings):
    """As `daybook serve` begins: without the invented state of the demo."""
    return replace(settings, demo=False)


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    starts_to_share(page, "Dr. Patel")
    return page


def test_the_page_says_whom_to_ask_and_that_nobody_did_wrong(youth):
    says(youth, "We can't share this yet.")
    says(youth, "Nothing is shared. You did nothing wrong.")
    says(youth, "You can ask Tasha about it.")


def test_nothing_is_shared_and_the_way_back_is_one_tap(youth, signed_in, space):
    taps(youth, "Back to my people")
    expect(youth.locator("main")).to_contain_text("Sees nothing.")
    youth.goto("/people/past")
    does_not_say(youth, "Dr. Patel")
    doctor = signed_in("member")

    assert goes_to(doctor, f"/shared/{space.id}").status == 404
