"""J8: she does not want a parent to know; staff hold him; two let back; he can't tell any of it."""
# ruff: noqa: F811

import re
from datetime import timedelta

import pytest
from pages_cast import WORDS, grant
from people import does_not_say, goes_to, says, taps
from sharing_cast import share  # noqa: F401

from webapp.care.plans import Goal
from webapp.care.records import records
from webapp.space.opening import open_space

TOKENS = re.compile(r'<input type="hidden" name="(csrf_token|once)"[^>]*>')
WHO = "Denise"


@pytest.fixture
def share_with_him(share, cast, people, clock):
    """She lets him see one line, from the day after."""

    def made():
        line = records(people.section("school"), Goal)[0].id
        share(cast.guardian, areas=(), lines=(line,), days=7)
        clock.now += timedelta(days=1)

    return made


@pytest.fixture
def cole(store, cast, people):
    """An officer of another agency, who may read one part."""
    grant(store, cast.youth, people, cast.stranger, {"food": None})


def home_of(page) -> str:
    page.goto("/home")
    return TOKENS.sub("", page.content())


def opens_the_page_of(page, who=WHO):
    page.goto("/people")
    taps(page, f"More about {who}")


def reads_what_is_set(page, who=WHO):
    opens_the_page_of(page, who)
    taps(page, "Something about this person")
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "Show it")


def comes_to_the_door(page, space):
    page.goto(f"/doors/{space}")


@pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with-scripts"])
def test_one_tap_and_his_open_page_is_blank_within_five_seconds(share_with_him, signed_in):
    share_with_him()
    father, youth = signed_in("guardian"), signed_in("youth")
    before = home_of(father)
    goes_to(father, "/shared")
    taps(father, "Mari", exact=False)
    says(father, "Be in art class")
    opens_the_page_of(youth)
    taps(youth, "I don't want this person to know things")
    says(youth, f"Done. From now on, {WHO} sees nothing.")

    father.wait_for_url(lambda address: "/shared/" not in address, timeout=5500)
    does_not_say(father, "art class")
    assert home_of(father) == before


def test_she_and_her_advocate_know_and_her_phone_does_not_say_it(share_with_him, signed_in):
    share_with_him()
    youth, advocate = signed_in("youth"), signed_in("advocate")
    opens_the_page_of(youth)
    taps(youth, "I don't want this person to know things")
    opens_the_page_of(youth)
    does_not_say(youth, "Nothing can be shared")
    reads_what_is_set(youth)
    says(youth, "I don't want this person to know things.")

    advocate.goto("/everyone")
    taps(advocate, "Something new", exact=False)
    says(advocate, "Mari said so")


@pytest.mark.usefixtures("cole")
def test_a_hold_from_the_first_word_to_the_last(
    share_with_him, signed_in, people, store, cast, clock
):
    share_with_him()
    father, advocate, officer = map(signed_in, ("guardian", "advocate", "stranger"))
    before = home_of(father)

    comes_to_the_door(advocate, people.id)
    taps(advocate, WHO)
    taps(advocate, "Keep away now")
    says(advocate, "Somebody of another place of work must say the same by")
    assert home_of(father) == before
    goes_to(father, f"/shared/{people.id}")
    says(father, "Nothing here right now.")

    comes_to_the_door(officer, people.id)
    officer.get_by_label("The full name of the person").first.fill(WHO)
    taps(officer, "Keep away now")
    says(officer, "If it is clear who this is, it is done.")
    comes_to_the_door(advocate, people.id)
    taps(advocate, WHO)
    does_not_say(advocate, "must say the same by")
    says(advocate, f"{WHO} tried to open something")

    youth = signed_in("youth")
    reads_what_is_set(youth)
    says(youth, "The team keeps")

    comes_to_the_door(advocate, people.id)
    taps(advocate, WHO)
    advocate.get_by_label("Your secret words").fill(WORDS)
    taps(advocate, "Let back")
    says(advocate, "One more is missing.")
    comes_to_the_door(officer, people.id)
    officer.get_by_label("The full name of the person").last.fill(WHO)
    officer.get_by_label("Your secret words").fill(WORDS)
    taps(officer, "Let back")
    reads_what_is_set(youth)
    says(youth, "The team ended it")
    assert home_of(father) == before

    shares_a_line_again(youth)
    assert open_space(store, cast.youth, people.id).known


def shares_a_line_again(youth):
    opens_the_page_of(youth)
    taps(youth, f"Share something with {WHO}")
    youth.locator("summary").first.click()
    youth.locator("[name=lines]").first.check()
    for _step in range(8):
        if youth.get_by_label("Your secret words").count():
            break
        answer = youth.locator("button[name=purpose], button[name=days]")
        answer.first.click() if answer.count() else taps(youth, "Next")
        youth.wait_for_load_state()
    youth.get_by_label("Your secret words").fill(WORDS)
    taps(youth, "Yes, share it")
    says(youth, "You shared it.")
