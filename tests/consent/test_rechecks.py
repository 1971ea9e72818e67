"""Claim: when a rule changes, or the words before a yes do, whoever works with her finds what was
signed by the older one, and looks at it again with her; nobody else does, and nothing ends."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from pages_cast import NAMES, send, signed_in
from sharing_cast import text_of

from webapp.care.records import save
from webapp.care.signed_texts import NEWEST, SHARE
from webapp.commands import main
from webapp.consent import papers
from webapp.consent.enabling import disable, enable
from webapp.consent.rule_tables import rows
from webapp.space import kinds
from webapp.space.stops import stop

SAID = "There is something to look at again with Mari."
WORDS_CHANGED = "What we say before a yes has other words now."
NO_RULE = "We don't know which rule it rests on."


@pytest.fixture
def kept(share, cast):
    return share(cast.member, days=90)


@pytest.fixture
def row(kept):
    """A rule that the doctor's sharing rests on."""
    return next(row for row in rows(True) if row.rule.id == kept.rules[0])


@pytest.fixture
def page(app, clock, people):
    def look(account="advocate", at="/everyone/{}"):
        clock.forward(minutes=20)
        return signed_in(app, NAMES[account]).get(at.format(people.id))

    return look


def test_while_every_rule_stands_nothing_is_said(row, page):
    assert SAID not in text_of(page())
    assert "Nothing to look at again." in text_of(page(at="/everyone/{}/again"))


@pytest.mark.parametrize("again", [False, True])
def test_a_rule_that_is_off_or_was_checked_anew_names_what_rests_on_it(
    row, page, store, clock, again
):
    disable(store, row, "Ada Counsel")
    if again:
        clock.forward(days=1)
        enable(replace(store, now=clock()), row, "Ada Counsel")

    assert SAID in text_of(page())
    html = text_of(page(at="/everyone/{}/again"))
    assert "Dr. Patel" in html
    assert row.rule.citation in html
    assert "Until Monday, August 31." in html
    assert WORDS_CHANGED not in html
    assert NO_RULE not in html


def test_another_rule_says_nothing_of_it(row, page, store):
    other = next(r for r in rows(True) if r.rule.state == "WA")
    enable(store, other, "Ada Counsel")
    disable(store, other, "Ada Counsel")

    assert SAID not in text_of(page())


def test_what_she_signs_anew_rests_on_the_rule_of_today(row, page, store, clock, share, cast):
    disable(store, row, "Ada Counsel")
    clock.forward(days=1)
    enable(replace(store, now=clock()), row, "Ada Counsel")
    share(cast.stranger, days=90)

    assert text_of(page(at="/everyone/{}/again")).count("Until ") == 1


def test_words_that_read_otherwise_today_name_what_was_signed_by_the_older_ones(
    row, kept, page, monkeypatch
):
    monkeypatch.setitem(NEWEST, SHARE, "2031-1")

    assert SAID in text_of(page())
    html = text_of(page(at="/everyone/{}/again"))
    assert "Dr. Patel" in html
    assert WORDS_CHANGED in html
    assert "A rule changed since then" not in html


def test_what_she_signs_anew_has_the_words_of_today(row, page, monkeypatch, share, cast):
    monkeypatch.setitem(NEWEST, SHARE, "2031-1")
    monkeypatch.setattr(papers, "TEXT_VERSION", "2031-1")
    share(cast.stranger, days=90)

    assert text_of(page(at="/everyone/{}/again")).count("Until ") == 1


def test_a_copy_that_names_no_rule_says_that_nobody_knows_it(kept, page, people):
    """As copies were before they named their rules."""
    save(people, kinds.SHARING, replace(kept, rules=()))

    assert SAID in text_of(page())
    html = text_of(page(at="/everyone/{}/again"))
    assert NO_RULE in html
    assert WORDS_CHANGED not in html


def test_every_reason_is_said_once_beside_one_sharing(row, kept, page, people, store, monkeypatch):
    disable(store, row, "Ada Counsel")
    monkeypatch.setitem(NEWEST, SHARE, "2031-1")

    html = text_of(page(at="/everyone/{}/again"))
    assert html.count("Until ") == 1
    assert html.count(WORDS_CHANGED) == html.count("A rule changed since then") == 1


def test_what_has_ended_is_not_looked_at_again(row, kept, page, store, app):
    disable(store, row, "Ada Counsel")
    assert SAID in text_of(page())
    hers, receipt = signed_in(app, NAMES["youth"]), f"/receipts/{kept.id}"
    assert send(hers, f"/releases/{kept.grant}/stop", receipt).status_code == 303

    assert SAID not in text_of(page())


def test_nor_is_what_others_ended_before_she_came_back(row, kept, page, store, people):
    """Her own copy does not say it yet."""
    disable(store, row, "Ada Counsel")
    stop(people, kept.grant)

    assert SAID not in text_of(page())


def test_her_log_says_who_looked_and_nobody_else_may(row, page, store, app):
    disable(store, row, "Ada Counsel")
    for account in ("member", "guardian", "stranger", "youth"):
        assert page(account, "/everyone/{}/again").status_code == 404
    assert page(at="/everyone/{}/again").status_code == 200

    assert "Tasha opened this." in text_of(signed_in(app, NAMES["youth"]).get("/looked"))


def test_an_advocate_whom_she_stopped_finds_nothing_at_the_old_address(
    row, page, store, app, people, cast
):
    disable(store, row, "Ada Counsel")
    mine = next(g for g in people.known if g.reader == cast.advocate.account and g.rights)
    assert page(at="/everyone/{}/again").status_code == 200
    stop(people, mine.id)

    assert page(at="/everyone/{}/again").status_code == 404


def test_the_command_lists_what_is_due(app, store, monkeypatch, clock):
    monkeypatch.setattr("webapp.commands._started_here", lambda: app)
    row = next(r for r in rows(True) if r.rule.id == "us-own-words")
    enable(store, row, "Ada Counsel")

    def due():
        return CliRunner().invoke(main, ["rules", "due"]).output

    assert "us-own-words" not in due()
    clock.forward(days=366)
    assert "us-own-words: checked by Ada Counsel on 2026-06-03, over a year ago." in due()
