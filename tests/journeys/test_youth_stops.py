"""Step 9: a youth sees it as the reader does, and stops: nothing is asked, it counts at once."""

import pytest
from people import (
    does_not_say,
    member_opens_what_is_shared,
    says,
    taps,
    youth_sees_it_as,
    youth_shares_with,
    youth_stops_sharing_with,
)

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in):
    page = signed_in("youth")
    youth_shares_with(page, "Dr. Patel")
    return page


@pytest.fixture
def doctor(youth, signed_in):
    page = signed_in("member")
    member_opens_what_is_shared(page)
    return page


def test_it_looks_as_the_reader_sees_it_now(youth):
    youth_sees_it_as(youth, "Dr. Patel")

    says(youth, "You see it as Dr. Patel sees it now.")
    says(youth, "Mari lets you see this until Thursday, July 2.")
    says(youth, "Fix my tooth")


def test_stopping_is_one_tap_and_asks_nothing(youth):
    youth_stops_sharing_with(youth, "Dr. Patel")

    says(youth, "You stopped sharing")
    assert youth.locator("[name=passphrase]").count() == 0


def test_the_next_request_finds_nothing(youth, doctor):
    youth_stops_sharing_with(youth, "Dr. Patel")
    answer = doctor.reload()

    assert answer.status == 404
    says(doctor, "Nothing here right now.")
    does_not_say(doctor, "Mari")


@pytest.mark.parametrize("scripts", [True], indirect=True, ids=["with-scripts"])
def test_an_open_page_goes_blank_within_five_seconds(youth, doctor):
    youth_stops_sharing_with(youth, "Dr. Patel")
    doctor.wait_for_url(lambda address: "/shared/" not in address, timeout=5500)

    does_not_say(doctor, "Fix my tooth")


@pytest.mark.parametrize("scripts", [False], indirect=True, ids=["without-scripts"])
def test_without_scripts_an_open_page_asks_again_each_minute(youth, doctor):
    assert 'http-equiv="refresh" content="60"' in doctor.content()


def test_the_receipt_says_what_was_shared_and_what_cannot_be_taken_back(youth):
    youth_stops_sharing_with(youth, "Dr. Patel")
    youth.goto("/people/past")
    taps(youth, "Dr. Patel", exact=False)

    for said in ("Dr. Patel", "Body and teeth", "It is to book visits.", "Wednesday, June 3"):
        says(youth, said)
    says(youth, "we can't take back")


def test_it_can_be_shared_again_afterwards(youth, doctor):
    youth_stops_sharing_with(youth, "Dr. Patel")
    youth_shares_with(youth, "Dr. Patel")
    member_opens_what_is_shared(doctor)

    says(doctor, "Fix my tooth")
