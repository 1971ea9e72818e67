"""Step 13: the advocate's home names up to forty youths, and what is due, and nothing else."""

import pytest
from people import WORDS, does_not_say, says, taps

from webapp.space.books import note_in_book
from webapp.space.spaces import found

pytestmark = [
    pytest.mark.usefixtures("people"),
    pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with-scripts"]),
]


@pytest.fixture
def forty(store, cast, space):
    for number in range(39):
        begun = found(store, cast.advocate)
        note_in_book(store, cast.advocate, begun.id, name=f"Kid {number}", picture="leaf")


def test_forty_youths_have_name_and_picture(forty, signed_in):
    tablet = signed_in("advocate")

    says(tablet, "Kid 38")
    says(tablet, "Mari")
    assert tablet.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_promise_that_is_due_is_there_and_nothing_of_the_plan(signed_in, clock):
    tablet = signed_in("advocate")

    does_not_say(tablet, "Fix my tooth")
    does_not_say(tablet, "%")


def test_one_name_leads_to_time_together(signed_in):
    tablet = signed_in("advocate")
    taps(tablet, "Mari", exact=False)
    taps(tablet, "Time with Mari")

    says(tablet, "Before we talk")


def test_time_together_shows_no_other_name(forty, signed_in, space):
    tablet = signed_in("advocate")
    tablet.goto(f"/with/{space.id}/topics")

    does_not_say(tablet, "Kid")


def test_no_youth_of_another_advocate_is_named(forty, person, phone):
    person("sam other", "advocate", "Sam", "Open Door")
    tablet = phone()
    tablet.goto("/sign-in")
    tablet.fill("[name=name]", "sam other")
    tablet.fill("[name=passphrase]", WORDS)
    taps(tablet, "Sign in")

    does_not_say(tablet, "Mari")
    does_not_say(tablet, "Kid")
