"""What a small phone makes of every page: loaded once, then asked about in many ways."""

import re
from collections import defaultdict
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
RUN = """async (only) => {
  const how = { resultTypes: ["violations"], preload: false, ...(only && { runOnly: only }) };
  const { violations } = await axe.run(document, how);
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

EVERY_RULE = None
# Another scheme changes colors alone, and another size places alone: what is read well stays so
# when it grows, because large letters may be paler than small ones (WCAG 2.2, 1.4.3).
OF_COLOR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
OF_SIZE = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
OF_WORDS = {
    "type": "tag",
    "values": ["cat.forms", "cat.language", "cat.name-role-value", "cat.text-alternatives"],
}

SAID = re.compile(r"(?<=>)[^<]+")
LIKE_THE_ONE_BEFORE = re.compile(
    r"(<(li|article|section|tr|p|div|details|label|a|form)\b(?:(?!<\2\b).)*?</\2>)(?:\1)+",
    re.DOTALL,
)
WRITTEN = re.compile(
    r"\b(href|src|action|formaction|value|id|for|content|alt|lang|leaving|pressed-\w+|aria-[\w-]+)"
    r'="[^"]*"'
)


@dataclass
class Findings:
    """Each line names the page it was found on."""

    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    """A page to look at. One that is translated has the same elements as one seen before."""

    page: Seen
    is_translated: bool


@pytest.fixture(scope="session")
def gallery():
    """Shows what was walked, under the headers it came with: gallery.show(html) is its address."""
    app = Flask("gallery", static_folder=PROJECT / "static", static_url_path="/static")
    shown: list[str] = []

    @app.get("/seen/<int:number>")
    def seen(number: int) -> Response:
        return Response(shown[number], headers=HEADERS)

    @app.get("/axe.js")
    def axe() -> Response:
        return Response(AXE, mimetype="text/javascript", headers={"Cache-Control": "max-age=3600"})

    @app.get("/still-open")
    def still_open():
        return "", 204

    def show(html: str) -> str:
        shown.append(html.replace("</head>", '<script src="/axe.js"></script></head>'))
        return f"{app.site}/seen/{len(shown) - 1}"

    app.show = show
    with answering(app) as port:
        app.site = f"http://localhost:{port}"
        yield app


@pytest.fixture(scope="session")
def findings(browser, gallery, walk) -> Callable[[str, str], Findings]:
    """findings("youth", "es"): every page small, light, dark, with big text and zoomed."""
    done: dict[tuple[str, str], Findings] = {}
    known: dict[str, set[str]] = defaultdict(set)

    def once(role: str, language: str) -> Findings:
        if (role, language) not in done:
            pages = [sorted_in(page, language) for page in walk(role, language).pages]
            done[role, language] = _look_at(browser, gallery, [one for one in pages if one])
        return done[role, language]

    def sorted_in(page: Seen, language: str) -> Look | None:
        """Of pages that differ in nothing but words and addresses, one in each language stands
        for all; in the second language only words and the places they take are new."""
        others = known[_skeleton(page.html)]
        if language in others:
            return None
        look = Look(page, is_translated=bool(others))
        others.add(language)
        return look

    return once


def _skeleton(html: str) -> str:
    """Its elements without words and addresses. Of a list of equal lines the first stands for
    all, then of equal lists."""
    page = WRITTEN.sub(r"\1", SAID.sub("", html))
    while (shorter := LIKE_THE_ONE_BEFORE.sub(r"\1", page)) != page:
        page = shorter
    return page


def _look_at(browser: Browser, gallery, looks: list[Look]) -> Findings:
    context = browser.new_context(
        viewport=NARROW, device_scale_factor=2, reduced_motion="reduce", service_workers="block"
    )
    found = Findings()
    found.complaints = expect_no_complaints(context)
    page = context.new_page()
    for look in looks:
        page.goto(gallery.show(look.page.html))
        _look(page, look, found)
    context.close()
    return found


def _look(page: Page, look: Look, found: Findings) -> None:
    """As it stands, with every fold open; then in the other scheme, with big text, and zoomed."""
    page.evaluate(OPEN_ALL)
    address = look.page.address

    def ask(state: str, rules: dict | None) -> None:
        found.axe.extend(f"{address}, {state}: {line}" for line in page.evaluate(RUN, rules))
        if too_wide := page.evaluate(TOO_WIDE):
            found.sideways.append(f"{address}, {state}: {too_wide}")

    ask("light", OF_WORDS if look.is_translated else EVERY_RULE)
    if not look.is_translated:
        page.emulate_media(color_scheme="dark")
        ask("dark", OF_COLOR)
        page.emulate_media(color_scheme="light")
    page.evaluate(BIG_TEXT, "200%")
    ask("twice as big", OF_SIZE)
    page.evaluate(BIG_TEXT, "")
    page.set_viewport_size(ZOOMED)
    if not look.is_translated:
        ask("zoomed", OF_SIZE)
    if page.evaluate(BAR) > ZOOMED["height"] / 2:
        found.sideways.append(f"{address}, zoomed: the bar hides the page")
    page.set_viewport_size(NARROW)
