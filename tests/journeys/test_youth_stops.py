"""Step 9: a youth sees it as the reader does, and stops: nothing is asked, it counts at once."""

import re

import pytest
from pages_cast import WORDS
from people import (
    does_not_say,
    goes_to,
    member_opens_what_is_shared,
    reloads,
    says,
    says_soon,
    signs_in,
    taps,
    youth_sees_it_as,
    youth_shares_with,
    youth_stops_sharing_with,
)

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def youth(signed_in, shared_before):
    return signed_in("youth")


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
    answer = reloads(doctor)

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
    again = doctor.locator('meta[http-equiv="refresh"][content="60"]')
    again.wait_for(state="attached")
    assert again.count() == 1


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


TOKENS = re.compile(r'name="(csrf_token|once)"[^>]*value="[^"]+"')


def test_from_today_it_takes_two_taps(youth):
    youth.goto("/today")
    steps = ("Who sees what", "Stop sharing")
    for step in steps:
        taps(youth, step)

    says(youth, "You stopped sharing")
    assert len(steps) <= 2


def test_seen_as_the_reader_there_is_nothing_any_more(youth):
    youth_stops_sharing_with(youth, "Dr. Patel")
    youth.goto("/people")
    taps(youth, "More about Dr. Patel")
    taps(youth, "See it as Dr. Patel")

    says(youth, "Nothing here right now.")
    does_not_say(youth, "Fix my tooth")


def test_an_old_link_answers_like_one_that_never_was_and_she_sees_the_try(youth, doctor):
    old = doctor.url
    youth_stops_sharing_with(youth, "Dr. Patel")
    pages = []
    for address in (old, f"/shared/{'0' * 64}"):
        assert goes_to(doctor, address).status == 404
        pages.append(TOKENS.sub("", doctor.content()))

    assert pages[0] == pages[1]
    youth.goto("/looked")
    says_soon(youth, "Dr. Patel tried to open this. It stayed shut.")


def test_a_supervisor_reads_that_it_ended_and_nothing_to_ask_for(youth, person, phone):
    youth_stops_sharing_with(youth, "Dr. Patel")
    person("lee park", "supervisor", "Lee Park", "Open Door")
    supervisor = phone()
    signs_in(supervisor, "lee park")
    taps(supervisor, "Shares that ended")

    says(supervisor, "Beside Tasha")
    for words in ("Mari", "Patel"):
        does_not_say(supervisor, words)


def test_undo_asks_for_her_words_and_lets_him_see_it_again(youth, doctor):
    youth_stops_sharing_with(youth, "Dr. Patel")
    taps(youth, "Undo")
    says(youth, "Dr. Patel can see this until Thursday, July 2.")
    youth.get_by_label("Your secret words").fill("somebody else's words")
    taps(youth, "Yes, share it again")
    says(youth, "These are not your secret words.")
    youth.get_by_label("Your secret words").fill(WORDS)
    taps(youth, "Yes, share it again")

    says(youth, "You shared it.")
    member_opens_what_is_shared(doctor)
    says(doctor, "Fix my tooth")


def test_ten_minutes_later_there_is_no_undo(youth, clock):
    youth_stops_sharing_with(youth, "Dr. Patel")
    receipt = youth.url
    clock.forward(minutes=9)
    youth.goto(receipt)
    says(youth, "Undo")
    clock.forward(minutes=1)
    youth.goto(receipt)

    does_not_say(youth, "Undo")


def test_a_pause_stops_now_and_asks_on_the_day(youth, doctor, clock):
    youth.goto("/people")
    for step in ("More about Dr. Patel", "What I signed", "Pause until a day"):
        taps(youth, step)
    youth.get_by_label("In a week").check()
    taps(youth, "Pause it")

    says(youth, "You stopped sharing")
    assert reloads(doctor).status == 404
    clock.forward(days=7)
    signs_in(youth, "youth")
    says(youth, "You paused this. Let Dr. Patel see it again?")
    taps(youth, "No")
    does_not_say(youth, "You paused this.")


def test_what_somebody_wrote_down_for_her_ends_it_and_she_is_asked(youth, doctor, signed_in, clock):
    tasha = signed_in("advocate")
    taps(tasha, "Mari", exact=False)
    taps(tasha, "I was told to stop sharing")
    tasha.get_by_label("Whose name did you hear?").fill("Patel")
    taps(tasha, "Stop sharing")

    says(tasha, "If that is shared, it is being ended.")
    assert reloads(doctor).status == 404
    clock.forward(minutes=11)
    signs_in(youth, "youth")
    says(youth, "Tasha wrote down: you want to stop sharing with Patel.")
    taps(youth, "No")
    taps(youth, "Undo")
    says(youth, "Yes, share it again")


def test_she_asks_him_to_stop_using_it_and_sees_his_answer(youth, doctor):
    youth_stops_sharing_with(youth, "Dr. Patel")
    receipt = youth.url
    taps(youth, "Ask them to stop using it")
    youth.get_by_label("Your secret words", exact=True).fill(WORDS)
    taps(youth, "Ask Dr. Patel to stop")
    says(youth, "No answer yet.")
    goes_to(doctor, "/shared")
    says(doctor, "Mari asks you to stop using what you read.")
    taps(doctor, "I will")

    does_not_say(doctor, "stop using")
    youth.goto(receipt)
    says(youth, "Dr. Patel says: I will.")
