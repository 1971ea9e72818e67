"""Two phones: she asks for one more yes, her mother gives it, and it opens; each may stop it."""

from datetime import timedelta

import pytest
from pages_cast import WORDS
from people import SECRET, does_not_say, goes_to, reloads, says, taps
from playwright.sync_api import expect
from signing_cast import PAPERS, denise, known, papers, parent  # noqa: F401
from thumb import Thumb

from webapp.team.guardians import call_them


def youth_asks_for_a_yes(page, *, whom="Denise", is_here=True):
    thumb = Thumb(page)
    page.goto("/share")
    thumb.tap("Dr. Patel", exact=False)
    thumb.ticks_folded(PAPERS)
    thumb.tap("Next")
    thumb.tap("to help with papers and money")
    thumb.tap("30 days")
    thumb.tap("Next")
    thumb.tap("Next")
    thumb.tap(f"Ask {whom}")
    if is_here:
        thumb.fill("Your secret words", WORDS)
        thumb.tap("Yes, and ask for the other yes")
    return thumb


def guardian_says_yes(page, picks="Only what is listed here"):
    page.goto("/home")
    taps(page, "Mari wants to share one thing.", exact=False)
    page.get_by_label(picks).check()
    taps(page, "Yes")


def guardian_signs(page, words=WORDS):
    page.get_by_label("Your name").fill("Denise R.")
    page.get_by_label("Your secret words").fill(words)
    taps(page, "Sign my yes")


@pytest.fixture
def youth(signed_in, denise):  # noqa: F811
    return signed_in("youth")


def test_it_opens_when_both_have_said_yes_and_stops_when_one_takes_it_back(
    youth, papers, signed_in, known  # noqa: F811
):  # fmt: skip
    thumb = youth_asks_for_a_yes(youth)
    says(youth, "You signed. Now it waits for a yes.")
    assert thumb.taps <= 12
    doctor = signed_in("member")
    assert goes_to(doctor, f"/shared/{known.id}").status == 404

    mother = signed_in("guardian")
    guardian_says_yes(mother, picks="Everything in the plan")
    says(mother, "Not everything. Dr. Patel sees only what is listed under What.")
    does_not_say(mother, PAPERS)
    mother.get_by_label("Only what is listed here").check()
    taps(mother, "Yes")
    guardian_signs(mother)
    says(mother, "You said yes. This is your copy.")
    goes_to(doctor, f"/shared/{known.id}")
    says(doctor, PAPERS)

    taps(mother, "Stop my yes")
    says(mother, "Your yes has stopped.")
    assert goes_to(doctor, f"/shared/{known.id}").status == 404
    youth.goto("/people/past")
    says(youth, "Dr. Patel")
    does_not_say(youth, "Denise")


def test_spanish_in_the_middle_keeps_what_was_picked(youth, papers, signed_in):  # noqa: F811
    youth_asks_for_a_yes(youth)
    mother = signed_in("guardian")
    mother.goto("/home")
    taps(mother, "Mari wants to share one thing.", exact=False)
    mother.get_by_label("Only what is listed here").check()
    taps(mother, "Español")

    expect(mother.locator("html")).to_have_attribute("lang", "es")
    assert mother.locator("[name=sees][value=this]").is_checked()
    youth.goto("/people")
    assert youth.locator("html").get_attribute("lang") == "en"


def test_her_mother_is_invited_only_after_she_wanted_it_and_signs_on_her_own_phone(
    signed_in, phone, parent, papers, known, cast, clock  # noqa: F811
):  # fmt: skip
    call_them(known, parent(), "Denise")
    youth = signed_in("youth")
    youth_asks_for_a_yes(youth, is_here=False)
    says(youth, "We kept it for you")

    tasha = signed_in("advocate")
    tasha.goto("/everyone")
    taps(tasha, "For Mari: a word about who says yes.")
    says(tasha, "Mari wants this person asked.")
    taps(tasha, "Make the invite")
    code = tasha.locator("p.words-hers").inner_text()
    mother = phone()
    joins(mother, code)
    reloads(tasha)
    tasha.get_by_label("Your secret words").fill(WORDS)
    taps(tasha, "The same")

    clock.now += timedelta(minutes=1)
    youth.goto("/people")
    says(youth, "Denise is here now.")
    taps(youth, "Look at it")
    taps(youth, "Next")
    youth.get_by_label("Your secret words").fill(WORDS)
    taps(youth, "Yes, and ask for the other yes")
    mother.goto("/joining")
    guardian_says_yes(mother)
    guardian_signs(mother, SECRET)
    says(mother, "You said yes. This is your copy.")


def joins(page, code):
    page.goto("/join")
    page.get_by_label("Your code").fill(code)
    taps(page, "Go on")
    for text in ("Yes, only I use it", "Go on here"):
        if page.get_by_text(text, exact=True).is_visible():
            taps(page, text)
    if not page.get_by_text("Use this name").is_visible():
        page.goto(f"/join/{code}/name")
    taps(page, "Use this name")
    page.get_by_label("Your name, as others will read it").fill("Denise")
    taps(page, "Go on")
    taps(page, "Skip")
    page.get_by_label("Your secret words").fill(SECRET)
    page.get_by_label("The same words once more").fill(SECRET)
    taps(page, "Join")
