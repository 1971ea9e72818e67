"""Lines an advocate typed beside somebody, sealed to the advocate until they were read back.

They rest as a draft of this one space, so they outlive a session and never show up in
anybody else's.
"""

import os
from dataclasses import asdict, dataclass, field

from webapp.database import Store, transaction
from webapp.space.drafts import draft_for, forget_draft, keep_draft
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError


@dataclass(frozen=True)
class Spoken:
    """What was typed on one card, for whom, and the mark of the answer it followed."""

    card: str
    hers: str = ""
    face: str = ""
    pick: str = ""
    who: str = ""
    seen: str = ""
    id: str = field(default_factory=lambda: os.urandom(8).hex())


def spoken_lines(store: Store, me: Hand, space: str) -> list[Spoken]:
    """Everything that waits to be read back in one space, in the order it was said."""
    kept = draft_for(store, me.account, me.box, _address(space))
    return [Spoken(**line) for line in kept.get("lines", [])]


def spoken_line(store: Store, me: Hand, space: str, id_: str) -> Spoken:
    """One of them. NotGrantedError when it is no longer there."""
    found = next((s for s in spoken_lines(store, me, space) if s.id == id_), None)
    if found is None:
        raise NotGrantedError("does not wait")
    return found


def write_down(store: Store, me: Hand, space: str, line: Spoken) -> None:
    """Keep a line until it is read back; one with the same id is replaced."""
    with transaction(store.db):
        lines = {s.id: s for s in spoken_lines(store, me, space)}
        lines[line.id] = line
        _keep(store, me, space, list(lines.values()))


def strike(store: Store, me: Hand, space: str, id_: str) -> None:
    """Drop a line: it was read back and kept, or taken out."""
    with transaction(store.db):
        lines = [s for s in spoken_lines(store, me, space) if s.id != id_]
        _keep(store, me, space, lines)


def _keep(store: Store, me: Hand, space: str, lines: list[Spoken]) -> None:
    if not lines:
        return forget_draft(store, me.account, _address(space))
    fields = {"lines": [asdict(line) for line in lines]}
    return keep_draft(store, me.account, me.card.keys.box, _address(space), fields)


def _address(space: str) -> str:
    return f"read back {space}"
