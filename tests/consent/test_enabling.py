"""Claim: a rule counts from when a named person enables it, until a letter of it changes."""

from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from spoiling import spoil

from webapp.commands import main
from webapp.consent.enabling import CHANGED, OFF, ON, acts, disable, enable, rules_here, standing
from webapp.consent.matters import Matter, YouthFacts
from webapp.consent.rule_tables import rows
from webapp.consent.signers import signers

OWN = next(row for row in rows(False) if row.rule.id == "us-own-words")
HERS = YouthFacts("MS")


@pytest.fixture
def daybook(app, monkeypatch):
    monkeypatch.setattr("webapp.commands._started_here", lambda: app)
    return lambda *words: CliRunner().invoke(main, ["rules", *words])


def answer(store):
    return signers([Matter("body")], HERS, rules_here(store, False), store.now.date())


def test_what_ships_is_off_and_the_invented_state_is_on(store):
    assert not any(rule.enabled for rule in rules_here(store, False))
    assert {rule.state for rule in rules_here(store, True) if rule.enabled} == {"Avalon"}


def test_an_enabled_rule_counts_with_the_name_and_the_day(store):
    enable(store, OWN, "Counsel")
    rule = next(rule for rule in rules_here(store, False) if rule.id == OWN.rule.id)

    assert answer(store).needs_only_her
    assert (rule.verified_by, rule.verified_on) == ("Counsel", store.now.date())


def test_a_disabled_rule_counts_no_more(store):
    enable(store, OWN, "Counsel")
    disable(store, OWN, "Somebody else")

    assert answer(store).hold
    assert [act.by for act in acts(store)[OWN.rule.id]] == ["Counsel", "Somebody else"]


def test_a_changed_row_is_off_until_somebody_answers_for_it_again(store):
    enable(store, OWN, "Counsel")
    done = acts(store)[OWN.rule.id]

    assert standing(OWN, done) == ON
    assert standing(replace(OWN, mark="another text"), done) == CHANGED
    assert standing(OWN, []) == OFF


def test_enabling_one_rule_enables_no_other(store):
    enable(store, OWN, "Counsel")

    assert [rule.id for rule in rules_here(store, False) if rule.enabled] == ["us-own-words"]


def test_the_command_enables_by_name_and_says_so(daybook, store):
    said = daybook("enable", "us-own-words", "--by", "Ada Counsel")

    assert said.exit_code == 0, said.output
    assert "us-own-words counts." in said.output
    assert "Ada Counsel" in daybook("list", "us-own-words").output
    assert answer(store).needs_only_her


def test_the_command_takes_a_whole_table(daybook, store):
    daybook("enable", "wa", "--by", "Ada Counsel")
    enabled = {rule.state for rule in rules_here(store, False) if rule.enabled}

    assert enabled == {"WA"}
    assert daybook("disable", "wa", "--by", "Ada Counsel").exit_code == 0
    assert not any(rule.enabled for rule in rules_here(store, False))


def test_nobody_enables_without_a_name_or_what_does_not_exist(daybook):
    assert daybook("enable", "us-own-words").exit_code == 2
    assert daybook("enable", "us-own-words", "--by", " ").exit_code == 2
    assert daybook("enable", "no-such-rule", "--by", "Ada").exit_code == 2


def test_the_list_says_what_is_from_memory_and_showing_says_all(daybook):
    assert "42 CFR 2.14(b); 2.31(a), from memory" in daybook("list", "us-part-2-alone").output
    shown = daybook("show", "ca-mind").output

    assert "age_from: 12" in shown
    assert "It is off." in shown


def test_no_row_of_a_law_is_enabled_by_its_own_table():
    assert not any(row.rule.enabled or row.rule.verified_by for row in rows(False))
    assert all(row.rule.effective_from < date(2026, 1, 1) for row in rows(False))


def test_a_rule_whose_row_was_changed_from_outside_is_off_and_says_so(store, daybook):
    enable(store, OWN, "Counsel")
    spoil(store, "checked_rules", "sealed_facts", "1")

    for words in (("list", OWN.rule.id), ("due",), ("show", OWN.rule.id)):
        answer_ = daybook(*words)
        assert answer_.exit_code == 0
        assert "what was done to it was changed from outside" in answer_.output
    assert daybook("enable", OWN.rule.id, "--by", "Kim").exit_code == 0
    assert standing(OWN, acts(store)[OWN.rule.id]) == ON
