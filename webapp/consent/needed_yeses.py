"""Whether a yes of somebody can count for her at all, by her age and by who has custody."""

from datetime import date

from flask import current_app

from webapp.consent.ages import is_minor
from webapp.consent.custody import holder
from webapp.consent.enabling import rules_here
from webapp.consent.facts import facts_of
from webapp.consent.matters import EDUCATION, EMANCIPATED, YouthFacts
from webapp.consent.rule_rows import Rule
from webapp.space.links import Link
from webapp.space.opening import OpenSpace


def could_count(space: OpenSpace, link: Link, day: date) -> bool:
    """Who has no part in it gets no account. What is shared, and with whom, is asked anew where
    she signs: she may have changed it by then."""
    demo = current_app.config["SETTINGS"].demo
    facts = facts_of(space, demo)
    live = tuple(rule for rule in rules_here(space.store, demo) if rule.is_live(day))
    return link.role in _signers(facts, live, day)


def _signers(facts: YouthFacts, live: tuple[Rule, ...], day: date) -> tuple[str, ...]:
    if is_minor(facts, live, day) is False:
        return ()
    if EMANCIPATED in facts.beyond_doubt.status:
        return (EDUCATION,)
    return (EDUCATION, holder(facts, live, day))
