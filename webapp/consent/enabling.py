"""Which rules count here: each one a named person checked, until a letter of it changes."""

from dataclasses import dataclass, replace
from datetime import date

from crypto.errors import CannotOpenError
from webapp.consent.rule_rows import Rule
from webapp.consent.rule_tables import Row, rows
from webapp.database import Store, transaction

ON, OFF, CHANGED, LOST = "on", "off", "changed", "lost"
"""How a row stands: checked as it reads now, not checked, changed since it was checked, or nobody
can read any more what was done to it. Only the first one counts."""


@dataclass(frozen=True)
class Act:
    """Somebody enabled or disabled a rule. `mark` is that of the row as it read on that day."""

    by: str
    on: date
    is_on: bool
    mark: str


_UNREAD = Act("", date.min, False, "")
"""Stands for all that was done to a rule whose row does not open: until somebody answers for it
anew it is off, also where its table enables it, for its last act may have been to disable it."""


def enable(store: Store, row: Row, by: str) -> None:
    """A person answers for this row, as it reads today."""
    _add(store, row, Act(by, store.now.date(), True, row.mark))


def disable(store: Store, row: Row, by: str) -> None:
    """The row counts no more, from this moment."""
    _add(store, row, Act(by, store.now.date(), False, row.mark))


def acts(store: Store) -> dict[str, list[Act]]:
    """Everything that people did to rules, by the rule's id, oldest first."""
    found = store.db.execute("select rule_id, sealed_facts from checked_rules").fetchall()
    return {id_: _read(store, id_, sealed) for id_, sealed in found}


def standing(row: Row, done: list[Act]) -> str:
    """How one row stands, after what was done to it. What a table itself enables is invented."""
    if not done:
        return ON if row.rule.enabled else OFF
    last = done[-1]
    if last == _UNREAD:
        return LOST
    if not last.is_on:
        return OFF
    return ON if last.mark == row.mark else CHANGED


def rules_here(store: Store, demo: bool) -> tuple[Rule, ...]:
    """Every rule, enabled or not as people here decided."""
    done = acts(store)
    return tuple(_as_decided(row, done.get(row.rule.id, [])) for row in rows(demo))


def _as_decided(row: Row, done: list[Act]) -> Rule:
    is_on = standing(row, done) == ON
    if not is_on or not done:
        return replace(row.rule, enabled=is_on)
    return replace(row.rule, enabled=True, verified_by=done[-1].by, verified_on=done[-1].on)


def _add(store: Store, row: Row, act: Act) -> None:
    with transaction(store.db):
        known = acts(store).get(row.rule.id, [])
        done = [*(one for one in known if one != _UNREAD), act]
        said = [[one.by, one.on.isoformat(), one.is_on, one.mark] for one in done]
        sealed = store.seal.seal_facts("checked_rules", "sealed_facts", row.rule.id, {"acts": said})
        store.db.execute(
            "insert or replace into checked_rules values (?, ?)", [row.rule.id, sealed]
        )


def _read(store: Store, id_: str, sealed: bytes) -> list[Act]:
    try:
        said = store.seal.open_facts("checked_rules", "sealed_facts", id_, sealed)
    except CannotOpenError:
        return [_UNREAD]
    return [Act(by, date.fromisoformat(on), is_on, mark) for by, on, is_on, mark in said["acts"]]
