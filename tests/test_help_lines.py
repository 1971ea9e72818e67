"""Only checked numbers are shown, and an old check is said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from webapp.help_lines import FILE, Channel, help_lines, parse

LINES = help_lines()
OFFLINE = Path(__file__).parents[1] / "static" / "pwa" / "offline.html"


def test_the_first_line_is_for_danger_right_now():
    assert LINES[0].channels == (Channel("call", "911"),)


def test_a_line_nobody_has_checked_is_not_shown():
    unchecked = [line for line in parse(FILE.read_text()) if line.last_verified is None]

    assert [line for line in unchecked if line in LINES] == [LINES[0]]


def test_a_check_counts_for_a_hundred_days():
    line = replace(LINES[1], last_verified=date(2026, 1, 1))

    assert not line.needs_a_check(date(2026, 4, 11))
    assert line.needs_a_check(date(2026, 4, 12))


def test_the_emergency_number_needs_no_check():
    assert not LINES[0].needs_a_check(date(2099, 1, 1))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_line_is_named_by_what_it_does_in_both_languages(line):
    for language in ("en", "es"):
        assert line.says(language)
        assert line.name.lower() not in line.says(language).lower()
    assert bool(line.reporter_note) == bool(line.reporter_note_es)


def test_the_page_without_signal_names_only_numbers_of_the_file():
    shown = {channel.to for line in LINES for channel in line.channels}

    for number in ("988", "911"):
        assert f'href="tel:{number}"' in OFFLINE.read_text()
        assert number in shown


def test_each_way_to_reach_a_line_has_an_address():
    addresses = {channel.address for line in LINES for channel in line.channels}

    assert {"tel:911", "sms:741741", "https://988lifeline.org"} <= addresses


def test_a_number_is_shown_so_that_no_line_ends_inside_it():
    one = Channel("call", "1-888-373-7888")

    assert "-" not in one.number
    assert one.number.replace("\u2011", "-") == one.to
    assert one.address == "tel:1-888-373-7888"
