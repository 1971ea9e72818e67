"""Claim: only a row that a named person enabled makes its people tell of danger, and no other."""

from dataclasses import replace
from datetime import date

import pytest

from webapp.consent.compelling import compelling
from webapp.consent.enabling import disable, enable, rules_here
from webapp.consent.matters import Matter, YouthFacts
from webapp.consent.rule_rows import COMPELS
from webapp.consent.rule_tables import UnreadableRuleError, read_table, rows, rules
from webapp.consent.signers import signers
from webapp.space.people import Card
from webapp.team.compelled import laws_that_compel

TODAY = date(2026, 6, 3)
CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY = tuple(replace(rule, **CHECKED) for rule in rules(False) if rule.kind == COMPELS)
ROW = """
[[rule]]
id = "x-danger"
state = "X"
kind = "compels"
jobs = {jobs}
regimes = {regimes}
citation = "X Code 1"
effective_from = 2025-01-01
{more}
"""

# Written by hand from the texts that the rows name: who has to tell where every row is enabled.
TABLE = [
    ("mental health", ["ca-threat", "fl-threat", "id-threat", "ne-threat", "ny-harm", "wa-threat"]),
    ("medical", ["fl-threat", "ny-harm"]),
    ("child welfare", ["us-missing-child"]),
    ("advocate", []),
    ("school", []),
    ("law enforcement", []),
    ("", []),
]


@pytest.mark.parametrize(("job", "expected"), TABLE)
def test_each_job_has_to_tell_by_the_rows_that_name_it(job, expected):
    assert sorted(rule.id for rule in compelling(job, EVERY, TODAY)) == expected


def test_a_row_that_is_off_ended_or_to_come_compels_nobody():
    (row,) = (rule for rule in EVERY if rule.id == "ny-harm")
    for other in (
        replace(row, enabled=False),
        replace(row, verified_by=""),
        replace(row, effective_to=date(2026, 6, 2)),
        replace(row, effective_from=date(2026, 6, 4)),
    ):
        assert compelling("mental health", (other,), TODAY) == ()


def test_a_row_for_everybody_is_for_a_job_that_nobody_named_too():
    (everybody,) = read_table(ROW.format(jobs='["any"]', regimes='["voca"]', more=""))

    assert compelling("", (replace(everybody, **CHECKED),), TODAY)


@pytest.mark.parametrize(
    ("jobs", "regimes", "more"),
    [
        ("[]", '["voca"]', ""),
        ('["dentist"]', '["voca"]', ""),
        ('["any"]', "[]", ""),
        ('["any"]', '["any"]', ""),
        ('["any"]', '["voca", "part-2"]', ""),
        ('["any"]', '["voca"]', 'signers = ["youth"]'),
        ('["any"]', '["voca"]', 'consents = ["youth"]'),
    ],
)
def test_a_row_that_says_more_than_it_can_is_not_read(jobs, regimes, more):
    with pytest.raises(UnreadableRuleError):
        read_table(ROW.format(jobs=jobs, regimes=regimes, more=more))


def test_jobs_stand_in_no_other_kind_of_row():
    text = ROW.format(jobs='["any"]', regimes='["voca"]', more="").replace("compels", "sign")
    with pytest.raises(UnreadableRuleError):
        read_table(text)


def test_what_ships_compels_nobody_until_a_person_answers_for_it(store):
    row = next(row for row in rows(False) if row.rule.id == "ny-harm")

    def live():
        return compelling("mental health", rules_here(store, False), TODAY)

    assert live() == ()

    enable(store, row, "Ada Counsel")
    assert [rule.verified_by for rule in live()] == ["Ada Counsel"]

    disable(store, row, "Ada Counsel")
    assert live() == ()


def test_no_row_of_this_kind_lets_anything_be_shared():
    facts = YouthFacts("NY", date(2010, 1, 15))

    assert signers([Matter("mind", "team", ("hipaa",))], facts, EVERY, TODAY).hold


def test_the_invented_state_makes_people_of_the_demo_tell(app, store, cast):
    with app.app_context():
        laws = laws_that_compel(store, cast.advocate.card)

    assert [law.rule for law in laws] == ["avalon-danger"]


@pytest.fixture
def no_demo(app):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=False)


@pytest.mark.usefixtures("no_demo")
def test_outside_the_demo_nothing_does(app, store, cast):
    with app.app_context():
        assert laws_that_compel(store, cast.advocate.card) == ()


@pytest.mark.usefixtures("no_demo")
@pytest.mark.parametrize("discipline", ["Mental health", "mental-health", "MENTAL HEALTH"])
def test_a_job_counts_however_its_card_writes_it(app, store, cast, discipline):
    enable(store, next(row for row in rows(False) if row.rule.id == "ny-harm"), "Ada Counsel")
    card: Card = replace(cast.member.card, discipline=discipline)
    with app.app_context():
        (law,) = laws_that_compel(store, card)

    assert (law.state, law.lets) == ("NY", {"vawa", "fvpsa", "voca"})
