"""No parent agrees to what she may agree to alone, as long as nobody said which care it is."""

from collections.abc import Iterable
from itertools import product

from webapp.consent.matters import GUARDIAN, YOUTH
from webapp.consent.rule_rows import ANY, Rule


def speaks_too_early(rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """(row with a parent, row that lets her alone): the first would answer although the kind of
    care or its setting, by which the second might fit, is not said yet. The row itself must ask
    for it: where another row held it back, taking that one away would open something."""
    every = tuple(rules)
    parents = [rule for rule in every if GUARDIAN in rule.consents]
    alone = [rule for rule in every if rule.consents == (YOUTH,)]
    return [
        (with_parent.id, by_herself.id)
        for with_parent, by_herself in product(parents, alone)
        if _can_meet(with_parent, by_herself)
        and (
            (by_herself.services and not with_parent.services)
            or (by_herself.setting != ANY and with_parent.setting == ANY)
        )
    ]


def _can_meet(one: Rule, other: Rule) -> bool:
    """Whether both could fit one youth and one line of hers."""
    areas = not one.categories or not other.categories or {*one.categories} & {*other.categories}
    kept_apart = {*one.status} & {*other.status_not} or {*other.status} & {*one.status_not}
    one_place = ANY in (one.state, other.state) or one.state == other.state
    return bool(areas) and one_place and not kept_apart and _ages(one, other)


def _ages(one: Rule, other: Rule) -> bool:
    first = max(rule.age_from or 0 for rule in (one, other))
    ends = [rule.age_below for rule in (one, other) if rule.age_below is not None]
    return first < min(ends, default=first + 1)
