"""What was opened in an emergency, as she reads it, and whether she has."""

from dataclasses import dataclass
from typing import ClassVar

from webapp.care.records import Record, records, save
from webapp.database import transaction
from webapp.space.emergencies import Opening
from webapp.space.emergency import emergencies
from webapp.space.kinds import SHARING
from webapp.space.opening import OpenSpace
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail


@dataclass(frozen=True)
class Sentences:
    """Why it was opened, and what was said when somebody looked back on it."""

    why: str = ""
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadOpening(Record):
    """She read of one emergency, and how it was looked back on by then."""

    kind: ClassVar[str] = "read-opening"
    opening: str = ""
    outcome: str = ""


def sentences_about(space: OpenSpace, one: Opening) -> Sentences:
    """Both as her log has them: the server keeps neither for long."""
    lines = read_trail(space.store, space.id, log_box(space)).lines
    said = [line.about for line in lines if line.about.get("opening") == one.id]
    found = {name: text for about in said for name, text in about.items()}
    return Sentences(found.get("reason", one.reason), found.get("said", ""))


def unread_openings(space: OpenSpace) -> list[Opening]:
    """Those that she has not read, or not since somebody looked back on them."""
    known = emergencies(space)
    if not known:
        return []
    seen = {(one.opening, one.outcome) for one in records(space.section(SHARING), ReadOpening)}
    return [one for one in known if (one.id, one.outcome) not in seen]


def note_openings_read(space: OpenSpace) -> None:
    """Today says no more that they are new."""
    with transaction(space.store.db):
        for one in unread_openings(space):
            save(space, SHARING, ReadOpening(opening=one.id, outcome=one.outcome))
