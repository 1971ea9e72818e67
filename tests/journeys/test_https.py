"""Over HTTPS every form passes: strict referrer check, cookies for HTTPS alone, same-origin."""

from dataclasses import replace

import pytest
from browsers import PATIENCE, PHONE, answering
from people import (
    advocate_opens_a_space,
    does_not_say,
    says,
    signs_in,
    taps,
    writes_and_saves,
    youth_shares_with,
    youth_stops_sharing_with,
)
from tls import tls_in_front_of

from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space import kinds

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def settings(settings):
    return replace(settings, secure_cookies=True)


@pytest.fixture
def site(app, certificate):
    with (
        answering(app, url_scheme="https") as port,
        tls_in_front_of(port, certificate[0]) as safe,
    ):
        yield f"https://localhost:{safe}"


@pytest.fixture
def signed_in(trusting, site):
    contexts = []

    def come_in(who):
        context = trusting.new_context(base_url=site, viewport=PHONE, locale="en-US")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        signs_in(page, who)
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page

    yield come_in
    for context in contexts:
        context.close()


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def session_of(page):
    return next(c for c in page.context.cookies() if c["name"] == "__Host-daybook")


def test_the_session_rests_in_a_cookie_for_https_and_this_host_alone(youth):
    session = session_of(youth)

    assert session["secure"]
    assert session["httpOnly"]
    assert session["sameSite"] == "Strict"
    assert all(cookie["secure"] for cookie in youth.context.cookies())


def test_the_answer_asks_for_https_from_now_on_and_names_no_page_to_others(youth):
    headers = youth.goto("/today").headers

    assert headers["referrer-policy"] == "same-origin"
    assert "max-age" in headers["strict-transport-security"]


def test_today_takes_a_form(youth):
    taps(youth, "Write")
    youth.locator("textarea").fill("More time outside")
    taps(youth, "Save")
    youth.goto("/say/said")

    says(youth, "More time outside")


def test_the_plan_takes_an_answer(youth):
    youth.goto("/plan/a2")
    taps(youth, "No")

    says(youth, "You answered: No.")


def test_how_i_want_things_takes_a_form(youth):
    youth.goto("/me/cards/reach-1")
    youth.get_by_label("Your words").fill("Not before noon")
    taps(youth, "Nobody yet")
    youth.goto("/me")

    says(youth, "Not before noon")


def test_just_for_me_takes_a_page(youth):
    youth.goto("/pages/new")
    writes_and_saves(youth, "Only mine")
    youth.goto("/pages")

    says(youth, "Only mine")


def test_sharing_and_stopping_take_their_forms(youth, signed_in):
    youth_shares_with(youth, "Dr. Patel")
    doctor = signed_in("member")
    taps(doctor, "Mari", exact=False)
    says(doctor, "Mari lets you see this until")
    youth_stops_sharing_with(youth, "Dr. Patel")

    says(youth, "You stopped sharing")


def test_news_of_a_share_take_their_answers(shared_before, signed_in, clock):
    doctor = signed_in("member")
    taps(doctor, "Mari", exact=False)
    says(doctor, "Mari lets you see this until")
    for days, question, answer in (
        (0, "Dr. Patel opened what you share for the first time.", "OK"),
        (28, "What you share with Dr. Patel ends on", "Let it end"),
    ):
        clock.forward(days=days)
        youth = signed_in("youth")
        says(youth, question)
        taps(youth, answer)
        does_not_say(youth, question)


def test_who_looked_can_be_hidden(youth):
    youth.goto("/looked")
    taps(youth, "Hide this list")
    youth.goto("/looked")

    says(youth, "You hid this list.")


def test_a_call_for_help_is_sent(youth):
    taps(youth, "I am not safe")
    taps(youth, "Send")

    says(youth, "Tasha sees this first, when they open Daybook.")


def test_an_advocate_invites_and_records(signed_in, space):
    tablet = signed_in("advocate")
    assert advocate_opens_a_space(tablet)
    tablet.goto(f"/with/{space.id}/promise")
    tablet.locator("[name=text]").fill("Ask about the art room")
    taps(tablet, "I will do it")

    says(tablet, "Thank you, Mari.")


def test_the_language_and_the_way_out_take_their_forms(youth):
    before = session_of(youth)
    youth.goto("/account")
    taps(youth, "Español")
    youth.goto("/account")
    says(youth, "Tus palabras secretas")
    taps(youth, "Salir de mi cuenta aquí")
    youth.wait_for_url("**/sign-in")

    assert session_of(youth) != before


def test_a_member_who_is_late_sees_that_he_is_asked(youth, signed_in, people, cast):
    said = {"who": cast.member.account, "name": "Dr. Patel"}
    save(people, kinds.PROMISES, Promise(**said, text="Move your visit", by="2026-06-01"))
    youth_shares_with(youth, "Dr. Patel")
    youth.goto("/today")
    taps(youth, "Ask Dr. Patel")
    doctor = signed_in("member")
    says(doctor, "Mari asks about: Move your visit")
    taps(doctor, "I have seen it")

    says(doctor, "You said you would")
    does_not_say(doctor, "asks about")
