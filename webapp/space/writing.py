"""Writing to a section: new versions, and taking every version out; the list signed once."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace

from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.grants import WRITE
from webapp.space.items import HERS, Item, compose, parse
from webapp.space.lists import SectionList, fingerprint_of, save_list
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.pieces import drop_files, files_of
from webapp.space.refused import ChangedBehindError, NotGrantedError, StaleError


@dataclass(frozen=True)
class Put:
    """Write an item: a new one when `item` is empty, else the next version of that one.

    `expecting` is the version the writer saw; StaleError when a newer one is there. `is_new`
    says that `item` is an id chosen beforehand, as a file needs it (files.py).
    """

    kind: str
    body: dict
    item: str = ""
    expecting: int | None = None
    source: str = HERS
    witness: bool = False
    is_new: bool = False


@dataclass(frozen=True)
class TakeOut:
    """Remove an item with every version it ever had."""

    item: str


def write(space: OpenSpace, kind: str, *changes: Put | TakeOut) -> list[Item]:
    """Carry out all changes to one section, or none. Returns the items that were put.

    NotGrantedError without the right to write; StaleError on a version seen too long ago.
    The section is opened anew after it, so a later read sees the change.
    """
    with transaction(space.store.db):
        section = _fresh(space, kind)
        entries, put = dict(section.list.entries), []
        for change in changes:
            if isinstance(change, Put):
                put.append(_put(space, section, entries, change))
            else:
                _take_out(space.store, section, entries, change.item)
        new = _save(space, section, entries)
        _note(space, changes, put, new)
    return put


def _fresh(space: OpenSpace, kind: str) -> OpenSection:
    """The section as it stands inside this transaction."""
    section = space.fresh(kind)
    if not section.may_write or not space.counts(WRITE, kind):
        raise NotGrantedError("may not write here")
    return section


def _save(space: OpenSpace, section: OpenSection, entries: dict) -> SectionList:
    new = replace(section.list, number=section.list.number + 1, entries=entries)
    save_list(space.store, space.me, new)
    space.forget(section.kind)
    return new


def _put(space: OpenSpace, section: OpenSection, entries: dict, change: Put) -> Item:
    item = change.item or os.urandom(16).hex()
    last = max((version for id_, version in entries if id_ == item), default=0)
    if change.item and bool(last) == change.is_new:
        raise NotGrantedError("no such item in reach")
    if change.item and change.expecting is not None and change.expecting != last:
        raise StaleError(section.item(item))
    version, store = last + 1, space.store
    plain = compose(
        space.me, (space.id, section.id, item, version), change.kind, change.body,
        source=change.source, at=store.now, witness=change.witness,
    )  # fmt: skip
    sealed = section.root(item).seal(version, plain)
    store.db.execute(
        "insert into items values (?, ?, ?, ?, ?)",
        [item, version, section.id, sealed, store.now.date().isoformat()],
    )
    entries[item, version] = fingerprint_of(sealed)
    return parse(plain, section.id, item, version)


def _take_out(store: Store, section: OpenSection, entries: dict, item: str) -> None:
    """Also where a row is gone already: then the list stops naming it."""
    if not any(id_ == item for id_, _version in entries):
        raise NotGrantedError("no such item in reach")
    store.db.execute("delete from items where item_id = ? and section_id = ?", [item, section.id])
    for key in [key for key in entries if key[0] == item]:
        del entries[key]
    drop_files(store, files_of(store, section.id, item))


def forget_versions(space: OpenSpace, kind: str, old: list[tuple[str, int]]) -> None:
    """Drop single old versions (item, version) that are past their keeping time."""
    if not old:
        return
    with transaction(space.store.db):
        section = _fresh(space, kind)
        entries = {key: hash_ for key, hash_ in section.list.entries.items() if key not in old}
        space.store.db.conn.executemany(
            "delete from items where item_id = ? and version = ? and section_id = ?",
            [(item, version, section.id) for item, version in old],
        )
        _forget_files(section, entries, {item for item, _version in old})
        new = _save(space, section, entries)
        trail.note(
            space.store, space.id, space.me, "forgot",
            sections=(section.id,), lists={section.id: new.hash},
        )  # fmt: skip


def _forget_files(section: OpenSection, entries: dict, items: set[str]) -> None:
    """Files that no kept version of their item names. Where a kept version does not open, all
    stay: nobody can tell which of them it names."""
    for item in items:
        files = files_of(section.store, section.id, item)
        if files:
            with suppress(ChangedBehindError):
                kept = [section.at(*key).body for key in entries if key[0] == item]
                named = {body["file"]["id"] for body in kept if body.get("file")}
                drop_files(section.store, files - named)


def _note(space: OpenSpace, changes: tuple, put: list[Item], new: SectionList) -> None:
    """One trail line per write, carrying the hash of the new list."""
    taken = [change.item for change in changes if isinstance(change, TakeOut)]
    kind = "took-out" if taken and not put else "wrote"
    touched = tuple(sorted({*taken, *(item.id for item in put)}))
    trail.note(
        space.store, space.id, space.me, kind,
        sections=(new.section,), items=touched, lists={new.section: new.hash},
    )  # fmt: skip
