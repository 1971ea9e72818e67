"""Every page has the same frame: neutral title, Exit, Help, and nothing inline."""

import re

import pytest
from flask import render_template, render_template_string

PAGES = ["not_found", "went_wrong", "does_not_open", "busy", "too_many", "form_ended"]
READING = """{% extends "shell/base.html" %}{% set still_open = "/still-open/x" %}
{% block main %}<p>Words</p>{% endblock %}"""


@pytest.fixture
def page(app):
    """Render a page of the shell, or a piece of one."""

    def render(name: str, **values) -> str:
        with app.test_request_context("/x"):
            app.preprocess_request()
            if name.startswith("{"):
                return render_template_string(name, **values)
            return render_template(f"shell/{name}.html", **values)

    return render


@pytest.mark.parametrize("name", PAGES)
def test_the_frame_is_neutral_and_has_a_way_out(page, name):
    html = page(name)

    assert "<title>Daybook</title>" in html
    assert html.index('href="/exit"') < html.index('href="/help"') < html.index("<main")
    assert 'translate="no"' in html


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_written_inline_that_the_content_policy_forbids(page, name):
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page(name))


def test_a_reading_page_blanks_itself_also_without_scripts(page):
    html = page(READING)

    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in html
    assert '<still-open address="/still-open/x">' in html


def test_other_pages_do_not_reload_themselves(page):
    assert "refresh" not in page("busy")


def test_nothing_is_set_on_the_phone_of_a_guest(page):
    html = page("busy")

    assert "data-worker" not in html
    assert "manifest" not in html


def test_adding_to_the_home_screen_waits_for_the_choice_of_an_icon(page):
    html = page('{% extends "shell/base.html" %}{% set install = {"key": "cards"} %}')

    assert 'rel="manifest" href="/manifest-cards.webmanifest?language=en"' in html


def test_words_that_could_not_be_kept_are_shown_once_more(page):
    html = page("form_ended", kept=False, typed=["<b>no calls</b>"])

    assert "&lt;b&gt;no calls" in html


def test_the_first_page_asks_for_five_files_at_most(page):
    html = page("busy")

    files = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', html))

    assert 1 + len(files) <= 5
