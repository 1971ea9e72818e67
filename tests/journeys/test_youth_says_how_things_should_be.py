"""Step 5: how somebody wants things, by words or faces; and pages whose key nobody else gets."""

import pytest
from people import does_not_say, says, signs_in, taps, writes_and_saves

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    page.goto("/me")
    return page


def test_a_card_is_answered_and_saved_by_saying_who_may_see_it(youth):
    youth.goto("/me/cards/reach-1")
    youth.get_by_label("Text me").check()
    youth.get_by_label("Your words").fill("Not before noon")
    taps(youth, "Me and Tasha")
    youth.goto("/me")

    says(youth, "Not before noon")
    says(youth, "Who may see it: Me and Tasha.")


@pytest.mark.parametrize("way", ["Skip", "Not today"])
def test_every_card_can_be_left(youth, way):
    youth.goto("/me/cards/reach-1")
    taps(youth, way)

    assert "/me/cards/reach-1" not in youth.url


def test_a_face_says_it_in_words(youth):
    youth.goto("/me/topics/room")
    while not youth.get_by_label("Not good").count():
        taps(youth, "Skip")
    youth.get_by_label("Not good").check()
    taps(youth, "Nobody yet")
    youth.goto("/me")

    says(youth, "Not good")


def test_each_person_may_hear_another_name(youth):
    taps(youth, "My name", exact=False)
    taps(youth, "Det. Cole", exact=False)
    youth.locator("[name=name]").fill("M.")
    taps(youth, "Save")
    youth.goto("/me/name")

    says(youth, "M.")


def test_after_ninety_days_it_is_asked_whether_it_is_still_true(youth, clock):
    youth.goto("/me/cards/reach-1")
    youth.get_by_label("Your words").fill("Not before noon")
    taps(youth, "Nobody yet")
    clock.forward(days=91)
    signs_in(youth, "youth")
    youth.goto("/me")
    says(youth, "Still true?")
    taps(youth, "Yes")

    does_not_say(youth, "Still true?")


def test_a_page_just_for_me_is_kept(youth):
    youth.goto("/pages/new")
    writes_and_saves(youth, "Nobody reads this but me.")
    youth.goto("/pages")

    says(youth, "Nobody reads this but me.")
    says(youth, "Only you can open these. Nobody else has a key.")


def test_an_advocate_never_reads_a_page_just_for_me(youth, signed_in):
    youth.goto("/pages/new")
    writes_and_saves(youth, "Nobody reads this but me.")
    youth.goto("/pages")
    youth.locator("main .list a").first.click()
    tablet = signed_in("advocate")
    answer = tablet.goto(youth.url)

    assert answer.status == 404
    says(tablet, "Nothing here right now.")
