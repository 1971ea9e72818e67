"""What a reader with a scope sees: one function serves his page, her preview and her look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.care.cards import STOP_ASKING
from webapp.care.plans import KINDS, Appointment, Place, Service, Step
from webapp.care.preferences import READERS
from webapp.care.promises import Promise
from webapp.care.records import Record
from webapp.care.release_record import notes_in
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.items import HERS, Item
from webapp.space.opening import OpenSpace

TEAM = "team"
"""The source of professional words that name no agency."""


@dataclass(frozen=True)
class Said:
    """One line of the page. `source` is empty for her own words; `at` is a moment in the line;
    `answer` and `rather` are hers, beside what the team wrote; `note` the label of a note that the
    law keeps apart."""

    id: str
    kind: str
    text: str
    source: str = ""
    at: datetime | None = None
    details: tuple[str, ...] = ()
    place: str = ""
    answer: str = ""
    rather: str = ""
    paused: bool = False
    note: str = ""


@dataclass(frozen=True)
class Part:
    """The lines of one area, under the name that pages give it."""

    kind: str
    lines: tuple[Said, ...]


@dataclass(frozen=True)
class Sight:
    """All that one scope shows to one reader, in the order of the page."""

    wants: tuple[Preference, ...] = ()
    says: tuple[Part, ...] = ()
    team: tuple[Part, ...] = ()
    promises: tuple[Promise, ...] = ()
    items: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.wants or self.says or self.team or self.promises)


def sight(
    space: OpenSpace, scope: Scope, reader: str, *,
    without: frozenset[str] = frozenset(), alone: tuple[str, ...] = (),
) -> Sight:  # fmt: skip
    """What `scope` shows to the account `reader`, with whatever keys opened the space.

    Items in `without` stand elsewhere on the page already. Nothing outside the scope is looked
    at, also where the keys in hand would open it. Notes that need a release of their own stand
    under that one only: `alone` names them.
    """
    found = {kind: _items(space, scope, kind, without, alone) for kind in _reached(space, scope)}
    areas = {kind: _lines(found[kind]) for kind in found if kind in kinds.AREAS}
    return Sight(
        wants=tuple(wants_in(found.get(kinds.VOICE, []))),
        says=_parts(areas, hers=True),
        team=_parts(areas, hers=False),
        promises=tuple(promises_in(found.get(kinds.PROMISES, []), reader)),
        items=frozenset(item.id for items in found.values() for item in items),
        kinds=tuple(found),
    )


def wants_in(items: list[Item]) -> list[Preference]:
    """How she wants things, as far as readers may know: what not to ask comes first."""
    read = (Preference.read(item) for item in items if item.kind == Preference.kind)
    open_ = [want for want in read if want.who == READERS and want.is_answered]
    return sorted(open_, key=lambda want: want.card != STOP_ASKING)


def promises_in(items: list[Item], reader: str) -> list[Promise]:
    """What this reader said he would do for her."""
    read = (Promise.read(item) for item in items if item.kind == Promise.kind)
    return [promise for promise in read if promise.who == reader]


def _reached(space: OpenSpace, scope: Scope) -> list[str]:
    return [kind for kind, id_ in space.authority.sections.items() if id_ in scope.parts]


def _items(
    space: OpenSpace, scope: Scope, kind: str, without: frozenset[str], alone: tuple[str, ...]
) -> list[Item]:
    return [
        item
        for item in space.section(kind).items()
        if scope.covers(item.section, item.id)
        and item.id not in without
        and notes_in(item.body) <= set(alone)
    ]


def _parts(areas: dict[str, list[Said]], *, hers: bool) -> tuple[Part, ...]:
    parts = (
        Part(kind, tuple(said for said in lines if (said.source == "") is hers))
        for kind, lines in areas.items()
    )
    return tuple(part for part in parts if part.lines)


def _lines(items: list[Item]) -> list[Said]:
    read = [KINDS[item.kind].read(item) for item in items if item.kind in KINDS]
    places = {record.of: record for record in read if isinstance(record, Place)}
    shown = {record.id for record in read if isinstance(record, Appointment)}
    return [
        said
        for record in read
        if not (isinstance(record, Place) and record.of in shown)
        for said in said_in(record, places.get(record.id))
    ]


def said_in(record: Record, place: Place | None = None) -> Iterator[Said]:
    """The lines of one record: her words, then the team's with their source."""
    source = "" if record.item.source == HERS else record.item.source
    if isinstance(record, Place):
        yield Said(record.id, record.kind, record.text, source)
    elif isinstance(record, Appointment):
        yield _appointment(record, source, place)
    else:
        yield from _worded(record, source)


def _worded(record: Record, source: str) -> Iterator[Said]:
    paused = getattr(record, "paused", False)
    details = (record.who,) if isinstance(record, Step) and record.who else ()
    if record.hers:
        yield Said(record.id, record.kind, record.hers, paused=paused, details=details)
    name = record.name if isinstance(record, Service) else ""
    words = getattr(record, "team", "")
    if name or words:
        yield Said(
            record.id, record.kind, words or name, record.team_source or source or TEAM,
            details=(*((name,) if words and name else ()), *(() if record.hers else details)),
            answer=record.answer, rather=record.disagrees or record.change, paused=paused,
            note=getattr(record, "note", ""),
        )  # fmt: skip


def _appointment(record: Appointment, source: str, place: Place | None) -> Said:
    return Said(
        record.id, record.kind, record.what, source,
        at=record.moment if record.at else None,
        details=tuple(text for text in (record.who, record.ride) if text),
        place=place.text if place else "", answer=record.answer,
        rather=record.disagrees or record.change,
    )  # fmt: skip
