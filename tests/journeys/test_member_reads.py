"""Step 8: a member sees exactly what was shared; all else answers as if it never existed."""

import pytest
from people import does_not_say, goes_to, member_opens_what_is_shared, says, taps

pytestmark = pytest.mark.usefixtures("people")
NOTHING = "Nothing here right now."


@pytest.fixture
def doctor(signed_in, shared_before):
    return signed_in("member")


def test_it_says_who_lets_whom_see_and_until_when(doctor):
    member_opens_what_is_shared(doctor)

    says(doctor, "Mari lets you see this until Thursday, July 2.")
    says(doctor, "It is to book visits.")
    says(doctor, "Do not copy it or pass it on.")


def test_exactly_the_shared_part_is_there(doctor):
    member_opens_what_is_shared(doctor)

    says(doctor, "Fix my tooth")
    for hidden in ("Be in art class", "School", "Find a bus pass", "Denise", "Det. Cole"):
        does_not_say(doctor, hidden)


@pytest.mark.parametrize(
    "address", ["/today", "/plan/a2", "/people", "/everyone", "/with/{space}", "/shared/{absent}"]
)
def test_hidden_and_absent_answer_alike(doctor, space, address):
    there = address.format(space=space.id, absent="0" * len(space.id))
    answer = goes_to(doctor, there)

    assert answer.status == 404
    says(doctor, NOTHING)


def test_whoever_was_never_let_in_reads_the_same_words(doctor, signed_in, space):
    other = signed_in("stranger")
    other.goto("/shared")
    says(other, NOTHING)
    answer = other.goto(f"/shared/{space.id}")

    assert answer.status == 404
    says(other, NOTHING)


def test_their_own_name_and_the_time_stand_across_the_page(doctor):
    member_opens_what_is_shared(doctor)

    assert "Dr. Patel, Wednesday, June 3" in (
        doctor.locator(".watermark span").first.get_attribute("data-said")
    )


def test_they_stand_across_a_printed_page_too_and_no_button_does(doctor):
    member_opens_what_is_shared(doctor)
    doctor.emulate_media(media="print")
    mark = doctor.locator(".watermark span").first

    assert mark.is_visible()
    assert "Dr. Patel, Wednesday, June 3" in mark.evaluate(
        "(mark) => getComputedStyle(mark, '::before').content"
    )
    says(doctor, "Do not copy it or pass it on.")
    assert not doctor.get_by_role("button", name="Mari told me to stop").is_visible()


def test_told_to_stop_it_ends_at_once(doctor):
    member_opens_what_is_shared(doctor)
    taps(doctor, "Mari told me to stop")
    goes_to(doctor, "/shared")

    does_not_say(doctor, "Mari")
