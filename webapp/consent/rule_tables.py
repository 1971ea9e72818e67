"""Reads the rule tables beside it. The invented state is read in the demo and nowhere else."""

import hashlib
import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from webapp.consent.matters import (
    APPOINTEE,
    CUSTODIAN,
    EDUCATION,
    GUARDIAN,
    OWN_WORDS,
    SPECIALS,
    UNSAID,
    YOUTH,
    YouthFacts,
)
from webapp.consent.named_first import speaks_too_early
from webapp.consent.rule_rows import (
    ALL,
    ALONE,
    ANY,
    ASSENTS,
    COMPELS,
    KINDS,
    TOLD,
    WITH_PARENT,
    Rule,
)
from webapp.team.agencies import NO_LAW, PART_2, REGIMES
from webapp.team.found_words import FINDERS, FOUND
from webapp.team.jobs import JOBS

FOLDER = Path(__file__).parent / "rules"
DEMO_TABLE = "demo-state.toml"
PARENT_NOTICES = ("required", "attempt-unless-harmful", "permitted", "forbidden", "not-required")
DEMO_FACTS = YouthFacts(state="Avalon")


class UnreadableRuleError(ValueError):
    """A row says something that no rule can say."""


@dataclass(frozen=True)
class Row:
    """A rule as it stands in its table; `mark` changes with every letter of what it says."""

    rule: Rule
    table: str
    mark: str


@cache
def rows(demo: bool) -> tuple[Row, ...]:
    """Every row of every table, live or not. Two of one id are refused."""
    tables = sorted(path for path in FOLDER.glob("*.toml") if demo or path.name != DEMO_TABLE)
    found = tuple(row for path in tables for row in read_rows(path.read_text("utf-8"), path.stem))
    twice = [id_ for id_, n in Counter(row.rule.id for row in found).items() if n > 1]
    if twice:
        raise UnreadableRuleError(f"two rules are called {', '.join(twice)}")
    for with_parent, alone in speaks_too_early(row.rule for row in found):
        raise UnreadableRuleError(f"{with_parent} does not wait for what {alone} asks")
    return found


def rules(demo: bool) -> tuple[Rule, ...]:
    """The rules of every row, as they stand in the tables."""
    return tuple(row.rule for row in rows(demo))


def read_rows(text: str, table: str) -> list[Row]:
    """The rows of one table. TypeError for a field that is unknown or missing,
    UnreadableRuleError for a value that no rule has."""
    return [_row(found, table) for found in tomllib.loads(text)["rule"]]


def read_table(text: str) -> list[Rule]:
    """The rules of one table."""
    return [row.rule for row in read_rows(text, "")]


def _row(found: dict, table: str) -> Row:
    said = json.dumps(found, sort_keys=True, default=str, ensure_ascii=False)
    plain = {
        key: tuple(value) if isinstance(value, list) else value for key, value in found.items()
    }
    rule = Rule(**plain)
    for field, known in KNOWN.items():
        value = getattr(rule, field)
        for strange in set(value if isinstance(value, tuple) else [value]) - known:
            raise UnreadableRuleError(f"{rule.id}: {field} cannot be {strange}")
    if (rule.kind == COMPELS or rule.jobs) and not _only_compels(rule):
        raise UnreadableRuleError(f"{rule.id}: no row that compels")
    if bool(rule.found_by) != bool({*rule.status} & {*FOUND}) or {*rule.status_not} & {*FOUND}:
        raise UnreadableRuleError(f"{rule.id}: a finding, and nobody who may find it")
    return Row(rule, table, hashlib.sha256(said.encode()).hexdigest())


def _only_compels(rule: Rule) -> bool:
    """It names its people and the laws that let it, lets nobody share, and leaves the lines of a
    drug program alone: no law of a state compels those (42 CFR 2.20)."""
    names = rule.kind == COMPELS and rule.jobs and set(rule.regimes) <= {*REGIMES} - {PART_2}
    return bool(names and rule.regimes) and not (rule.signers or rule.consents)


KNOWN = {
    "kind": {*KINDS},
    "regimes": {ANY, OWN_WORDS, UNSAID, NO_LAW, *REGIMES},
    "specials": {*SPECIALS},
    "consents": {YOUTH, GUARDIAN},
    "signers": {YOUTH, GUARDIAN, EDUCATION},
    "youth": {ASSENTS, TOLD},
    "guardians": {"one", ALL},
    "guardian_is": {"", CUSTODIAN, APPOINTEE},
    "found_by": {*FINDERS},
    "confided_to": {*FINDERS},
    "jobs": {ANY, *(job.replace("-", " ") for job in JOBS)},
    "served": {ANY, ALONE, WITH_PARENT},
    "basis": {"found", "memory"},
    "parent_notice": {
        "",
        "required",
        "attempt-unless-harmful",
        "permitted",
        "forbidden",
        "not-required",
    },
    "parent_record_access": {"", "open", "closed"},
}
