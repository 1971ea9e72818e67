"""She lets somebody open parts in an emergency; it happens; she reads why, and how it was."""
# ruff: noqa: F811

import pytest
from emergency_cast import lee, ng  # noqa: F401
from emergency_story import allows, looks_back, opens, reads_of_it, takes_it_back
from pages_cast import WORDS
from people import (
    SECRET,
    advocate_opens_a_space,
    advocate_says_the_same,
    does_not_say,
    says,
    signs_in,
    skips_the_home_screen,
    taps,
    youth_joins,
)
from sharing_cast import knows_them

from webapp.space.opening import open_space

pytestmark = pytest.mark.usefixtures("people")

WHY = "Missing since last night."


@pytest.fixture
def knows_lee(store, cast, people, lee):
    knows_them(open_space(store, cast.youth, people.id), lee.card)


def test_it_opens_with_a_reason_is_told_and_looked_back_on_and_shuts(
    knows_lee, ng, signed_in, clock
):
    youth, lees = signed_in("youth"), signed_in("lee one")
    lees.goto("/openings")
    says(lees, "Nothing here right now.")
    allows(youth, "Lee", secret=WORDS)
    youth.goto("/today")
    says(youth, "1 can see a part of your plan.")

    opens(lees, "Mari", ["Body and teeth"], WHY, secret=WORDS)
    says(lees, "Call the clinic")
    does_not_say(lees, "Be in art class")

    youth.goto("/today")
    taps(youth, "There is something new in Who looked.")
    reads_of_it(youth, "Lee opened parts of your plan.")
    for text in (WHY, "Body and teeth", "It is open until"):
        says(youth, text)

    supervisor = signed_in("mr ng")
    supervisor.goto("/staff")
    taps(supervisor, "Something was opened in an emergency. Please look back on it.")
    does_not_say(supervisor, "Mari")
    looks_back(supervisor, "Lee", "It was right", "They were found at noon.")
    youth.goto("/today")
    taps(youth, "There is something new in Who looked.")
    reads_of_it(youth, "Lee")
    for text in ("It was right.", "Mr. Ng", "They were found at noon."):
        says(youth, text)

    clock.forward(hours=4)
    signs_in(lees, "lee one")
    lees.goto("/openings")
    does_not_say(lees, "Open until")
    taps(lees, "Mari", exact=False)
    does_not_say(lees, "Read what is open")
    signs_in(youth, "youth")
    reads_of_it(youth, "Lee")
    says(youth, "It is shut again.")
    takes_it_back(youth, "Lee")
    lees.goto("/openings")
    says(lees, "Nothing here right now.")


@pytest.mark.parametrize("scripts", [False], indirect=True, ids=["without-scripts"])
def test_one_tick_at_the_hand_over_is_enough(signed_in, phone):
    tablet, youth = signed_in("advocate"), phone()
    code = advocate_opens_a_space(tablet)
    invited = tablet.url
    youth_joins(youth, code)
    tablet.goto(invited)
    advocate_says_the_same(tablet)
    youth.goto("/joining")
    youth.get_by_label("Open parts in an emergency", exact=False).check()
    youth.get_by_label("Your secret words").fill(SECRET)
    taps(youth, "Save this")
    skips_the_home_screen(youth)

    youth.goto("/people")
    taps(youth, "More about Tasha")
    says(youth, "In an emergency, Tasha could open these for four hours:")
    opens(tablet, "Mari", ["School"], WHY, secret=WORDS)
    says(tablet, "Opened in an emergency.")
