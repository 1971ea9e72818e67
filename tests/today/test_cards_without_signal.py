"""Claim: the ready cards open without signal, in both languages, with the words of her own page."""

import re

from babel.messages.pofile import read_po
from pages_cast import NAMES, WORDS

from webapp.config import PROJECT
from webapp.today.held_cards import READY

PAGE = (PROJECT / "static/pwa/cards.html").read_text(encoding="utf-8")
HELD = re.compile(r'<h2 class="held">(.+)</h2>\n<p class="held-small" lang="es">(.+)</p>')
SPANISH = PROJECT / "translations/es/LC_MESSAGES/messages.po"


def test_every_ready_card_stands_there_in_both_languages():
    with SPANISH.open("rb") as file:
        catalogue = read_po(file)
    said = [str(text) for text in READY]

    assert HELD.findall(PAGE) == [(text, catalogue.get(text).string) for text in said]


def test_one_card_fills_the_screen_while_the_phone_has_no_signal(space, site, browser):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/sign-in")
    page.fill("[name=name]", NAMES["youth"])
    page.fill("[name=passphrase]", WORDS)
    page.press("[name=passphrase]", "Enter")
    page.wait_for_url("**/today")
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    context.set_offline(True)
    page.goto(f"{site}/plan")
    page.click("text=Show a card")
    page.click("#cards >> text=I need a break.")

    assert page.locator(".held:visible").inner_text() == "I need a break."
    assert not page.locator("#cards").is_visible()
    page.click(".held-one:target a")
    assert page.locator("#cards").is_visible()
    context.close()
