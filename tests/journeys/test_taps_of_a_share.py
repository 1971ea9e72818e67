"""The longest way of a share takes twelve taps, counted on a phone from the page of the person."""

import pytest
from pages_cast import WORDS
from people import says
from signing_cast import PAPERS, denise, known, papers, parent  # noqa: F401
from thumb import Thumb

MOST = 12


@pytest.fixture
def thumb(signed_in, denise, papers):  # noqa: F811
    return Thumb(signed_in("youth"))


def goes_on(thumb, person, purpose):
    """One line behind a fold, and until a day of her own, by its date."""
    thumb.page.goto(f"/people/{person.account}")
    thumb.tap(f"Share something with {person.card.name}")
    thumb.ticks_folded(PAPERS)
    thumb.tap("Next")
    thumb.tap(purpose)
    thumb.fill("Or pick the last day", "2026-08-20")
    thumb.tap("Until this day")


def asks_and_signs(thumb):
    thumb.tap("Next")
    thumb.tap("Ask Denise")
    thumb.fill("Your secret words", WORDS)
    thumb.tap("Yes, and ask for the other yes")
    thumb.page.wait_for_url("**/receipts/*")
    says(thumb.page, "Thursday, August 20")


def test_another_day_and_a_yes_beside_hers(thumb, cast):
    goes_on(thumb, cast.member, "to help with papers and money")
    says(thumb.page, "Think it over")
    thumb.tap("Next")
    asks_and_signs(thumb)

    assert thumb.taps <= MOST


def test_with_the_page_on_courts_as_well(thumb, cast):
    goes_on(thumb, cast.stranger, "to help with papers and money")
    says(thumb.page, "A court or the other side may get to read this.")
    says(thumb.page, "Think it over")
    thumb.tap("I know. Go on")
    asks_and_signs(thumb)

    assert thumb.taps <= MOST
