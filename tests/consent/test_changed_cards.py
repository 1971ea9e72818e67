"""Somebody she checked has a card that says something else now: it is said, and to be checked."""

import pytest
from pages_cast import WORDS, send
from sharing_cast import says_now, text_of

from webapp.account.accounts import card_of
from webapp.care.people import mark_of


@pytest.fixture
def doctor(share, cast):
    share(cast.member)
    return cast.member


@pytest.fixture
def page(youth_client, doctor):
    """A page about the doctor, as she reads it now."""
    return lambda end="": text_of(youth_client.get(f"/people/{doctor.account}{end}"))


def test_nothing_is_said_of_a_card_that_stays_the_same(youth_client, page):
    assert "changed" not in page() + text_of(youth_client.get("/people"))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"discipline": "law enforcement"}, "The job of Dr. Patel changed. Now it says: police."),
        ({"agency": "County"}, "Dr. Patel changed the place of work. Now it says: County."),
        ({"name": "Sam"}, "Dr. Patel goes by another name now: Sam."),
    ],
)
def test_what_changed_is_said_on_her_people_and_on_the_page_of_that_person(
    youth_client, page, store, doctor, new, said
):
    says_now(store, doctor, **new)

    for text in (page(), text_of(youth_client.get("/people"))):
        assert said in " ".join(text.split())
        assert "Check again before you share more." in text
        assert "You checked this is Dr. Patel." not in text


def test_the_next_thing_offered_is_a_check(page, store, doctor):
    says_now(store, doctor, agency="County")

    assert "Check that this is Dr. Patel" in page()
    assert "Share something with Dr. Patel" not in page()


def test_job_and_place_of_work_stand_beside_the_six_words(page):
    assert "doctor or nurse · Eastside Clinic" in page("/check")


def test_once_she_checked_the_new_card_counts(youth_client, page, store, doctor):
    says_now(store, doctor, agency="County")
    send(
        youth_client, f"/people/{doctor.account}/checked", f"/people/{doctor.account}/check",
        seen=mark_of(card_of(store, doctor.account)), passphrase=WORDS,
    )  # fmt: skip

    assert "You checked this is Dr. Patel." in page()
    assert "Share something with Dr. Patel" in page()


def test_a_card_that_changed_while_she_compared_is_not_pinned(youth_client, page, store, doctor):
    seen = mark_of(doctor.card)
    says_now(store, doctor, agency="County")
    send(
        youth_client, f"/people/{doctor.account}/checked", f"/people/{doctor.account}/check",
        seen=seen, passphrase=WORDS,
    )  # fmt: skip

    assert "Dr. Patel changed the place of work." in page()
