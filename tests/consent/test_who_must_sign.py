"""Claim: each row of the table, written by hand from the law that it names, is answered so."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from webapp.consent.matters import (
    SPECIALS,
    YOUTH,
    Confided,
    Found,
    Guardian,
    Matter,
    YouthFacts,
)
from webapp.consent.rule_tables import rules
from webapp.consent.signers import signers
from webapp.team.found_words import FOUND

TABLE = Path(__file__).with_name("who_must_sign.csv")
SHORT = {"erh": "education-rights-holder"}
SHORT_SPECIALS = {"legal": SPECIALS[1], "notes": SPECIALS[2], "therapy": SPECIALS[3]}
SOURCE = "Clinic"
HOW = {"assents": "*", "told": "~"}


def table():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    found = csv.DictReader((line for line in lines if line[0] != "#"), delimiter=";")
    return list(found)


ROWS = table()


def matter(text):
    text, _, special = text.partition("!")
    area, laws = text.split(":")
    category, _, service = area.partition("/")
    special = SHORT_SPECIALS.get(special, SPECIALS[0])
    if laws in ("hers", "unsaid"):
        return Matter(category, "hers" if laws == "hers" else "team", (), service, special)
    return Matter(category, "team", tuple(laws.split("+")), service, special, agency=SOURCE)


def guardian(text):
    name, _, why = text.partition(":")
    name, _, role = name.partition("=")
    return Guardian(name, role or "parent", why)


def confided(text, today):
    """A doctor of the place said so; on the day of asking where the table names no other."""
    what, who, *when = text.split(":")
    agency, _, service = what.rpartition("/")
    since = date.fromisoformat(when[0]) if when else today
    return Confided(agency or SOURCE, service, "medical", who, since)


def day(row):
    return date.fromisoformat(row["today"] or "2026-06-03")


def facts(row):
    """Where the table names a finding, a doctor made it on that day."""
    words = frozenset(row["status"].split())
    return YouthFacts(
        row["state"], date.fromisoformat(row["born"]) if row["born"] else None,
        words - {*FOUND}, row["setting"], row["custody"],
        tuple(guardian(one) for one in row["people"].split()),
        frozenset(Found(word, "medical", day(row)) for word in words & {*FOUND}),
        frozenset(confided(one, day(row)) for one in (row["confided"] or "").split()),
    )  # fmt: skip


def everything_enabled(row):
    """As if one person had checked every row but those that are off."""
    checked = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
    off = set(row["off"].split())
    return tuple(rule if rule.id in off else replace(rule, **checked) for rule in rules(False))


def asked(row):
    every = [matter(one) for one in row["matters"].split()]
    return signers(every, facts(row), everything_enabled(row), day(row))


def written(split):
    """The signers of one release as the table writes them: "guardian*" where she assents."""
    hers = next(need.act for need in split.required if need.who == YOUTH)
    signs = any(need.who == YOUTH and need.act == "signs" for need in split.required)
    adults = {need.who for need in split.required} - {YOUTH}
    people = ([YOUTH] if signs else []) + sorted(adults)
    return "+".join(people) + ("" if signs else HOW[hers])


def expected(text):
    for short, long in SHORT.items():
        text = "/".join("+".join(long + w[len(short):] if w.rstrip("*~") == short else w
                                 for w in part.split("+")) for part in text.split("/"))  # fmt: skip
    return sorted(text.split("/"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['rules']}" for n, r in enumerate(ROWS, 1)])
def test_the_answer_is_what_the_table_says(row):
    decision = asked(row)

    if row["signers"].startswith("hold "):
        assert f"hold {decision.hold}" == row["signers"]
        assert decision.required == ()
        return
    assert sorted(written(split) for split in decision.splits) == expected(row["signers"])
    assert decision.hold is None


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['rules']}" for n, r in enumerate(ROWS, 1)])
def test_the_answer_rests_on_the_rules_that_the_table_names(row):
    named = set(row["rules"].split())
    needs = asked(row).required
    leaned_on = {need.rule for need in needs} | {id_ for need in needs for id_ in need.rests_on}

    assert named <= {rule.id for rule in rules(False)}
    if needs:
        assert named <= leaned_on


def test_the_table_is_long_and_names_every_rule_that_signs():
    named = {id_ for row in ROWS for id_ in row["rules"].split()}
    speaking = {rule.id for rule in rules(False) if rule.signers or rule.consents}

    assert len(ROWS) >= 200
    assert speaking - named == set()
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS)


def test_nothing_of_the_table_is_answered_with_every_rule_off():
    for row in ROWS:
        every = [matter(one) for one in row["matters"].split()]
        assert signers(every, facts(row), rules(False), date(2026, 6, 3)).hold


FINDINGS = [
    row for row in ROWS if {*row["status"].split()} & {*FOUND} and row["signers"] == "youth"
]


@pytest.mark.parametrize("row", FINDINGS, ids=[row["rules"] for row in FINDINGS])
def test_the_answer_names_what_it_rests_on_where_a_finding_let_her_sign_alone(row):
    without = signers(
        [matter(one) for one in row["matters"].split()],
        replace(facts(row), found=frozenset()), everything_enabled(row), day(row),
    )  # fmt: skip
    needs = asked(row).required
    names = {one for need in needs for one in need.found}
    leaned_on = {id_ for need in needs for id_ in (need.rule, *need.rests_on)}

    assert names <= facts(row).found
    assert bool(names) == any(rule.found_by for rule in rules(False) if rule.id in leaned_on)
    assert names or without.needs_only_her


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['rules']}" for n, r in enumerate(ROWS, 1)])
def test_an_order_for_some_things_only_frees_nothing_by_itself(row):
    known, table = facts(row), everything_enabled(row)
    bare = replace(known, status=known.status - {"emancipated"})
    every = [matter(one) for one in row["matters"].split()]

    def answer(*more):
        return signers(every, replace(bare, status=bare.status | {*more}), table, day(row))

    assert answer("emancipated-in-part") == answer()
    assert answer("emancipated-in-part", "emancipated") == answer()
