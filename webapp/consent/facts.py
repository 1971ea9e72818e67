"""What is known of her, as the rules of signing take it."""

from dataclasses import replace

from webapp.consent.matters import Guardian, YouthFacts
from webapp.consent.rule_tables import DEMO_FACTS
from webapp.i18n import local_day
from webapp.space.links import links_of
from webapp.space.opening import OpenSpace
from webapp.team.facts import known_facts


def facts_of(space: OpenSpace, demo: bool) -> YouthFacts:
    """What two staff entered. In the demo everybody lives in the invented state; elsewhere
    nothing is known until the two agree."""
    found = known_facts(space).facts
    if found is None:
        return replace(DEMO_FACTS, guardians=guardians_of(space)) if demo else YouthFacts()
    return YouthFacts(
        found.state, found.born, frozenset(found.status), found.setting, found.custody,
        guardians_of(space),
    )  # fmt: skip


def facts_shown(space: OpenSpace, demo: bool) -> YouthFacts:
    """The same as her pages may say it before her secret words: nobody is left out, so that a
    parent who holds her phone does not read there that he is."""
    found = facts_of(space, demo)
    return replace(found, guardians=tuple(replace(g, excluded="") for g in found.guardians))


def guardians_of(space: OpenSpace) -> tuple[Guardian, ...]:
    """Those whom staff entered as who may sign, by account once they joined. Where what a link
    rested on is over, it counts for nothing."""
    today = local_day(space.store.now)
    running = [link for link in links_of(space.store, space.id) if not link.has_ended(today)]
    return tuple(Guardian(link.account or link.id, link.role, link.excluded) for link in running)
