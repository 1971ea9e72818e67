"""Claim: unknown means hold; only enabled, dated rules name who must sign."""

from dataclasses import replace
from datetime import date

import pytest

from webapp.consent import holds
from webapp.consent.matters import YOUTH, Found, Guardian, Matter, YouthFacts
from webapp.consent.rule_rows import RIGHTS, Rule
from webapp.consent.rule_tables import DEMO_FACTS, UnreadableRuleError, read_table, rules
from webapp.consent.signers import signers

TODAY = date(2026, 6, 3)
HERS = Matter("body")
TEAMS = Matter("body", "team", ("vawa",))
CHECKED = {"verified_by": "Counsel", "verified_on": date(2026, 1, 1), "enabled": True}
RULE = Rule(
    "own", "Avalon", "1.1", date(2020, 1, 1), reason="own-words", regimes=("own-words",),
    signers=("youth",), **CHECKED,
)  # fmt: skip
BOTH = replace(RULE, id="both", regimes=("vawa",), signers=("youth", "guardian"), citation="1.2")
OF_AGE = replace(RULE, id="of-age", kind="majority", regimes=("any",), age_from=18, citation="1.3")
EVERYTHING = (RULE, BOTH, OF_AGE)
AVALON = YouthFacts(
    "Avalon", date(2010, 6, 3), custody="parents",
    guardians=(Guardian("mother"), Guardian("father")),
)  # fmt: skip


def ask(*matters, facts=AVALON, table=(RULE,), today=TODAY):
    return signers(matters, facts, tuple(table), today)


def test_a_rule_that_speaks_of_it_names_the_signer_the_reason_and_the_citation():
    need = ask(HERS).required[0]

    assert (need.who, need.reason, need.citation, need.rule) == (YOUTH, "own-words", "1.1", "own")
    assert ask(HERS).needs_only_her


def test_nobody_said_which_state():
    assert ask(HERS, facts=YouthFacts()).hold == holds.NO_STATE


def test_another_states_rule_says_nothing():
    assert ask(HERS, facts=YouthFacts("Elsewhere")).hold == holds.NO_RULE


def test_nothing_to_share_is_held():
    assert ask().hold == holds.NO_RULE


def test_one_unknown_matter_holds_the_whole_share():
    assert ask(HERS, TEAMS).hold == holds.NO_RULE


@pytest.mark.parametrize(
    "change",
    [
        {"enabled": False},
        {"verified_by": ""},
        {"verified_on": None},
        {"effective_from": date(2026, 6, 4)},
        {"effective_to": date(2026, 6, 2)},
        {"regimes": ("vawa",)},
        {"status": ("emancipated",)},
        {"setting": "inpatient"},
        {"custody": "agency"},
        {"categories": ("mind",)},
        {"services": ("sti",)},
        {"specials": ("legal-proceedings",)},
        {"served": "alone"},
        {"except_states": ("Avalon",)},
        {"age_from": 17},
        {"age_below": 16},
    ],
)
def test_a_rule_counts_only_when_enabled_in_force_and_fitting(change):
    assert ask(HERS, table=[replace(RULE, **change)]).hold == holds.NO_RULE


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(2014, 6, 4), 11), (date(2014, 6, 3), 12), (date(2008, 2, 29), 18)],
)
def test_an_age_begins_on_the_birthday(born, age):
    assert YouthFacts(born=born).age(TODAY) == age


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march():
    leap = YouthFacts(born=date(2008, 2, 29))

    assert leap.age(date(2026, 2, 28)) == 17
    assert leap.age(date(2026, 3, 1)) == 18


def test_her_date_is_asked_for_only_where_a_rule_looks_at_it():
    nobody_knows = replace(AVALON, born=None)

    aged = replace(RULE, age_from=12)
    assert ask(HERS, facts=nobody_knows, table=[aged]).hold == holds.NO_AGE
    assert ask(TEAMS, facts=nobody_knows).hold == holds.NO_RULE
    assert ask(TEAMS, facts=nobody_knows, table=EVERYTHING).hold == holds.NO_AGE


def test_signers_are_the_union_over_everything_shared_and_differing_parts_stand_apart():
    decision = ask(HERS, TEAMS, table=EVERYTHING)

    assert {need.who for need in decision.required} == {"youth", "guardian"}
    assert not decision.needs_only_her
    assert [split.matters for split in decision.splits] == [{TEAMS}, {HERS}]


def test_one_safe_guardian_is_enough_and_the_excluded_one_is_not_named():
    facts = replace(AVALON, guardians=(Guardian("mother"), Guardian("father", excluded="abuser")))
    need = ask(TEAMS, facts=facts, table=EVERYTHING).required[1]

    assert (need.who, need.eligible, need.every) == ("guardian", ("mother",), False)


def test_without_a_safe_guardian_a_supervisor_decides_whom_to_ask():
    facts = replace(AVALON, guardians=(Guardian("father", excluded="suspected"),))
    decision = ask(TEAMS, facts=facts, table=EVERYTHING)

    assert decision.hold == holds.NO_SAFE_GUARDIAN
    assert decision.ask[0] == "supervisor"


def test_where_a_rule_asks_both_an_excluded_one_holds_it():
    asks_both = (RULE, replace(BOTH, guardians="all"), OF_AGE)
    facts = replace(AVALON, guardians=(Guardian("mother"), Guardian("father", excluded="order")))

    assert ask(TEAMS, table=asks_both).required[1].every
    assert ask(TEAMS, facts=facts, table=asks_both).hold == holds.NO_SAFE_GUARDIAN


@pytest.mark.parametrize(("state", "hold"), [("Avalon", None), ("CA", holds.NO_CUSTODY_RULE)])
def test_an_agency_signs_only_where_a_rule_of_her_state_says_so(state, hold):
    agency = Rule(
        "agency", state, "1.4", date(2020, 1, 1), kind="custody", custody="agency",
        guardian_is="agency-custodian", **CHECKED,
    )  # fmt: skip
    found = ask(TEAMS, facts=replace(AVALON, custody="agency"), table=(*EVERYTHING, agency))

    assert found.hold == hold
    assert [need.who for need in found.required[1:]] == ([] if hold else ["agency-custodian"])


def test_what_an_adult_signs_counts_until_she_comes_of_age():
    assert ask(TEAMS, table=EVERYTHING).until == date(2028, 6, 3)
    assert ask(HERS, table=EVERYTHING).until is None


def test_nobody_signs_for_someone_who_may_be_of_age():
    assert ask(TEAMS, table=(RULE, BOTH)).hold == holds.NO_RULE
    assert ask(TEAMS, facts=replace(AVALON, born=date(2008, 6, 3)), table=EVERYTHING).needs_only_her


def test_what_ships_holds_everything_outside_the_demo():
    assert not any(rule.is_live(TODAY) for rule in rules(False))
    for state in ("Avalon", "any", "MS"):
        assert ask(HERS, TEAMS, facts=YouthFacts(state), table=rules(False)).hold


def test_the_invented_state_speaks_in_the_demo_only():
    assert ask(HERS, TEAMS, facts=DEMO_FACTS, table=rules(True)).needs_only_her
    assert all(rule.state != "Avalon" for rule in rules(False))


def test_a_row_with_an_unknown_field_is_not_read():
    with pytest.raises(TypeError):
        read_table('[[rule]]\nid = "x"\nstate = "X"\nsigners = []\nfavourite = 1\n')


def test_a_row_with_a_value_that_no_rule_has_is_not_read():
    row = '[[rule]]\nid = "x"\nstate = "X"\ncitation = "1"\neffective_from = 2020-01-01\n'

    with pytest.raises(UnreadableRuleError):
        read_table(row + 'signers = ["neighbour"]\n')


def test_every_row_that_ships_names_its_law_and_what_it_says():
    for rule in rules(False):
        assert rule.citation
        gives = rule.kind == RIGHTS
        says = (rule.signers, rule.consents, rule.days, rule.guardian_is, rule.jobs, gives)
        assert any(says), rule.id
        # Why somebody signs is said with a code; what a law compels or gives, by its own words.
        assert rule.limits if rule.jobs or gives else rule.reason, rule.id


FOUND = Found("found-mature", "medical", TODAY)
IF_FOUND = replace(RULE, regimes=("vawa",), status=("found-mature",), found_by=("medical",))


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        (FOUND, True),
        (replace(FOUND, day=date(2026, 6, 2)), False),
        (replace(FOUND, day=date(2026, 6, 4)), False),
        (replace(FOUND, job="mental health"), False),
        (replace(FOUND, job="advocate"), False),
        (replace(FOUND, kind="in-emotional-crisis"), False),
    ],
)
def test_a_finding_counts_on_its_day_and_of_a_job_that_the_row_names(found, counts):
    facts = replace(AVALON, found=frozenset({found}))
    decision = ask(TEAMS, facts=facts, table=[IF_FOUND])

    assert decision.needs_only_her == counts
    assert [need.found for need in decision.required] == ([(found,)] if counts else [])


def test_what_is_ticked_as_a_standing_is_no_finding():
    ticked = replace(AVALON, status=frozenset({"found-mature"}))

    assert ask(TEAMS, facts=ticked, table=[IF_FOUND]).hold == holds.NO_RULE


@pytest.mark.parametrize(
    "says",
    [
        'status = ["found-mature"]',
        'found_by = ["medical"]',
        'status = ["found-mature"]\nfound_by = ["neighbour"]',
        'status_not = ["found-mature"]',
    ],
)
def test_a_row_that_asks_for_a_finding_names_who_may_find_it(says):
    row = '[[rule]]\nid = "x"\nstate = "X"\ncitation = "1"\neffective_from = 2020-01-01\n'

    with pytest.raises(UnreadableRuleError):
        read_table(row + says)
    assert read_table(row + 'status = ["found-mature"]\nfound_by = ["medical"]')
