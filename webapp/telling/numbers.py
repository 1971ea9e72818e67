"""How often something was told without an OK. Whoever answers for a place reads it, and it names
nobody: a number of ten or less could, where few young people live."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template

from webapp.database import Store, current_store
from webapp.guard import for_roles
from webapp.i18n import lazy_gettext as _
from webapp.space.mandate_rows import all_facts
from webapp.space.mandates import COURT_ORDER, DANGER, REPORT
from webapp.team.doors import ask_own_gate

routes = Blueprint("numbers", __name__)

FEW = 11
"""From here on a number stands as it is: health statistics here draw the line after ten."""

MADE_BY = {
    REPORT: _("A law asked for it"),
    COURT_ORDER: _("A court ordered it"),
    DANGER: _("Somebody was in danger"),
}


@dataclass(frozen=True)
class Count:
    """One year of this place, and how often in it by each of MADE_BY."""

    year: int
    times: dict[str, int]


def counts(store: Store) -> list[Count]:
    """Every year that has any, the newest first. An order goes out once its approver signed."""
    seen = Counter(
        (datetime.fromisoformat(facts["made"]).astimezone(store.zone).year, facts["kind"])
        for facts in all_facts(store)
        if facts["kind"] != COURT_ORDER or facts["approval"]
    )
    years = sorted({year for year, _kind in seen}, reverse=True)
    return [Count(year, {kind: seen[year, kind] for kind in MADE_BY}) for year in years]


@routes.get("/numbers")
@for_roles("coordinator", "supervisor")
def look():
    ask_own_gate(current_store())
    found = counts(current_store())
    return render_template("telling/numbers.html", counts=found, made_by=MADE_BY, few=FEW)
