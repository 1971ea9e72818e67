"""What a parent agreed to leave between her and those who care for her, as the rules see it."""

from datetime import date

from webapp.consent.custody import adults_for
from webapp.consent.matters import GUARDIAN, Confided, Matter, YouthFacts
from webapp.consent.rule_rows import Rule


def confided_for(
    rule: Rule, matter: Matter, facts: YouthFacts, rules: tuple[Rule, ...], today: date
) -> frozenset[Confided]:
    """The agreements about this matter that this row can rest on today. It takes the place of a
    parent's signature: so it counts only of somebody whose signature would count today."""
    said = {
        one
        for one in facts.confided
        if (one.agency, one.service) == (matter.agency, matter.service)
        and one.job in rule.confided_to
        and one.stands_on(today)
    }
    adults = adults_for(GUARDIAN, facts, rules, today, every=False) if said else ""
    able = () if isinstance(adults, str) else adults[1]
    return frozenset(one for one in said if one.guardian in able)


def might_be_confided(rule: Rule, matter: Matter, facts: YouthFacts) -> bool:
    """Whether naming the kind of care could let this row fit: only where the place has such an
    agreement for some kind."""
    return not rule.confided_to or any(one.agency == matter.agency for one in facts.confided)
