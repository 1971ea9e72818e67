"""Where a law lets a parent be told or read the record, she reads so before she writes."""

from datetime import date

from flask import current_app

from webapp.consent.ages import is_minor
from webapp.consent.enabling import rules_here
from webapp.consent.facts import facts_of
from webapp.consent.matters import EMANCIPATED, YouthFacts
from webapp.consent.rule_rows import Rule
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace

MUST_TELL, ASKS_IN, MAY_TELL, MAY_READ = "must-tell", "asks-in", "may-tell", "may-read"
OF_NOTICE = {"required": MUST_TELL, "attempt-unless-harmful": ASKS_IN, "permitted": MAY_TELL}
TEXTS = {
    MUST_TELL: _("Here a counselor has to tell a parent."),
    ASKS_IN: _("Here a counselor may ask a parent in. They talk with you first."),
    MAY_TELL: _("Here a counselor may tell a parent."),
    MAY_READ: _("A parent may ask to read what a doctor or counselor writes here."),
}
"""What stands above the form. It is about the record of whoever treats her: nobody at home gets
to see a line of her plan by it."""


def notices_before_writing(
    category: str, facts: YouthFacts, rules: tuple[Rule, ...], today: date
) -> tuple[str, ...]:
    """Codes of what is said before she writes in an area, the gravest first. What nobody
    entered about her is taken to be so: better one sentence too many."""
    live = tuple(rule for rule in rules if rule.is_live(today))
    if not facts.state or is_minor(facts, live, today) is False or _is_free(facts):
        return ()
    age = facts.age(today)
    found = set()
    for rule in live:
        about = category in rule.categories and rule.is_of(facts.state)
        if about and rule.consents and (age is None or rule.fits_age(age)):
            found |= {OF_NOTICE.get(rule.parent_notice)}
            found |= {MAY_READ} if rule.parent_record_access == "open" else set()
    return tuple(code for code in TEXTS if code in found)


def notices_here(space: OpenSpace, category: str) -> list[str]:
    """The sentences for one area of this space, on the day of the request."""
    if kinds.SHARING not in space.kinds:
        return []
    rules = rules_here(space.store, current_app.config["SETTINGS"].demo)
    if not any(
        rule.enabled and (rule.parent_notice or rule.parent_record_access) for rule in rules
    ):
        return []
    facts = facts_of(space, current_app.config["SETTINGS"].demo)
    codes = notices_before_writing(category, facts, rules, local_day(space.store.now))
    return [str(TEXTS[code]) for code in codes]


def law_opens_records(space: OpenSpace) -> bool:
    """Whether a law of her state lets a parent read what somebody who treats her wrote: whoever
    keeps a parent away here has not kept him from that. Who may not read her facts learns nothing
    of her state by it."""
    if kinds.SHARING not in space.kinds:
        return False
    demo, today = current_app.config["SETTINGS"].demo, local_day(space.store.now)
    rules = rules_here(space.store, demo)
    opening = [r for r in rules if r.parent_record_access == "open" and r.is_live(today)]
    if not opening:
        return False
    facts, areas = facts_of(space, demo), {area for rule in opening for area in rule.categories}
    return any(MAY_READ in notices_before_writing(area, facts, rules, today) for area in areas)


def _is_free(facts: YouthFacts) -> bool:
    return EMANCIPATED in facts.beyond_doubt.status
