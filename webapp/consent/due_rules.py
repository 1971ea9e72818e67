"""Rules that a person should read again, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from webapp.consent.enabling import CHANGED, LOST, ON, Act, acts, standing
from webapp.consent.rule_tables import Row, rows
from webapp.database import Store

A_CHECK_HOLDS = timedelta(days=365)
SOON_OVER = timedelta(days=60)
ENDED, ENDS, OLD = "ended", "ends", "old"


@dataclass(frozen=True)
class Due:
    """One rule, and why: changed, lost, ended, ends or old, with the day it speaks of. `by` is
    who checked it last, where that is why."""

    row: Row
    why: str
    day: date | None = None
    by: str = ""


def due_rules(store: Store, demo: bool) -> list[Due]:
    """All that are due today, in the order of the tables."""
    done = acts(store)
    found = (due_rule(row, done.get(row.rule.id, []), store.today) for row in rows(demo))
    return [due for due in found if due]


def due_rule(row: Row, done: list[Act], today: date) -> Due | None:
    """None when nothing asks for it: also where nobody here enabled it."""
    state, ends = standing(row, done), row.rule.effective_to
    if state in (CHANGED, LOST):
        return Due(row, state)
    if state != ON or not done:
        return None
    if ends and ends - today <= SOON_OVER:
        return Due(row, ENDED if ends < today else ENDS, ends)
    last = done[-1]
    return Due(row, OLD, last.on, last.by) if today - last.on > A_CHECK_HOLDS else None
