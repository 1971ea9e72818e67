"""Who has to tell of danger: one pure question to the rows that say what a state's law compels."""

from datetime import date

from flask import current_app

from webapp.consent.enabling import rules_here
from webapp.consent.rule_rows import ANY, COMPELS, Rule
from webapp.database import Store
from webapp.i18n import local_day
from webapp.space.people import Card
from webapp.team.compelled import Law
from webapp.team.jobs import job_code


def compelling(job: str, rules: tuple[Rule, ...], today: date) -> tuple[Rule, ...]:
    """The rows in force that bind somebody of this job. A job that a row does not name is not
    bound by it, and a job nobody named only by what binds everybody."""
    live = (rule for rule in rules if rule.kind == COMPELS and rule.is_live(today))
    return tuple(rule for rule in live if {job, ANY} & set(rule.jobs))


def laws_here(store: Store, card: Card) -> tuple[Law, ...]:
    """Those that people here enabled, for one person, on the day of the request."""
    rules = rules_here(store, current_app.config["SETTINGS"].demo)
    found = compelling(job_code(card), rules, local_day(store.now))
    return tuple(Law(r.id, r.state, r.citation, frozenset(r.regimes)) for r in found)
