"""When she comes of age, by the rules of her state; and how long a release runs without a date."""

from datetime import date

from webapp.consent.matters import YouthFacts, birthday
from webapp.consent.rule_rows import LENGTH, MAJORITY, Rule

ENDLESS = 100_000


def majority_ages(facts: YouthFacts, rules: tuple[Rule, ...]) -> list[int]:
    """Every age that a rule of her state names, the lowest first; none where nobody enabled one."""
    of_age = (r for r in rules if r.kind == MAJORITY and r.is_of(facts.state))
    return sorted({rule.age_from for rule in of_age if rule.age_from is not None})


def is_minor(facts: YouthFacts, rules: tuple[Rule, ...], today: date) -> bool | None:
    """Whether she is under age in every respect; None where nobody knows."""
    ages, age = majority_ages(facts, rules), facts.age(today)
    if not ages or age is None:
        return None
    return age < ages[-1]


def day_of_majority(facts: YouthFacts, rules: tuple[Rule, ...], today: date) -> date | None:
    """The next day on which she comes of age in any respect: nothing that a guardian signs or
    is given runs past its beginning. None where nobody knows, or where all are past."""
    if facts.born is None:
        return None
    ages = majority_ages(facts, tuple(rule for rule in rules if rule.is_live(today)))
    days = (birthday(facts.born, age) for age in ages)
    return min((day for day in days if today < day), default=None)


def default_days(facts: YouthFacts, rules: tuple[Rule, ...], today: date) -> int | None:
    """How long a release runs where nobody wrote an end; the shortest that a rule names."""
    live = (r for r in rules if r.kind == LENGTH and r.is_live(today) and r.is_of(facts.state))
    return min((rule.days for rule in live if rule.days), default=None)


def days_under_age(facts: YouthFacts, rules: tuple[Rule, ...], first: date, today: date) -> int:
    """How many days from `first` on end before she comes of age; endless where nobody knows."""
    day = day_of_majority(facts, rules, today)
    return max((day - first).days, 0) if day else ENDLESS
