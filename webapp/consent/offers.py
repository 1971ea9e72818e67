"""What can be shared with one person: whole areas and single lines, the guarded ones apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.care.plans import KINDS, Place, Service
from webapp.care.release_record import notes_in
from webapp.care.sights import promises_in, wants_in
from webapp.consent.bundles import Ask, who_signs
from webapp.consent.limits import Limits
from webapp.consent.sources import is_own_promise, notes_alone, plan_items
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.items import Item
from webapp.space.opening import OpenSpace

PLAIN_LABELS = frozenset({"N", "R", "V"})
"""Codes that only say how strict: they do not tell which area a line is about."""


class NothingPickedError(RefusalError):
    """Nothing was picked, or nothing of it is there any more."""


class NotOfferedError(RefusalError):
    """Something was asked for that is never shared with this person."""


@dataclass(frozen=True)
class OfferedLine:
    """One record of an area that can be shared by itself; `note` is the label of one that the
    law wants in a sharing of its own."""

    id: str
    kind: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Offer:
    """One area: `whole` says whether all of it can be shared, with what is written later."""

    kind: str
    whole: bool
    lines: tuple[OfferedLine, ...]


def offers(space: OpenSpace, limits: Limits, *, guarded: bool) -> list[Offer]:
    """What stands on the page, or with `guarded` what stands behind "Something else"."""
    found = (_offer(space, limits, kind, guarded) for kind in kinds.AREAS)
    return [offer for offer in found if offer.lines]


def _offer(space: OpenSpace, limits: Limits, kind: str, guarded: bool) -> Offer:
    every = {item.id: item for item in space.section(kind).items()}
    items = [item for item in every.values() if _can_be_shared(item, limits)]
    here = [item for item in items if is_guarded(kind, item, limits, every) is guarded]
    has_notes = any(notes_in(item.body) for item in items)
    whole = limits.whole_areas and len(here) == len(items) and not has_notes
    read = ((item, KINDS[item.kind].read(item)) for item in here)
    lines = (
        OfferedLine(item.id, item.kind, record.title, getattr(record, "note", ""))
        for item, record in read
        if record.title
    )
    return Offer(kind, whole, tuple(lines))


def _can_be_shared(item: Item, limits: Limits) -> bool:
    return item.kind in KINDS and (limits.places or item.kind != Place.kind)


def is_guarded(kind: str, item: Item, limits: Limits, beside: Mapping[str, Item]) -> bool:
    """Whether a line stands in a guarded area, is about one, or names who gives help."""
    names_provider = not limits.places and item.kind == Service.kind
    return names_provider or bool(categories(kind, item, beside) & limits.guarded)


def categories(kind: str, item: Item, beside: Mapping[str, Item]) -> frozenset[str]:
    """The areas a line counts as: where it stands, and what its labels say it is about. `beside`
    is every line of the area by id."""
    said = labels_said(item, beside) - PLAIN_LABELS
    return frozenset({kind, *(k for k, labels in kinds.LABELS.items() if said & {k, *labels})})


def labels_said(item: Item, beside: Mapping[str, Item]) -> set[str]:
    """Its own labels. Where an appointment is goes with what it is: an address tells as much."""
    about = goes_with(item, beside)
    return {*(item.body.get("labels") or ()), *(about.body.get("labels") or ())}


def goes_with(item: Item, beside: Mapping[str, Item]) -> Item:
    """The appointment that a place belongs to; any other line goes with itself."""
    return beside.get(item.body.get("of") or "", item)


def scope_of(
    space: OpenSpace, limits: Limits, reader: str, areas: tuple[str, ...], lines: tuple[str, ...],
    ask: Ask,
) -> Scope:  # fmt: skip
    """The scope of what was picked, with how she wants things and what the reader promised, as far
    as the rules that `ask` asks let them go along.

    NothingPickedError when nothing of it is left, NotOfferedError for what never goes to him,
    MustBeAloneError for notes with anything beside them.
    """
    parts: dict[str, tuple[str, ...] | None] = {}
    every = offers(space, limits, guarded=False) + offers(space, limits, guarded=True)
    whole = {offer.kind for offer in every if offer.whole}
    if not set(areas) <= whole:
        raise NotOfferedError("not offered as a whole")
    for offer in every:
        section = space.authority.sections[offer.kind]
        picked = tuple(line.id for line in offer.lines if line.id in lines)
        if offer.kind in areas:
            parts[section] = None
        elif picked and parts.get(section, ()) is not None:
            parts[section] = (*parts.get(section, ()), *picked)
    if not parts:
        raise NothingPickedError("nothing is picked")
    picked = Scope(parts)
    if notes_alone(item for _kind, item in plan_items(space, picked)):
        return picked
    return Scope({**parts, **_beside(space, limits, reader, picked, ask)})


def _beside(
    space: OpenSpace, limits: Limits, reader: str, picked: Scope, ask: Ask
) -> dict[str, tuple[str, ...]]:
    """Single lines that help the reader to be kind and to keep word. Each goes along where the
    same people sign for it by itself, and else stays: it neither holds up nor widens the rest."""
    rest, found = ask(picked), {}
    offered = {kinds.VOICE: offered_wants(space, limits), kinds.PROMISES: _promised(space, reader)}
    for kind, items in offered.items():
        section = space.authority.sections[kind]
        going = tuple(
            item.id
            for item in items
            if is_own_promise(space, item, reader)
            or who_signs(ask(Scope({section: (item.id,)}))) == who_signs(rest)
        )
        if rest.hold is None and going:
            found[section] = going
    return found


def offered_wants(space: OpenSpace, limits: Limits) -> list[Item]:
    """How she wants things, as far as she lets readers know it."""
    wants = wants_in(space.section(kinds.VOICE).items()) if limits.wants else []
    return [want.item for want in wants]


def _promised(space: OpenSpace, reader: str) -> list[Item]:
    return [said.item for said in promises_in(space.section(kinds.PROMISES).items(), reader)]
