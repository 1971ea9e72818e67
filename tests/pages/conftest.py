"""What a small phone makes of every page: loaded once, then asked about in many ways."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
import pytest
from browsers import answering, expect_no_complaints
from flask import Flask, Response
from playwright.sync_api import Browser, Page
from walking import Seen

from webapp.config import PROJECT
from webapp.headers import HEADERS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 640}
# A phone on its side, 640 by 360 pixels, whose owner made pages twice as big.
ZOOMED = {"width": 320, "height": 180}
RUN = """async (rules) => {
  const which = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...which });
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} (${n.any.concat(n.all, n.none)
      .map((c) => c.message).slice(0, 1)})`));
}"""
TOO_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return "";
  const wide = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1)
    .map((e) => e.outerHTML.slice(0, 100));
  return `${page.scrollWidth} px: ${wide.slice(0, 3).join(" | ")}`;
}"""
BIG_TEXT = "(how) => { document.documentElement.style.fontSize = how; }"
BAR = "() => document.querySelector('.bar')?.getBoundingClientRect().height ?? 0"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"

EVERY_RULE: tuple[str, ...] = ()
# Another scheme changes colors alone; another size changes places, and what counts as large.
OF_COLOR = ("color-contrast", "link-in-text-block")
OF_SIZE = ("color-contrast", "target-size", "scrollable-region-focusable")

SAID = re.compile(r"(?<=>)[^<]+")
WRITTEN = re.compile(r'\b(href|src|action|formaction|value|id|for|content|alt|aria-[\w-]+)="[^"]*"')


@dataclass
class Findings:
    """Each line names the page it was found on."""

    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def gallery():
    """Shows what was walked, under the headers it came with: gallery.show(html) is its address."""
    app = Flask("gallery", static_folder=PROJECT / "static", static_url_path="/static")
    shown: list[str] = []

    @app.get("/seen/<int:number>")
    def seen(number: int) -> Response:
        return Response(shown[number], headers=HEADERS)

    @app.get("/still-open")
    def still_open():
        return "", 204

    def show(html: str) -> str:
        shown.append(html)
        return f"{app.site}/seen/{len(shown) - 1}"

    app.show = show
    with answering(app) as port:
        app.site = f"http://localhost:{port}"
        yield app


@pytest.fixture(scope="session")
def findings(browser, gallery, walk) -> Callable[[str, str], Findings]:
    """findings("youth", "es"): every page small, light, dark, with big text and zoomed."""
    done: dict[tuple[str, str], Findings] = {}
    known: set[str] = set()

    def once(role: str, language: str) -> Findings:
        if (role, language) not in done:
            pages = [page for page in walk(role, language).pages if is_new(page)]
            done[role, language] = _look_at(browser, gallery, pages)
        return done[role, language]

    def is_new(page: Seen) -> bool:
        """Of pages that differ in nothing but words and addresses, one stands for all."""
        skeleton = WRITTEN.sub("", SAID.sub("", page.html))
        is_known = skeleton in known
        known.add(skeleton)
        return not is_known

    return once


def _look_at(browser: Browser, gallery, pages: list[Seen]) -> Findings:
    context = browser.new_context(
        viewport=NARROW, device_scale_factor=2, reduced_motion="reduce", service_workers="block"
    )
    found = Findings()
    found.complaints = expect_no_complaints(context)
    page = context.new_page()
    for seen in pages:
        page.goto(gallery.show(seen.html))
        _look(page, seen.address, found)
    context.close()
    return found


def _look(page: Page, address: str, found: Findings) -> None:
    """As it stands, with every fold open; then in the other scheme, with big text, and zoomed."""
    page.evaluate(AXE)
    page.evaluate(OPEN_ALL)

    def ask(state: str, rules: tuple[str, ...]) -> None:
        found.axe.extend(f"{address}, {state}: {line}" for line in page.evaluate(RUN, rules))
        if too_wide := page.evaluate(TOO_WIDE):
            found.sideways.append(f"{address}, {state}: {too_wide}")

    ask("light", EVERY_RULE)
    page.emulate_media(color_scheme="dark")
    ask("dark", OF_COLOR)
    page.emulate_media(color_scheme="light")
    page.evaluate(BIG_TEXT, "200%")
    ask("twice as big", OF_SIZE)
    page.evaluate(BIG_TEXT, "")
    page.set_viewport_size(ZOOMED)
    ask("zoomed", OF_SIZE)
    if page.evaluate(BAR) > ZOOMED["height"] / 2:
        found.sideways.append(f"{address}, zoomed: the bar hides the page")
    page.set_viewport_size(NARROW)
