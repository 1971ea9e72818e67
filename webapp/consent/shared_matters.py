"""Everything inside a scope as the rules of signing see it: whose words, under which laws."""

from dataclasses import replace
from itertools import product

from webapp.care.kinds_of_care import said_of
from webapp.care.release_record import notes_in
from webapp.care.writers import written_by
from webapp.consent.matters import LEGAL, PLAIN, TEAMS, Matter
from webapp.consent.offers import categories, goes_with, labels_said
from webapp.consent.sources import is_her_word, is_own_promise
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.items import HERS, Item
from webapp.space.opening import OpenSpace
from webapp.team.agencies import regimes_by_name
from webapp.team.keepers import keepers_of

SERVICES = {"HIV": "sti", "SDV": "assault-care"}
"""HL7 codes that name a service which some rules speak of by itself. Never one that an area carries
(`kinds.LABELS`): a label of every line is nobody's word on what this line is about."""


def matters_in(
    space: OpenSpace, scope: Scope, *, reader: str = "", legal: bool = False
) -> frozenset[Matter]:
    """Everything inside a scope as the rules see it; a whole area also counts as her own and as
    the words of whoever may write there, because of what will be written. What goes along is asked
    for like the rest, but for what `reader` himself promised. With `legal` it is meant for a
    court, or for who brings things there."""
    laws, found = regimes_by_name(space.store), set()
    for kind in (*kinds.AREAS, *kinds.BESIDE):
        section = space.authority.sections[kind]
        if section not in scope.parts:
            continue
        if scope.parts[section] is None:
            writers = {keeper.card.agency for keeper in keepers_of(space)} or {""}
            found |= {Matter(kind), *(_later(kind, a, laws) for a in writers)}
        items = {item.id: item for item in space.section(kind).items()}
        for item in items.values():
            if scope.covers(section, item.id) and not is_own_promise(space, item, reader):
                found |= _matters_of(kind, item, items, laws)
    return frozenset(_for_court(matter) for matter in found) if legal else frozenset(found)


def _later(kind: str, agency: str, laws: dict[str, tuple[str, ...]]) -> Matter:
    """What this place will write into a whole area."""
    return Matter(kind, TEAMS, laws.get(agency, ()), agency=agency)


def _for_court(matter: Matter) -> Matter:
    return replace(matter, special=LEGAL) if matter.special == PLAIN else matter


def _care_of(item: Item, beside: dict[str, Item]) -> tuple[str, ...]:
    """The kinds of care that its author named, or that its labels name."""
    labels = labels_said(item, beside) & set(SERVICES)
    named = goes_with(item, beside).body.get("care") or ()
    return (*named, *(SERVICES[label] for label in labels))


def _matters_of(
    kind: str, item: Item, beside: dict[str, Item], laws: dict[str, tuple[str, ...]]
) -> set[Matter]:
    """One line: once for each area and service it counts as, for everybody whose words it has. A
    note is somebody else's, so her own words beside it are as plain as ever."""
    specials, care = notes_in(item.body) or {PLAIN}, _care_of(item, beside)
    whose = {HERS: ()} | {name: laws.get(name, ()) for name in written_by(item)}
    if not is_her_word(kind, item):
        del whose[HERS]
    return {
        Matter(area, HERS, (), service, PLAIN, item.id)
        if name == HERS
        else Matter(area, TEAMS, regimes, service, special, item.id, name)
        for area, special in product(categories(kind, item, beside), specials)
        for service in said_of(area, care) or {""}
        for name, regimes in whose.items()
    }
