"""Claim: who answers for staff reads at home what is due for a check, and can press nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pages_cast import NAMES, signed_in
from sharing_cast import text_of

from webapp.consent.due_rules import ENDED, ENDS, OLD, Due, due_rule
from webapp.consent.enabling import CHANGED, LOST, Act, enable
from webapp.consent.rule_tables import rows
from webapp.help_lines import GOOD_FOR, help_lines

HOME = "due for a check"
ROW = next(row for row in rows(False) if row.rule.id == "us-own-words")
NOW = date(2026, 6, 3)


@pytest.fixture
def ng(app, person):
    person("mr ng", "supervisor", "Mr. Ng", "Open Door")
    return signed_in(app, "mr ng")


@pytest.fixture
def a_rule_is_due(store):
    """Somebody answered for one over a year ago."""
    enable(replace(store, now=store.now - timedelta(days=366)), ROW, "Ada Counsel")


def checked(days_ago=0, mark=ROW.mark, is_on=True):
    return [Act("Ada Counsel", NOW - timedelta(days=days_ago), is_on, mark)]


def ending(on):
    return replace(ROW, rule=replace(ROW.rule, effective_to=on))


@pytest.mark.parametrize(("row", "done", "due"), [
    (ROW, [], None),
    (ROW, checked(), None),
    (ROW, checked(366, is_on=False), None),
    (ROW, checked(mark="another text"), (CHANGED, None, "")),
    (ROW, [Act("", date.min, False, "")], (LOST, None, "")),
    (ROW, checked(366), (OLD, NOW - timedelta(days=366), "Ada Counsel")),
    (ending(date(2026, 6, 2)), checked(), (ENDED, date(2026, 6, 2), "")),
    (ending(date(2026, 7, 1)), checked(), (ENDS, date(2026, 7, 1), "")),
    (ending(date(2026, 12, 1)), checked(), None),
])  # fmt: skip
def test_why_a_rule_is_due(row, done, due):
    assert due_rule(row, done, NOW) == (Due(row, *due) if due else None)


def test_home_says_how_many_and_leads_to_the_list(a_rule_is_due, ng):
    assert f"One rule or help line is {HOME}." in ng.get("/staff").text
    page = text_of(ng.get("/due"))

    assert ROW.rule.citation in page
    assert "Somebody checked it over a year ago." in page
    assert "<form" not in ng.get("/due").text.split("<main")[1].split("</main>")[0]


def test_help_lines_are_in_it_a_hundred_days_after_their_check(ng, app, clock, store):
    assert HOME not in ng.get("/staff").text
    newest = max(line.last_verified for line in help_lines() if line.last_verified)
    clock.forward(days=(newest + GOOD_FOR - store.today).days + 1)
    page = text_of(signed_in(app, "mr ng").get("/due"))

    assert "988 Suicide & Crisis Lifeline" in page
    assert "Last checked on" in page
    assert "911 emergency services" not in page


def test_an_advocate_is_not_told(a_rule_is_due, app, cast):
    assert HOME not in signed_in(app, NAMES["advocate"]).get("/staff").text


@pytest.mark.parametrize("role", ["youth", "guardian", "member", "advocate", "stranger"])
def test_nobody_else_reaches_it(a_rule_is_due, app, space, role):
    assert signed_in(app, NAMES[role]).get("/due").status_code == 404
