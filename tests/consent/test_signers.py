"""Unknown means hold: nothing is shared unless enabled, dated rules name who must sign."""

from dataclasses import replace
from datetime import date

import pytest

from webapp.consent.rule_tables import facts_known, read_table, rules
from webapp.consent.signers import (
    NO_RULE,
    NO_STATE,
    YOUTH,
    Matter,
    Rule,
    YouthFacts,
    signers,
)

TODAY = date(2026, 6, 3)
HERS = Matter("body", "hers")
TEAMS = Matter("body", "team")
RULE = Rule(
    "Avalon", "any", "hers", "youth", ("youth",), "own-words", "1.1", date(2020, 1, 1),
    verified_by="Counsel", verified_on=date(2026, 1, 1), enabled=True,
)  # fmt: skip
AVALON = YouthFacts(state="Avalon")


def ask(*matters, facts=AVALON, table=(RULE,), today=TODAY):
    return signers(frozenset(matters), facts, tuple(table), today)


def test_a_rule_that_speaks_of_it_names_the_signer_the_reason_and_the_citation():
    need = ask(HERS).required[0]

    assert (need.who, need.reason, need.citation) == (YOUTH, "own-words", "1.1")
    assert ask(HERS).needs_only_her


def test_nobody_said_which_state():
    assert ask(HERS, facts=YouthFacts()).hold == NO_STATE


def test_another_states_rule_says_nothing():
    assert ask(HERS, facts=YouthFacts(state="Elsewhere")).hold == NO_RULE


def test_nothing_to_share_is_held():
    assert ask().hold == NO_RULE


def test_one_unknown_matter_holds_the_whole_share():
    assert ask(HERS, TEAMS).hold == NO_RULE


@pytest.mark.parametrize(
    "change",
    [
        {"enabled": False},
        {"verified_by": ""},
        {"verified_on": None},
        {"effective_from": date(2026, 6, 4)},
        {"effective_to": date(2026, 6, 2)},
        {"discloser": "vawa"},
        {"status": "emancipated"},
        {"setting": "inpatient"},
        {"age_from": 12},
        {"age_below": 18},
    ],
)
def test_a_rule_counts_only_when_enabled_in_force_and_fitting(change):
    assert ask(HERS, table=[replace(RULE, **change)]).hold == NO_RULE


@pytest.mark.parametrize(("age", "held"), [(11, True), (12, False), (17, False), (18, True)])
def test_an_age_fits_from_its_first_day_to_the_day_before_its_last(age, held):
    rule = replace(RULE, age_from=12, age_below=18)

    assert (ask(HERS, facts=replace(AVALON, age=age), table=[rule]).hold is not None) is held


def test_signers_are_the_union_over_everything_shared():
    both = replace(RULE, source="team", signers=("youth", "guardian"), citation="1.2")
    decision = ask(HERS, TEAMS, table=[RULE, both])

    assert {need.who for need in decision.required} == {"youth", "guardian"}
    assert not decision.needs_only_her


def test_a_rule_on_this_area_stands_before_one_on_any_area():
    strict = replace(RULE, category="body", signers=("youth", "guardian"), citation="2.1")

    assert {n.who for n in ask(HERS, table=[RULE, strict]).required} == {"youth", "guardian"}


def test_what_ships_holds_everything_outside_the_demo():
    assert facts_known(demo=False) == YouthFacts()
    assert not any(rule.is_live(TODAY) for rule in rules(False))
    for state in ("Avalon", "any", "MS"):
        assert ask(HERS, TEAMS, facts=YouthFacts(state=state), table=rules(False)).hold


def test_the_invented_state_speaks_in_the_demo_only():
    assert ask(HERS, TEAMS, facts=facts_known(True), table=rules(True)).needs_only_her
    assert all(rule.state != "Avalon" for rule in rules(False))


def test_a_row_with_an_unknown_field_is_not_read():
    with pytest.raises(TypeError):
        read_table('[[rule]]\nstate = "X"\nsigners = []\nfavourite = 1\n')
