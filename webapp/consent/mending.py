"""A line that is wrong, in the preview of a share: which can be mended, and a walk without one."""

from dataclasses import dataclass

from webapp.care.plans import Answered, Place, in_plan, plan_record
from webapp.care.showing import Shown
from webapp.consent.walks import Walk
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError

HERS, TEAM = "hers", "team"


@dataclass(frozen=True)
class Mended:
    """One line of the preview that is this share's own: what she can do beside leaving it out."""

    kind: str
    sides: tuple[str, ...]


def mended(space: OpenSpace, shown: list[Shown]) -> dict[str, Mended]:
    """Every line of the newest of these, by its id. What this person sees already by another
    sharing is none of it: leaving it out here would change nothing."""
    found: dict[str, Mended] = {}
    sight = shown[-1].sight
    for part in (*sight.says, *sight.team):
        for said in part.lines:
            side = _side(space, part.kind, said.id, is_hers=not said.source)
            sides = (*found[said.id].sides, *side) if said.id in found else side
            found[said.id] = Mended(part.kind, sides)
    return found


def _side(space: OpenSpace, kind: str, item: str, *, is_hers: bool) -> tuple[str, ...]:
    """A date of her own has more than words, and is changed where it was written."""
    record = plan_record(space.section(kind), item)
    if is_hers:
        return (HERS,) if getattr(record, "hers", "") else ()
    return (TEAM,) if isinstance(record, Answered) and record.asks_her else ()


def kind_of(walk: Walk, item: str, side: str) -> str:
    """The part of a line that can be mended so. NotGrantedError for any other."""
    line = mended(walk.space, walk.preview()).get(item)
    if line is None or side not in line.sides:
        raise NotGrantedError("no such line in this share")
    return line.kind


def left_out(walk: Walk, item: str) -> Walk:
    """The walk without one line, and without the place of a date that goes. Of a part that went
    as a whole, its other lines go by themselves: less than before, whatever is written later.
    Who must sign for what is left is asked anew."""
    line = mended(walk.space, walk.preview()).get(item)
    if line is None:
        return walk
    gone = {item, *_places_of(walk.space, line.kind, item)}
    areas, lines = walk.draft.areas, walk.draft.lines
    if line.kind in areas:
        areas = tuple(kind for kind in areas if kind != line.kind)
        lines = (*lines, *_offered(walk, line.kind))
    kept = tuple(dict.fromkeys(one for one in lines if one not in gone))
    return walk.with_(areas=areas, lines=kept, signers=())


def _offered(walk: Walk, kind: str) -> list[str]:
    every = [offer for group in walk.offers() for offer in group if offer.kind == kind]
    return [line.id for offer in every for line in offer.lines if not line.note]


def _places_of(space: OpenSpace, kind: str, item: str) -> list[str]:
    places = [in_plan(one) for one in space.section(kind).items() if one.kind == Place.kind]
    return [place.id for place in places if place.of == item]
