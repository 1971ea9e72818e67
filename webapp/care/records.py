"""A record is what an item's body means; it is read from an item and saved as its next version."""

from dataclasses import dataclass, field, fields
from typing import ClassVar, Self, TypeVar

from webapp.database import truncate_wal
from webapp.space.items import HERS, Item
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.writing import Put, TakeOut, write

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, kw_only=True)
class Record:
    """Subclasses name their `kind` and their fields, each with a default.

    `item` is where the record was read from; None for one that is not saved yet.
    """

    kind: ClassVar[str]
    item: Item | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The item id; empty before the first save."""
        return self.item.id if self.item else ""

    @property
    def version(self) -> int:
        """The version read; 0 before the first save. Forms carry it (`expecting`)."""
        return self.item.version if self.item else 0

    @property
    def is_hers(self) -> bool:
        """Whether these are her own words."""
        return self.item is None or self.item.source == HERS

    def body(self) -> dict:
        """Plain JSON values."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "item"}

    @classmethod
    def read(cls, item: Item) -> Self:
        """The record in an item. Fields an older version did not have take their default."""
        known = {f.name for f in fields(cls)} - {"item"}
        return cls(**{k: v for k, v in item.body.items() if k in known}, item=item)

    def put(self, *, expecting: int | None = None, source: str = "", witness: bool = False) -> Put:
        """The change that saves this record; its source stays what it was unless said."""
        was = self.item.source if self.item else HERS
        return Put(self.kind, self.body(), self.id, expecting, source or was, witness)


def records(section: OpenSection, kind: type[R]) -> list[R]:
    """Every record of one kind in an open section, oldest first."""
    return [kind.read(item) for item in section.items() if item.kind == kind.kind]


def the_record(section: OpenSection, kind: type[R], item: str) -> R:
    """One record by item id. NotGrantedError when absent, out of reach or of another kind."""
    found = section.item(item)
    if found.kind != kind.kind:
        raise NotGrantedError("no such item in reach")
    return kind.read(found)


def only_record(section: OpenSection, kind: type[R]) -> R:
    """The one record of a kind there is at most one of; a fresh one when there is none."""
    found = records(section, kind)
    return found[-1] if found else kind()


def save(
    space: OpenSpace, section: str, record: R, *, expecting: int | None = None,
    source: str = "", witness: bool = False,
) -> R:  # fmt: skip
    """Save one record as a new version; StaleError when `expecting` is not the newest."""
    change = record.put(expecting=expecting, source=source, witness=witness)
    return type(record).read(write(space, section, change)[0])


def take_out(space: OpenSpace, section: str, item: str) -> None:
    """Take one record out with every version it ever had, the write-ahead log included."""
    take_out_all(space, section, item)


def take_out_all(space: OpenSpace, section: str, *items: str) -> None:
    """Take several records out, all or none."""
    write(space, section, *(TakeOut(item) for item in items))
    leave_no_bytes(space)


def leave_no_bytes(space: OpenSpace) -> None:
    """Old ciphertexts stay in the write-ahead log until it is emptied. Inside a transaction
    of the caller's it cannot be: then the caller calls this afterwards."""
    if not space.store.db.conn.in_transaction:
        truncate_wal(space.store.db)
