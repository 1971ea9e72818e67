"""Claim: on a small phone everything up to what adults promised stands in the top 560 pixels."""

import pytest
from browsers import PHONE
from pages_cast import NAMES, WORDS

from webapp.care.plans import Appointment
from webapp.care.promises import DONE, Promise
from webapp.care.records import save
from webapp.space.kinds import PROMISES

TOP = 560


@pytest.fixture
def full_day(space, cast):
    at = "2026-06-03T15:30:00-05:00"
    visit = Appointment(what="Teeth check", at=at, who="Tasha", ride="Tasha drives you")
    save(space, "body", visit, source="Eastside Clinic")
    late = Promise(who=cast.advocate.account, name="Tasha", text="Ask", by="2026-06-01")
    done = Promise(name="Dr. Patel", text="Move your visit", state=DONE, replied_on="2026-06-03")
    for promise in (late, done):
        save(space, PROMISES, promise)


@pytest.mark.parametrize("width", [PHONE["width"], 320])
def test_what_counts_most_needs_no_scrolling(browser, site, full_day, width):
    page = browser.new_context(viewport={**PHONE, "width": width}).new_page()
    page.goto(f"{site}/sign-in")
    page.fill("[name=name]", NAMES["youth"])
    page.fill("[name=passphrase]", WORDS)
    page.click("main button")
    page.wait_for_url("**/today")

    promised = page.locator(".day > section", has_text="They said they would").bounding_box()
    page.context.close()

    assert promised["y"] + promised["height"] <= TOP
