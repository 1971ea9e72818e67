"""J12: a new member asks, hears nothing, and reads exactly what the youth shares; gates shut it."""

from datetime import timedelta

import pytest
from pages_cast import WORDS
from people import does_not_say, goes_to, says, says_yes_to_it, signs_in, taps

from webapp.account.accounts import update_facts
from webapp.care.plans import Appointment
from webapp.care.records import save
from webapp.team.agencies import add_agency

VISITS = ("Clean teeth", "Look at the tooth", "Eye test")


@pytest.fixture
def hers(people):
    for number, what in enumerate(VISITS, 10):
        save(people, "body", Appointment(what=what, at=f"2026-06-{number}T15:30:00-05:00"))
    return people


@pytest.fixture
def youth(signed_in, hers, cast):
    """She lets the doctor ask."""
    page = signed_in("youth")
    page.goto("/people")
    taps(page, "More about Dr. Patel")
    taps(page, "Let Dr. Patel ask")
    says(page, "Dr. Patel reads the name you use, and nothing else.")
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "Yes")
    says(page, "Dr. Patel can ask you for something. You can always say no.")
    return page


@pytest.fixture
def doctor(signed_in, youth):
    return signed_in("member")


def asks_for_visits(page):
    page.goto("/shared")
    taps(page, "Ask a question")
    taps(page, "Mari", exact=False)
    for label in ("Body and teeth", "It is to book visits.", "60 days"):
        page.get_by_label(label, exact=True).check()
    taps(page, "Ask")


def opens_the_question(page):
    page.goto("/people")
    page.goto("/today")
    says(page, "Someone has a question. No is fine.")
    does_not_say(page, "Dr. Patel asks")
    taps(page, "Look")
    taps(page, "Dr. Patel", exact=False)


def says_yes_to_two(page):
    """Only two of these, and 30 days."""
    taps(page, "Change it")
    part = page.locator("fieldset", has=page.locator("[name=areas][value=body]"))
    part.locator("[name=areas]").uncheck()
    if not part.locator("details").evaluate("fold => fold.open"):
        part.locator("summary").click()
    for what in VISITS[:2]:
        part.get_by_label(what).check()
    taps(page, "Next")
    taps(page, "to book visits")
    taps(page, "30 days")
    taps(page, "Next")
    says(page, "This is what Dr. Patel would see")
    taps(page, "Next")
    says_yes_to_it(page)
    says(page, "You shared it.")


def reads_them(page, hers):
    page.goto(f"/shared/{hers.id}")
    for what in VISITS[:2]:
        says(page, what)
    does_not_say(page, VISITS[2])


def test_a_new_member_sees_a_name_and_nothing_else(doctor, hers):
    goes_to(doctor, "/shared")
    says(doctor, "Nothing here right now.")
    taps(doctor, "Ask a question")
    says(doctor, "Mari")
    does_not_say(doctor, "tooth")

    assert goes_to(doctor, f"/shared/{hers.id}").status == 404


def test_she_shares_only_two_of_these_and_the_doctor_sees_exactly_those(doctor, youth, hers):
    asks_for_visits(doctor)
    says(doctor, "If it is a yes, it will be under")
    opens_the_question(youth)
    for words in ("Eastside Clinic", "doctor or nurse", "Body and teeth", "For 60 days."):
        says(youth, words)
    youth.get_by_text("This is what Dr. Patel would see").click()
    says(youth, VISITS[2])
    says_yes_to_two(youth)

    reads_them(doctor, hers)
    says(doctor, "Mari lets you see this until Thursday, July 2.")
    said = "Dr. Patel, "
    marks = doctor.locator(".watermark span").evaluate_all("all => all.map(a => a.dataset.said)")
    assert marks
    assert all(mark.startswith(said) for mark in marks)


def test_a_no_is_heard_by_nobody_who_asked_and_one_more_try_is_the_same(doctor, youth, store):
    asks_for_visits(doctor)
    before = doctor.inner_text("main")
    opens_the_question(youth)
    taps(youth, "No")
    says(youth, "OK. Nothing is shared.")
    asks_for_visits(doctor)
    assert doctor.inner_text("main") == before
    youth.goto("/people")
    youth.goto("/today")

    does_not_say(youth, "has a question")


@pytest.mark.parametrize("gate", ["training", "agreement", "release"])
def test_each_gate_shuts_the_page_that_day_and_says_why_to_the_doctor_alone(
    doctor, youth, hers, cast, store, clock, gate
):
    asks_for_visits(doctor)
    opens_the_question(youth)
    says_yes_to_two(youth)
    why = shuts(gate, store, cast, clock)
    if gate == "release":
        signs_in(doctor, "member")
    goes_to(doctor, "/shared")
    says(doctor, "Nothing here right now.")
    says(doctor, why)
    assert goes_to(doctor, f"/shared/{hers.id}").status == 404
    if gate != "release":
        youth.goto("/people")
        says(youth, "Can't open it now")
        does_not_say(youth, "training")


def shuts(gate, store, cast, clock) -> str:
    yesterday = store.now.date() - timedelta(days=1)
    if gate == "training":
        update_facts(store, cast.member.account, training_until=yesterday.isoformat())
        return "Your training has run out."
    if gate == "agreement":
        add_agency(store, "Eastside Clinic", yesterday)
        return "The agreement with the place you work has ended."
    clock.now += timedelta(days=31)
    return ""
