"""Which adults can sign for her: by custody, without anybody who is excluded."""

from datetime import date

from webapp.consent.holds import NO_CUSTODY, NO_CUSTODY_RULE, NO_SAFE_GUARDIAN
from webapp.consent.matters import EDUCATION, YouthFacts
from webapp.consent.rule_rows import CUSTODY, Rule

PARENTS, LEGAL_GUARDIAN = "parents", "guardian"
OF_THE_FAMILY = {PARENTS: "parent", LEGAL_GUARDIAN: "guardian"}
"""Who has custody here signs without a rule that says so; an agency or a court's appointee
signs only where a rule names them."""


def adults_for(
    role: str, facts: YouthFacts, rules: tuple[Rule, ...], today: date, *, every: bool
) -> tuple[str, tuple[str, ...]] | str:
    """Who must sign, and the known people who may; or a hold. None known yet is no hold: then
    staff look for somebody safe. With `every`, one who is excluded holds it."""
    named = [g for g in facts.guardians if g.role == role] if role == EDUCATION else []
    who = role if named else holder(facts, rules, today)
    if who in (NO_CUSTODY, NO_CUSTODY_RULE):
        return who
    known = named or [g for g in facts.guardians if g.role == who]
    excluded = {g.id for g in facts.guardians if g.excluded}
    safe = {g.id for g in known} - excluded
    if known and (not safe or (every and any(g.id in excluded for g in known))):
        return NO_SAFE_GUARDIAN
    return _called(role, who), tuple(sorted(safe))


def holder(facts: YouthFacts, rules: tuple[Rule, ...], today: date) -> str:
    """Whose yes custody makes count: the role of it, or a hold."""
    if not facts.custody:
        return NO_CUSTODY
    if facts.custody in OF_THE_FAMILY:
        return OF_THE_FAMILY[facts.custody]
    fitting = (r for r in rules if r.kind == CUSTODY and r.custody == facts.custody)
    named = sorted(r.guardian_is for r in fitting if r.guardian_is and r.fits(facts, today))
    return named[0] if named else NO_CUSTODY_RULE


def _called(role: str, who: str) -> str:
    """A parent and a legal guardian sign as what the rule calls them."""
    return role if who in (*OF_THE_FAMILY.values(), EDUCATION) else who
