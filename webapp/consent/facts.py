"""What is known of her, as the rules of signing take it."""

from dataclasses import replace

from webapp.consent.matters import Found, Guardian, YouthFacts
from webapp.consent.rule_tables import DEMO_FACTS
from webapp.i18n import local_day
from webapp.space.links import links_of
from webapp.space.opening import OpenSpace
from webapp.team.facts import known_facts
from webapp.team.findings import findings


def facts_of(space: OpenSpace, demo: bool) -> YouthFacts:
    """What two staff entered, and what was found of her. In the demo everybody lives in the
    invented state; elsewhere nothing is known until the two agree."""
    known = known_facts(space).facts
    if known is None and not demo:
        return YouthFacts()
    found = frozenset(Found(one.kind, one.job, one.day) for one in findings(space))
    if known is None:
        return replace(DEMO_FACTS, guardians=guardians_of(space), found=found)
    return YouthFacts(
        known.state, known.born, frozenset(known.status), known.setting, known.custody,
        guardians_of(space), found,
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
    every = [link for link in links_of(space.store, space.id) if link.can_sign]
    running = [link for link in every if not link.has_ended(today)]
    return tuple(Guardian(link.account or link.id, link.role, link.excluded) for link in running)
