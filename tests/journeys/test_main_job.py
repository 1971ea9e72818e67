"""The main job from the first tap to the last, by several people at once, through pages alone."""

import pytest
from people import (
    advocate_opens_a_space,
    advocate_says_the_same,
    does_not_say,
    reloads,
    says,
    six_words,
    taps,
    youth_joins,
    youth_stops_sharing_with,
    youth_takes_over,
)

pytestmark = pytest.mark.usefixtures("cast")


def test_a_youth_joins_writes_and_decides_who_reads(signed_in, phone):
    tablet, youth = signed_in("advocate"), phone()
    youth_joins(youth, advocate_opens_a_space(tablet))
    reloads(tablet)
    assert six_words(tablet) == six_words(youth)
    advocate_says_the_same(tablet)
    youth_takes_over(youth)

    youth.goto("/plan/a9/new/goal")
    youth.locator("textarea").first.fill("Be in art class")
    taps(youth, "Save")
    tablet.goto("/everyone")
    taps(tablet, "Mari", exact=False)
    taps(tablet, "Mari's plan")
    tablet.get_by_text("More parts").click()
    taps(tablet, "School", exact=False)
    says(tablet, "Be in art class")

    youth_stops_sharing_with(youth, "Tasha")
    answer = reloads(tablet)

    assert answer.status == 404
    does_not_say(tablet, "Be in art class")
