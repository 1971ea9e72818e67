"""Lines that an adult wrote beside her, and that she has not yet confirmed alone."""

from dataclasses import replace

from webapp.care.plans import KINDS
from webapp.care.records import Record, leave_no_bytes, save, take_out
from webapp.care.voices import Preference, Strength, Wish
from webapp.care.writers import only_herself
from webapp.database import transaction
from webapp.space.items import Item
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.writing import Put, forget_versions, write

READABLE = KINDS | {kind.kind: kind for kind in (Preference, Strength, Wish)}
HER_PARTS = ("hers", "face", "answer", "change", "disagrees")


def first_waiting(items: list[tuple[str, Item]]) -> tuple[str, Record] | None:
    """The oldest witnessed line with the section it stands in."""
    for kind, item in items:
        if item.witness and item.kind in READABLE:
            return kind, READABLE[item.kind].read(item)
    return None


def waiting_record(space: OpenSpace, kind: str, item: str) -> Record:
    """One witnessed line. NotGrantedError for anything that does not wait for her."""
    found = space.section(kind).item(item)
    if not found.witness or found.kind not in READABLE:
        raise NotGrantedError("does not wait")
    return READABLE[found.kind].read(found)


def confirm(space: OpenSpace, kind: str, record: Record, expecting: int) -> None:
    """Her "Yes, that's it": the same words once more, signed by her alone."""
    only_herself(space)
    if isinstance(record, Preference):
        record = replace(record, typed_by="")
    save(space, kind, record, expecting=expecting, witness=False)


def take_out_hers(space: OpenSpace, kind: str, record: Record) -> None:
    """Everything of hers in one record, in every version. What a team wrote stays as it is
    now; its older versions go, because her words stand in them too."""
    only_herself(space)
    if record.is_hers:
        take_out(space, kind, record.id)
        return
    empty = {name: "" for name in HER_PARTS if name in record.body()}
    change = Put(record.kind, record.body() | empty, record.id, record.version, record.item.source)
    with transaction(space.store.db):
        new = write(space, kind, change)[0]
        entries = space.section(kind).list.entries
        old = [key for key in entries if key[0] == record.id and key[1] != new.version]
        forget_versions(space, kind, old)
    leave_no_bytes(space)
