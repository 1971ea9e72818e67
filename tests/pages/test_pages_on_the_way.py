"""Pages that only a step leads to are open to everybody too: coming in, sharing, time together."""

import pytest
from pages_cast import NAMES, WORDS
from sharing_cast import people, settings  # noqa: F401
from walking import LANGUAGES

from webapp.database import transaction
from webapp.team.invites import invite

STEPS = ("", "/phone/yes", "/phone/not-sure", "/phone/no", "/name", "/called", "/look", "/code")
SECRET = "green paper boats at noon"

pytestmark = [
    pytest.mark.usefixtures("people"),
    pytest.mark.parametrize("language", LANGUAGES),
]


@pytest.fixture
def page(browser, site, look_at, language):
    context = browser.new_context(
        base_url=site, locale=language, viewport={"width": 320, "height": 640},
        reduced_motion="reduce", service_workers="block",
    )  # fmt: skip
    context.add_cookies([{"name": "language", "value": language, "url": site}])
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def come_in(page, who, language):
    page.goto("/sign-in")
    page.fill("[name=name]", NAMES[who])
    page.fill("[name=passphrase]", WORDS)
    page.locator("main form button").last.click()
    page.wait_for_url(lambda address: "sign-in" not in address)
    page.goto("/account")
    page.locator(f'[name=language][value="{language}"]').last.click()


def goes_on(page, **fields):
    """Fills the form in and presses its main button."""
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.locator("main .button-main").last.click()


def test_coming_in(page, look_at, store, cast, space):
    with transaction(store.db):
        code, _made = invite(store, "supporter", by=cast.advocate.account, space=space.id)
    for step in STEPS:
        if page.goto(f"/join/{code}{step}").status == 200:
            look_at(page)
    page.goto(f"/join/{code}/words")
    look_at(page)
    goes_on(page, passphrase=SECRET, passphrase_again=SECRET)
    page.wait_for_url("**/joining")
    look_at(page)
    page.goto(f"/join/{code}")
    look_at(page)

    assert look_at.found == []


def test_every_step_of_sharing(page, look_at, cast, language):
    come_in(page, "youth", language)
    page.goto(f"/people/{cast.stranger.account}/share")
    page.locator("[name=areas][value=school]").check()
    for choice in ("[name=purpose]", "[name=days]", "", ""):
        goes_on(page)
        if choice:
            page.locator(choice).first.check()
        look_at(page)
    page.goto(f"/people/{cast.advocate.account}/share")
    look_at(page)

    assert look_at.found == []


def test_time_together(page, look_at, space, language):
    come_in(page, "advocate", language)
    page.goto(f"/with/{space.id}/cards/reach-1")
    page.fill("[name=hers]", "Call my aunt first")
    page.locator("[name=who][value=keeper]").click()
    page.goto(f"/with/{space.id}/lines")
    look_at(page)
    page.locator("form[action$='/hand-over'] button").click()
    page.goto("/everyone")
    look_at(page)

    assert look_at.found == []


def test_a_hidden_list_and_a_page_that_is_not_there(page, look_at, language):
    come_in(page, "youth", language)
    page.goto("/looked")
    page.locator("form[action='/looked/hidden'] button").click()
    page.goto("/looked")
    look_at(page)
    page.goto("/nowhere")
    look_at(page)

    assert look_at.found == []
