"""What somebody wrote survives a session that ended, a second tap, and a second tab."""

import pytest
from people import does_not_say, says, signs_in, taps, writes_and_saves

from webapp.space.books import note_in_book
from webapp.space.spaces import found

pytestmark = pytest.mark.usefixtures("people")
LONG = "I went to the lake with my aunt. We ate bread. I want to go there again.\n" * 20


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


@pytest.fixture
def late(youth, clock):
    """A long text, sent when the session has ended in the middle of it."""
    youth.goto("/pages/new")
    youth.get_by_label("Your words").fill(LONG)
    clock.forward(minutes=11)
    taps(youth, "Save")
    says(youth, "Your words are kept and locked. Only you can open them.")
    return youth


def typed(page, label="Your words"):
    return page.get_by_label(label, exact=True).input_value().replace("\r\n", "\n").strip()


def test_a_long_text_comes_back_into_its_form_after_signing_in(late):
    taps(late, "Sign in")
    signs_in(late, "youth")
    late.wait_for_url("**/pages/new")
    says(late, "It is in the form again. It is not sent yet.")
    assert typed(late) == LONG.strip()
    taps(late, "Save")
    says(late, "I went to the lake with my aunt.")
    late.goto("/pages/new")

    assert typed(late) == ""


def test_a_text_that_came_late_stays_away_from_every_other_form(late):
    signs_in(late, "youth")
    late.wait_for_url("**/pages/new")
    for page in ("/say", "/plan/a2/new/goal"):
        late.goto(page)
        does_not_say(late, "It is in the form again.")
        assert late.locator("textarea").first.input_value() == ""


def test_a_text_that_came_late_stays_away_from_everybody_else(late):
    signs_in(late, "advocate")
    late.wait_for_url("**/everyone")
    late.goto("/kept")

    says(late, "Nothing waits here.")
    assert late.goto("/pages/new").status == 404
    does_not_say(late, "I went to the lake")


def test_what_an_advocate_wrote_for_one_space_stays_away_from_the_next(
    signed_in, store, cast, space, clock
):
    other = found(store, cast.advocate)
    note_in_book(store, cast.advocate, other.id, name="Kim", picture="sun")
    tablet = signed_in("advocate")
    tablet.goto(f"/everyone/{space.id}")
    tablet.locator("[name=will]").fill("Ask about the art room")
    clock.forward(minutes=16)
    tablet.locator("form", has=tablet.locator("[name=will]")).get_by_role("button").click()
    says(tablet, "Your words are kept and locked.")
    signs_in(tablet, "advocate")
    tablet.wait_for_url(f"**/everyone/{space.id}")
    assert tablet.locator("[name=will]").input_value() == "Ask about the art room"
    tablet.goto(f"/everyone/{other.id}")

    assert tablet.locator("[name=will]").input_value() == ""


def test_two_quick_taps_count_once(youth):
    youth.goto("/say")
    youth.locator("textarea").fill("More time outside")
    youth.get_by_role("button", name="Save").dblclick(no_wait_after=True)
    youth.wait_for_url("**/say/said")

    assert things_said(youth) == 1


def test_going_back_finds_an_empty_form_and_sending_it_changes_nothing(youth):
    youth.goto("/say")
    youth.locator("textarea").fill("More time outside")
    taps(youth, "Save")
    youth.wait_for_url("**/say/said")
    youth.go_back()
    assert youth.locator("textarea").input_value() == ""
    taps(youth, "Save")
    says(youth, "Please write something here.")
    youth.goto("/say/said")

    assert things_said(youth) == 1


def things_said(page):
    return page.locator("form[action$='/removal']").count()


def in_two_tabs(page, address):
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(address)
    return other


def test_a_page_changed_in_two_tabs_shows_both_texts_and_keeps_both(youth):
    youth.goto("/pages/new")
    writes_and_saves(youth, "As it was")
    youth.locator("main .list a").first.click()
    other = in_two_tabs(youth, youth.url)
    writes_and_saves(other, "From the first tab")
    writes_and_saves(youth, "From the second tab")

    says(youth, "Nothing is lost. Here are both.")
    says(youth, "From the first tab")
    assert typed(youth) == "From the second tab"


def test_a_line_of_the_plan_changed_in_two_tabs_shows_both_texts(youth):
    youth.goto("/plan/a2")
    youth.get_by_role("link", name="Call the clinic").first.click()
    other = in_two_tabs(youth, f"{youth.url}/words")
    for tab, text in ((other, "Call on Monday"), (youth, "Call on Tuesday")):
        tab.locator("[name=words]").fill(text)
        taps(tab, "Save")

    says(youth, "Nothing is lost. Here are both.")
    says(youth, "Call on Monday")
    assert youth.locator("[name=words]").input_value() == "Call on Tuesday"
    taps(youth, "Save")
    says(youth, "Call on Tuesday")
