"""Step 1: an advocate opens a space beside a youth, and shows a code that counts once."""

import pytest
from people import advocate_opens_a_space, says, taps, youth_joins, youth_types_the_code

pytestmark = [
    pytest.mark.usefixtures("cast"),
    pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with-scripts"]),
]


@pytest.fixture
def tablet(signed_in):
    return signed_in("advocate")


def test_the_code_is_shown_as_a_picture_a_link_and_letters(tablet):
    code = advocate_opens_a_space(tablet)

    assert tablet.locator("img.qr").get_attribute("src").startswith("data:image/svg")
    assert code.replace("-", "") in tablet.locator(".address").inner_text()
    says(tablet, "It works once, until 10:15")


def test_for_a_phone_that_others_look_at_the_tablet_is_named_first(tablet):
    advocate_opens_a_space(tablet, phone="Yes")

    says(tablet, "Not on that phone. Use your tablet, in a private window.")


def test_a_code_does_not_work_a_second_time(tablet, phone):
    code = advocate_opens_a_space(tablet)
    youth_joins(phone(), code)
    late = phone()
    youth_types_the_code(late, code)

    says(late, "This code does not work any more.")


def test_a_code_ends_after_fifteen_minutes(tablet, phone, clock):
    code = advocate_opens_a_space(tablet)
    clock.forward(minutes=16)
    late = phone()
    youth_types_the_code(late, code)

    says(late, "Please ask for a new one.")


def test_what_was_typed_wrong_is_said_beside_the_field_and_the_rest_is_kept(tablet):
    tablet.goto("/everyone/new")
    tablet.get_by_label("What should the name on your list be?").fill("Mari")
    tablet.get_by_label("Not sure").check()
    tablet.get_by_label("Your secret words").fill("not my words at all")
    taps(tablet, "Make the invite")

    says(tablet, "These are not your secret words.")
    assert tablet.get_by_label("What should the name on your list be?").input_value() == "Mari"
