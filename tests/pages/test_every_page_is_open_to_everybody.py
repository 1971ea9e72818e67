"""No page shuts anybody out: axe finds nothing, nothing scrolls sideways, in any state."""

import re

import pytest
from walking import EVERYBODY, LANGUAGES

from webapp.config import PROJECT

PAGES = PROJECT / "webapp"
BUILT_ON = re.compile(r'{%-? extends "([^"]+)"')

everybody = pytest.mark.parametrize(
    ("role", "language"), [(role, language) for role in EVERYBODY for language in LANGUAGES]
)


@everybody
def test_axe_finds_nothing(findings, role, language):
    assert findings(role, language).axe == []


@everybody
def test_no_page_scrolls_sideways_at_320_pixels_with_big_text_or_zoomed(findings, role, language):
    assert findings(role, language).sideways == []


@everybody
def test_no_script_breaks_and_no_content_is_refused(findings, role, language):
    assert findings(role, language).complaints == []


def test_every_page_there_is_was_looked_at(walk):
    """A page that others are built on is seen in each of them."""
    built_on = {
        str(path.relative_to(PAGES)): set(BUILT_ON.findall(path.read_text(encoding="utf-8")))
        for path in PAGES.rglob("*.html")
    }
    frames = set().union(*built_on.values())
    pages = {name for name, on in built_on.items() if on} - frames
    seen = {page.template for role in EVERYBODY for page in walk(role, "en").pages}

    assert sorted(pages - seen) == []
