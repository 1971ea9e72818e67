"""What is known of her, as the rules of signing take it."""

from webapp.care.people import Person
from webapp.care.records import records
from webapp.consent.custody import OF_THE_FAMILY, PARENTS
from webapp.consent.matters import Guardian, YouthFacts
from webapp.consent.rule_tables import DEMO_FACTS
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.opening import OpenSpace
from webapp.team.facts import Facts, known_facts

EXCLUDED = "excluded"


def facts_of(space: OpenSpace, demo: bool) -> YouthFacts:
    """What two staff entered. In the demo everybody lives in the invented state; elsewhere
    nothing is known until the two agree."""
    found = known_facts(space).facts
    if found is None:
        return DEMO_FACTS if demo else YouthFacts()
    return YouthFacts(
        found.state, found.born, frozenset(found.status), found.setting, found.custody,
        guardians_of(space, found),
    )  # fmt: skip


def guardians_of(space: OpenSpace, facts: Facts) -> tuple[Guardian, ...]:
    """The parents and caregivers among her people. In custody of an agency or under a court's
    appointee they are still her people, and none of them signs."""
    role = OF_THE_FAMILY.get(facts.custody, OF_THE_FAMILY[PARENTS])
    people = records(space.section(kinds.SHARING), Person)
    family = [person.account for person in people if person.card.get("kind") == "guardian"]
    return tuple(
        Guardian(who, role, EXCLUDED if is_excluded(space.store, space.id, who) else "")
        for who in sorted(set(family))
    )
