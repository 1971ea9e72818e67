"""What is known of her, as the rules of signing take it."""

from dataclasses import replace

from webapp.consent.matters import Confided, Found, Guardian, YouthFacts
from webapp.consent.rule_tables import DEMO_FACTS
from webapp.i18n import local_day
from webapp.space.links import Link, links_of
from webapp.space.opening import OpenSpace
from webapp.team.confided import agreements
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
        return replace(
            DEMO_FACTS, guardians=guardians_of(space), found=found, confided=confided_of(space)
        )
    return YouthFacts(
        known.state, known.born, frozenset(known.status), known.setting, known.custody,
        guardians_of(space), found, confided_of(space),
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
    return tuple(Guardian(who_behind(link), link.role, link.excluded) for link in running)


def confided_of(space: OpenSpace) -> frozenset[Confided]:
    """What a parent agreed to leave between her and one place, by who that parent is here: only
    of somebody whom staff found safe to ask."""
    today = local_day(space.store.now)
    links = (
        link for link in links_of(space.store, space.id) if link.can_sign and link.stands(today)
    )
    known = {link.id: who_behind(link) for link in links}
    return frozenset(
        Confided(one.agency, one.care, one.job, known[one.link], one.since)
        for one in agreements(space)
        if one.link in known
    )


def who_behind(link: Link) -> str:
    """What the rules know this person by."""
    return link.account or link.id
