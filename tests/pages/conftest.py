"""What a small phone makes of every page: loaded once, then asked about in many ways."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
import pytest
from browsers import answering, expect_no_complaints
from playwright.sync_api import Browser, Page
from walking import Walk

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 640}
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
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
BIG_TEXT = "() => { document.documentElement.style.fontSize = '200%'; }"


@dataclass
class Findings:
    """Each line names the page it was found on."""

    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def demo_site(demo_app):
    with answering(demo_app) as port:
        yield f"http://localhost:{port}"


@pytest.fixture(scope="session")
def findings(browser, demo_site, walk) -> Callable[[str, str], Findings]:
    """findings("youth", "es"): every page at 320 px, light and dark, and with text twice as big."""
    done: dict[tuple[str, str], Findings] = {}

    def once(role: str, language: str) -> Findings:
        if (role, language) not in done:
            done[role, language] = _look_at(browser, demo_site, walk(role, language))
        return done[role, language]

    return once


def _look_at(browser: Browser, site: str, walk: Walk) -> Findings:
    context = browser.new_context(
        base_url=site, viewport=NARROW, reduced_motion="reduce", service_workers="block"
    )
    cookies = {key: walk.client.get_cookie(key[-1]) for key in walk.client._cookies}
    context.add_cookies(
        [{"name": c.key, "value": c.value, "url": site} for c in cookies.values() if c]
    )
    found = Findings()
    found.complaints = expect_no_complaints(context)
    page = context.new_page()
    for seen in walk.pages:
        page.goto(seen.address)
        page.evaluate(AXE)
        _look(page, seen.address, found)
    context.close()
    return found


def _look(page: Page, address: str, found: Findings) -> None:
    for state in ("light", "dark", "twice as big"):
        if state == "twice as big":
            page.evaluate(BIG_TEXT)
        else:
            page.emulate_media(color_scheme=state)
        found.axe += [f"{address}, {state}: {line}" for line in page.evaluate(RUN)]
        too_wide = page.evaluate(TOO_WIDE)
        if too_wide:
            found.sideways.append(f"{address}, {state}: {too_wide}")


@pytest.fixture
def look_at() -> Callable[[Page], None]:
    """Look at the page as it stands now; what is wrong is in `look_at.found`."""

    def look(page: Page) -> None:
        page.wait_for_load_state()
        found = Findings()
        page.evaluate(AXE)
        _look(page, page.url.partition("localhost")[2], found)
        look.found += found.axe + found.sideways

    look.found = []
    return look
