"""In a real browser: Exit covers first and leaves nothing, and a page that ended goes blank."""

import pytest
from browsers import PHONE, answering
from flask import render_template_string

from webapp import session
from webapp.guard import public

PAGE = """{% extends "shell/base.html" %}{% set still_open = "/test/still-open" %}
{% block scripts %}<script type="module"
src="{{ url_for('static', filename='pwa/elements/unsaved-words.js') }}"></script>{% endblock %}
{% block main %}<h1>Kept words</h1><a href="/help">On</a>
<unsaved-words><form><textarea id="words"></textarea></form></unsaved-words>{% endblock %}"""
COVER = """() => {
  document.querySelector("quick-exit a").click();
  const hidden = getComputedStyle(document.body).visibility === "hidden";
  return { hidden, gone: !document.querySelector("main") };
}"""
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  return getComputedStyle(document.body).visibility;
}"""


@pytest.fixture
def site(app):
    """The app with one page of its own, answering on a port of this computer."""
    app.extensions["may_stay"] = True

    @app.get("/test/in")
    @public
    def come_in():
        session.begin("00" * 16, "youth", "en", 20, bytes(32), bytes(32))
        return ""

    @app.get("/test/still-open")
    @public
    def still_open():
        if app.extensions["may_stay"]:
            return "", 204
        session.end_current()
        return "", 404

    app.add_url_rule("/test/page", "page", lambda: render_template_string(PAGE))
    with answering(app) as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def phone(browser, site):
    """Somebody signed in, on a small screen."""
    context = browser.new_context(base_url=site, viewport=PHONE)
    page = context.new_page()
    page.goto("/test/in")
    page.goto("/test/page")
    page.wait_for_function("() => customElements.get('quick-exit')")
    yield page
    context.close()


def test_exit_covers_at_once_and_ends_on_the_neutral_page(phone):
    """At once: in the same turn of the script as the tap, so before anything else happens."""
    covered = phone.evaluate(COVER)
    phone.wait_for_url("**/measures")

    assert covered["hidden"]
    assert covered["gone"]
    until_no_cookie_is_left(phone)


def until_no_cookie_is_left(phone):
    """The beacon does not hold the exit up, so its answer may come after the neutral page."""
    for _look in range(50):
        if not phone.context.cookies():
            return
        phone.wait_for_timeout(100)
    pytest.fail("still signed in after Exit")


def test_back_shows_nothing_of_ours(phone):
    phone.click("quick-exit a")
    phone.wait_for_url("**/measures")
    phone.go_back()

    assert "Kept words" not in phone.content()


def test_no_question_about_unsaved_words_stands_in_the_way_of_exit(phone):
    asked = []
    phone.on("dialog", lambda dialog: (asked.append(dialog), dialog.accept()))
    phone.locator("#words").press_sequentially("no calls")
    phone.click("quick-exit a")
    phone.wait_for_url("**/measures")

    assert asked == []


def test_leaving_typed_words_by_a_link_asks_first(phone):
    asked = []
    phone.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    phone.locator("#words").press_sequentially("no calls")
    phone.click("main a")
    phone.wait_for_url("**/help")

    assert asked == ["beforeunload"]


def test_shift_three_times_leaves(phone):
    for _press in range(3):
        phone.keyboard.press("Shift")

    phone.wait_for_url("**/measures")


@pytest.mark.parametrize("keys", [["Shift", "Shift", "a", "Shift"], ["Shift", "Shift"]])
def test_other_keys_between_do_not_count(phone, keys):
    for key in keys:
        phone.keyboard.press(key)
    phone.wait_for_timeout(200)

    assert phone.url.endswith("/test/page")


def test_shift_never_leaves_while_typing(phone):
    phone.focus("#words")
    for _press in range(4):
        phone.keyboard.press("Shift")
    phone.wait_for_timeout(200)

    assert phone.url.endswith("/test/page")


def test_exit_works_without_signal_and_the_next_signal_ends_the_session(phone):
    phone.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.wait_for_function("() => navigator.serviceWorker.controller")
    phone.context.set_offline(True)
    phone.click("quick-exit a")
    phone.wait_for_url("**/measures")
    phone.context.set_offline(False)
    phone.goto("/test/page", wait_until="commit")
    phone.wait_for_url("**/measures")

    until_no_cookie_is_left(phone)


def test_without_signal_another_page_says_so(phone):
    phone.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.wait_for_function("() => navigator.serviceWorker.controller")
    phone.context.set_offline(True)
    phone.goto("/phone")

    assert phone.inner_text("h1") == "No signal. Nothing is lost."


def test_every_open_tab_leaves_together(phone):
    other = phone.context.new_page()
    other.goto("/test/page")
    other.wait_for_function("() => customElements.get('quick-exit')")
    phone.bring_to_front()
    phone.click("quick-exit a")

    other.wait_for_url("**/measures")


def test_the_page_is_covered_while_another_app_is_in_front(phone):
    assert phone.evaluate(HIDE, True) == "hidden"
    assert phone.evaluate(HIDE, False) == "visible"


def test_a_page_whose_sharing_ended_is_gone_within_five_seconds(phone, app):
    phone.wait_for_function("() => customElements.get('still-open')")
    app.extensions["may_stay"] = False

    phone.wait_for_url("**/sign-in", timeout=5000, wait_until="commit")


def test_the_first_page_keeps_its_budget(phone):
    files = phone.evaluate(
        "() => [...performance.getEntriesByType('navigation'),"
        " ...performance.getEntriesByType('resource')]"
        ".filter((f) => !/elements|still-open/.test(f.name)).map((f) => f.encodedBodySize)"
    )

    assert len(files) <= 5
    assert sum(files) < 17_000  # and 3 KB for the headers of five answers
