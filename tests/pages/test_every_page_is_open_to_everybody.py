"""No page shuts anybody out: axe finds nothing, nothing scrolls sideways, in any state."""

import pytest
from walking import LANGUAGES, ROLES

everybody = pytest.mark.parametrize(
    ("role", "language"), [(role, language) for role in ROLES for language in LANGUAGES]
)


@everybody
def test_axe_finds_nothing(findings, role, language):
    assert findings(role, language).axe == []


@everybody
def test_no_page_scrolls_sideways_at_320_pixels_or_with_big_text(findings, role, language):
    assert findings(role, language).sideways == []


@everybody
def test_no_script_breaks_and_no_content_is_refused(findings, role, language):
    assert findings(role, language).complaints == []
