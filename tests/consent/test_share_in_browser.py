"""On a phone: every step of a share is open to everybody, and a stop blanks an open page."""

from pathlib import Path

import axe_playwright_python
import pytest
from browsers import PHONE
from pages_cast import NAMES, WORDS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = (
    "async () => (await axe.run(document, { resultTypes: ['violations'] }))"
    ".violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.target).join(' '))"
)
BLANK_WITHIN = 5_000


def come_in(browser, site, role, *, scripts=True, scheme="light"):
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/sign-in")
    page.fill("[name=name]", NAMES[role])
    page.fill("[name=passphrase]", WORDS)
    page.click("main form:has([name=passphrase]) button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


GO_ON = "main form .button-main"


def go_on(page, *clicks):
    for click in clicks or (GO_ON,):
        page.click(click)
    page.wait_for_load_state()


def steps(page, site, account):
    """Every page of a share with the police, which has the most of them."""
    page.goto(f"{site}/people/{account}/share")
    yield "what"
    go_on(page, "input[name=areas][value=body]", GO_ON)
    yield "why"
    go_on(page, "button[value=visits]")
    yield "until"
    go_on(page, "button[value='30']")
    yield "court"
    go_on(page)
    yield "look"
    go_on(page)
    page.fill("[name=passphrase]", WORDS)
    yield "sign"
    go_on(page)
    yield "receipt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_is_open_to_everybody_and_fits(browser, site, people, cast, scheme):
    page = come_in(browser, site, "youth", scheme=scheme)
    found = []
    for step in steps(page, site, cast.stranger.account):
        page.evaluate(AXE)
        found += [f"{step}: {line}" for line in page.evaluate(RUN)]
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{step} scrolls sideways")

    assert found == []


def test_without_scripts_every_step_works_and_back_keeps_what_was_picked(
    browser, site, people, cast
):
    page = come_in(browser, site, "youth", scripts=False)
    walk = steps(page, site, cast.stranger.account)
    assert [next(walk) for _step in range(3)] == ["what", "why", "until"]
    page.click(".back button")
    assert page.get_attribute("button[value=visits]", "aria-current") == "true"
    page.click(".back button")
    assert page.is_checked("input[name=areas][value=body]")
    go_on(page)
    go_on(page, "button[value=visits]")

    assert [*walk][-1] == "receipt"
    assert "You shared it." in page.inner_text("main")


def test_an_open_page_is_blank_within_five_seconds_of_a_stop(browser, site, people, cast, share):
    share(cast.member)
    his, hers = come_in(browser, site, "member"), come_in(browser, site, "youth")
    his.goto(f"{site}/shared/{people.id}")
    assert "Fix my tooth" in his.inner_text("main")
    hers.goto(f"{site}/people")
    hers.click(f"form[action='/people/{cast.member.account}/stop'] button")
    hers.wait_for_load_state()
    his.wait_for_function(
        "() => !document.body || !document.body.innerText.includes('Fix my tooth')",
        timeout=BLANK_WITHIN,
    )

    assert "You stopped sharing" in hers.inner_text("main")


def test_a_copy_for_paper_has_a_button_that_prints_where_scripts_run(browser, site, cast, share):
    receipt = f"/receipts/{share(cast.member).id}/paper"
    for scripts in (True, False):
        page = come_in(browser, site, "youth", scripts=scripts)
        page.goto(f"{site}{receipt}")
        if scripts:
            page.wait_for_selector("print-now:not([hidden])")
            page.evaluate("addEventListener('beforeprint', () => document.title = 'prints')")
            page.click("print-now button")
            page.wait_for_function("() => document.title === 'prints'")

        assert page.locator("print-now button").is_visible() is scripts
        assert page.get_by_text("Whoever finds the paper can read it.").is_visible()
        page.emulate_media(media="print")
        assert not page.get_by_text("Whoever finds the paper can read it.").is_visible()
        page.context.close()
