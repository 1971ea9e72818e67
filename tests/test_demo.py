"""Claim: whoever starts the demo finds a life in it, as the people in it see it."""

import re
from html import unescape

import pytest
from pages_cast import signed_in

from webapp.demo import PASSPHRASE

AREAS = range(1, 16)
ITEM = r'href="(/plan/a{area}/\w{{32}})"'


@pytest.fixture
def hers(demo_app):
    """hers("/today"): a page as the youth of the demo sees it."""
    client = signed_in(demo_app, "youth", PASSPHRASE)
    return lambda address: client.get(address).text


@pytest.fixture
def items(hers):
    """Every line of her plan, by area."""
    return {
        area: sorted(set(re.findall(ITEM.format(area=area), hers(f"/plan/a{area}"))))
        for area in AREAS
    }


def test_her_plan_has_forty_lines_in_eight_areas(items):
    assert sum(map(len, items.values())) >= 40
    assert sum(map(bool, items.values())) >= 8


def test_lines_are_hers_and_the_teams_with_a_no_and_one_that_she_says_is_wrong(hers, items):
    areas = [hers(f"/plan/a{area}") for area in AREAS]
    lines = [hers(address) for known in items.values() for address in known]

    assert any("words-hers" in page for page in areas)
    assert any("words-team" in page for page in areas)
    assert any("You answered: No." in page for page in lines)
    assert any("You don't agree with this." in unescape(page) for page in lines)


def test_an_adult_is_late_and_sharings_run_wait_and_are_over(hers):
    assert "Late." in hers("/today")
    people = hers("/people")
    assert people.count("Can see now:") >= 5
    assert "Waits for a yes." in people
    over = hers("/people/past")
    whys = {title_of(hers(address)) for address in receipts(over)}
    assert {"You stopped sharing", "This sharing has ended"} <= whys


def receipts(page):
    return re.findall(r'href="(/receipts/\w+)"', page)


def title_of(page):
    return re.search(r"<h1[^>]*>(.+?)</h1>", page)[1]


@pytest.mark.parametrize(
    "name",
    [
        "guardian",
        "advocate",
        "officer",
        "caseworker",
        "doctor",
        "therapist",
        "counsellor",
        "coordinator",
    ],
)
def test_everybody_named_at_the_start_can_sign_in(demo_app, name):
    page = signed_in(demo_app, name, PASSPHRASE).get("/", follow_redirects=True)

    assert page.status_code == 200
    assert "This is a demo. The people are made up." in page.text
