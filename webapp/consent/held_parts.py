"""Which parts hold lines that the rules let nobody share yet, and by which law."""

from dataclasses import dataclass

from webapp.care.sights import wants_in
from webapp.consent.facts import facts_shown
from webapp.consent.holds import NO_SERVICE, NO_SETTING
from webapp.consent.matters import Matter, YouthFacts
from webapp.consent.rule_rows import ANY, Rule
from webapp.consent.shared_matters import matters_in
from webapp.consent.signers import signers
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace


@dataclass(frozen=True)
class HeldPart:
    """Lines of one area that wait for the same thing. `citations` are the laws that ask for it,
    where it is a word on the care; nobody who is kept away can be told from it."""

    area: str
    hold: str
    many: int
    citations: tuple[str, ...]


def held_parts(space: OpenSpace, rules: tuple[Rule, ...], *, demo: bool) -> list[HeldPart]:
    """In the order of the areas, how she wants things last. What does not open here has nothing
    on the page."""
    facts, today = facts_shown(space, demo), local_day(space.store.now)
    live = tuple(rule for rule in rules if rule.is_live(today))
    found = []
    for area in (kind for kind in (*kinds.AREAS, kinds.VOICE) if kind in space.kinds):
        held: dict[str, list[frozenset[Matter]]] = {}
        section, items = space.authority.sections[area], space.section(area).items()
        lines = [want.item for want in wants_in(items)] if area == kinds.VOICE else items
        for item in lines:
            about = matters_in(space, Scope({section: (item.id,)}))
            if hold := signers(about, facts, live, today).hold:
                held.setdefault(hold, []).append(about)
        for hold, waiting in held.items():
            about = frozenset().union(*waiting)
            found.append(HeldPart(area, hold, len(waiting), _laws(hold, about, facts, live)))
    return found


def _laws(
    hold: str, about: frozenset[Matter], facts: YouthFacts, live: tuple[Rule, ...]
) -> tuple[str, ...]:
    """Those that speak of one kind of care, or of one way to give it."""
    asks = {NO_SERVICE: lambda r: r.services, NO_SETTING: lambda r: r.setting != ANY}.get(hold)
    if asks is None:
        return ()
    areas = {matter.category for matter in about}
    here = (r for r in live if r.is_of(facts.state) and any(r.is_in(area) for area in areas))
    return tuple(dict.fromkeys(rule.citation for rule in here if asks(rule)))
