"""Every page says only "Daybook", lets people leave first, and sends its forms with a token."""

import re

import pytest
from walking import EVERYBODY, LANGUAGES

# The page that Exit leads to must look like nothing of ours.
NEUTRAL = "safety.measures"
FOCUSABLE = re.compile(
    r"<(?:a\b[^>]*\bhref=|button\b|input\b(?![^>]*hidden)|select\b|textarea\b|summary\b)[^>]*"
)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)")
WITHIN = re.compile(r'href="#([^"]+)"')
WRONG = re.compile(r'<div class="notice notice-care" role="alert".*?</div>', re.S)
FORM = re.compile(r"<form\b[^>]*method=\"?post.*?</form>", re.S | re.I)

everybody = pytest.mark.parametrize(
    ("role", "language"), [(role, language) for role in EVERYBODY for language in LANGUAGES]
)


@pytest.fixture
def pages(walk, role, language):
    return [page for page in walk(role, language).pages if page.endpoint != NEUTRAL]


@everybody
def test_no_link_is_dead_and_no_page_breaks(walk, role, language):
    assert walk(role, language).broken == []


@everybody
def test_the_title_says_nothing(pages):
    assert [page.address for page in pages if "<title>Daybook</title>" not in page.html] == []


@everybody
def test_the_first_press_of_tab_reaches_exit_and_help_is_near(pages):
    for page in pages:
        stops = FOCUSABLE.findall(page.html)
        assert 'href="/exit"' in stops[0], page.address
        assert any('href="/help"' in stop for stop in stops[:3]), page.address


@everybody
def test_a_link_within_a_page_leads_to_something_that_is_there(pages):
    for page in pages:
        for name in WITHIN.findall(page.html):
            assert f'id="{name}"' in page.html, f"{page.address}: #{name}"


@everybody
def test_what_is_wrong_is_named_in_the_order_in_which_it_is_asked(pages):
    for page in pages:
        for summary in WRONG.findall(page.html):
            asked = [page.html.index(f'id="{name}"') for name in WITHIN.findall(summary)]
            assert asked == sorted(asked), page.address


@everybody
def test_nothing_is_written_inline(pages):
    assert [page.address for page in pages if INLINE.search(page.html)] == []


@everybody
def test_every_form_carries_a_token_and_counts_once(pages):
    for page in pages:
        for form in FORM.findall(page.html):
            assert 'name="csrf_token"' in form, f"{page.address}: {form[:200]}"
            assert 'name="once"' in form, f"{page.address}: {form[:200]}"


@everybody
def test_every_page_says_its_language_and_asks_for_no_translation(pages, language):
    start = f'<html lang="{language}" dir="ltr" translate="no"'
    assert [page.address for page in pages if start not in page.html] == []
