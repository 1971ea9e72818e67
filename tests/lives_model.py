"""What the random lives of the spine are compared with, and what a thief would try."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from crypto.errors import CannotOpenError
from crypto.section import ItemRoot
from webapp.database import Store
from webapp.space import kinds
from webapp.space.grants import REKEY, Grant
from webapp.space.hands import hands_that
from webapp.space.opening import OpenSection
from webapp.space.people import Signer
from webapp.space.wraps import open_wrap

KINDS = ("body", "school", kinds.PRIVATE)
SHARED = KINDS[:2]


@dataclass
class Letting:
    """A grant as the model knows it. `at_large` are kinds whose present key its reader may
    still hold from before it ended."""

    id: str
    reader: str
    parts: dict[str, tuple[str, ...] | None]
    rights: frozenset[str]
    ends: datetime
    ended: bool = False
    at_large: set[str] = field(default_factory=set)

    def runs(self, now: datetime) -> bool:
        return not self.ended and now < self.ends

    def whole(self, right: str, kind: str) -> bool:
        return right in self.rights and self.parts.get(kind, ()) is None


class Model:
    """Who may read, write and re-key what. `store` tells the time; `model` maps a grant's id
    to what is known of it, `texts` a kind to item ids and all texts each item ever had."""

    store: Store
    model: dict[str, Letting]
    texts: dict[str, dict[str, list[str]]]

    @property
    def now(self) -> datetime:
        return self.store.now

    def running(self, name: str) -> list[Letting]:
        return [g for g in self.model.values() if g.reader == name and g.runs(self.now)]

    def may(self, name: str, right: str, kind: str) -> bool:
        return name == "youth" or any(g.whole(right, kind) for g in self.running(name))

    def keeps(self, name: str) -> bool:
        return name == "youth" or any(REKEY in g.rights for g in self.running(name))

    def readable(self, name: str, kind: str) -> dict[str, str]:
        """Item id to newest text."""
        texts = {item: versions[-1] for item, versions in self.texts[kind].items()}
        if name == "youth":
            return texts
        parts = [g.parts[kind] for g in self.running(name) if kind in g.parts]
        if any(part is None for part in parts):
            return texts
        return {item: text for item, text in texts.items() if any(item in p for p in parts)}

    def settled_by(self, name: str) -> None:
        over = [g for g in self.model.values() if not g.runs(self.now)]
        for letting in over:
            letting.ended = True
        due = {kind for letting in over for kind in letting.at_large}
        for kind in due:
            if self.may(name, REKEY, kind):
                self.rekeyed(kind)

    def rekeyed(self, kind: str) -> None:
        for letting in self.model.values():
            if not letting.runs(self.now):
                letting.at_large.discard(kind)

    def is_at_large(self, name: str, kind: str) -> bool:
        return any(g.reader == name and kind in g.at_large for g in self.model.values())

    def is_excused(self, name: str, kind: str, item: str) -> bool:
        """Who may read it now; or whose grant ended and waits for a keeper's re-key."""
        mine = [g for g in self.model.values() if g.reader == name]
        waiting = [g.parts[kind] for g in mine if kind in g.at_large]
        at_large = any(part is None or item in part for part in waiting)
        return item in self.readable(name, kind) or at_large


def unwraps(hers, person: Signer, grant: Grant, section: str) -> bool:
    """Whether a wrap lies there that opens with this person's keys under this paper."""
    keepers = hands_that(REKEY, section, hers.authority, hers.known)
    try:
        return bool(open_wrap(hers.store, person, grant, section, keepers))
    except CannotOpenError:
        return False


def opens(kept: OpenSection, now: OpenSection, item: str, version: int, sealed: bytes) -> bool:
    """Tried on the row itself, past every rule of the server: as it was kept, and as if it
    were of the present epoch."""
    root = kept.root(item)
    if root is None:
        return False
    key, epoch = kept.key, now.list.epoch
    tried = [root, replace(root, epoch=epoch)]
    if key is not None:
        tried.append(replace(key, epoch=epoch).root(item))
    return any(_opens(root, version, sealed) for root in tried)


def _opens(root: ItemRoot, version: int, sealed: bytes) -> bool:
    try:
        return bool(root.open(version, sealed))
    except CannotOpenError:
        return False
