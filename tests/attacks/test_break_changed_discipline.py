"""Claim: an officer who calls himself a doctor afterwards is shared with as an officer, and
nobody signs for a court side without having read what that means."""

import pytest
from pages_cast import WORDS
from sharing_cast import Steps, people, says_now, settings, text_of  # noqa: F401

COURT = "A court or the other side may get to read this."


@pytest.fixture
def steps(people, youth_client, cast):  # noqa: F811
    return Steps(youth_client, cast.stranger.account)


@pytest.mark.parametrize(
    "new", [{"discipline": "medical"}, {"kind": "supporter"}, {"agency": "Clinic"}, {"name": "Sam"}]
)
def test_a_card_that_says_another_job_is_to_be_checked_first(steps, store, cast, new):
    says_now(store, cast.stranger, **new)

    assert steps.begin().page.location == f"/people/{cast.stranger.account}/check"


def test_a_share_that_had_begun_stops_there_as_well(steps, store, cast):
    steps.begin().send("/share/what", areas=["body"])
    says_now(store, cast.stranger, discipline="medical")

    assert steps.send("/share/why", purpose="court").page.status_code == 303


def test_the_page_on_courts_cannot_be_left_out(steps):
    steps.to_look(purpose="court")

    assert COURT in text_of(steps.send("/share/look").page)
    unread = steps.send("/releases", passphrase=WORDS)
    assert COURT in text_of(unread.page)


def test_who_read_it_goes_on(steps):
    steps.to_look(purpose="court").send("/share/know").sign()

    assert steps.page.status_code == 303
