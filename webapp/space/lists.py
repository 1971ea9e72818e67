"""Each section has one signed list of item versions: a dropped or older item is noticed."""

import hashlib
import json
from collections.abc import Container
from dataclasses import dataclass

from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store
from webapp.space.people import Hand
from webapp.space.signatures import check_signature


@dataclass(frozen=True)
class SectionList:
    """`entries` maps (item id, version) to the SHA-256 of its ciphertext, in hex."""

    space: str
    section: str
    epoch: int
    number: int
    entries: dict[tuple[str, int], str]

    def text(self) -> str:
        """What is signed."""
        rows = [[item, version, hash_] for (item, version), hash_ in self.entries.items()]
        head = [self.space, self.section, self.epoch, self.number]
        return json.dumps([head, rows], separators=(",", ":"))

    @property
    def hash(self) -> str:
        """64 hex digits: goes into the trail with every write."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def latest(self) -> dict[str, int]:
        """Item id to its newest version."""
        newest: dict[str, int] = {}
        for item, version in self.entries:
            newest[item] = max(version, newest.get(item, 0))
        return newest

    def holds(self, item: str, version: int, sealed: bytes) -> bool:
        """Whether this ciphertext is the one the list names."""
        return self.entries.get((item, version)) == fingerprint_of(sealed)


def fingerprint_of(sealed: bytes) -> str:
    """SHA-256 of a ciphertext, in hex."""
    return hashlib.sha256(sealed).hexdigest()


def save_list(store: Store, writer: Hand, new: SectionList) -> None:
    """Sign and store the list of one section."""
    text = new.text()
    signature = writer.hand.sign(place(Tag.SECTION_LIST, text))
    stored = signature + writer.hand.public + text.encode()
    sealed = store.seal.seal("sections", "sealed_list", new.section, stored)
    store.db.execute(
        "update sections set sealed_list = ?, epoch = ? where id = ?",
        [sealed, new.epoch, new.section],
    )


def read_list(store: Store, space: str, section: str, allowed: Container[bytes]) -> SectionList:
    """The list as signed by one of the allowed hand keys.

    CannotOpenError when there is none, when nobody allowed signed it, or it belongs elsewhere.
    """
    row = store.db.execute(
        "select epoch, sealed_list from sections where id = ? and space_id = ?", [section, space]
    ).fetchone()
    if not row or row[1] is None:
        raise CannotOpenError
    stored = store.seal.open("sections", "sealed_list", section, row[1])
    signature, public, text = stored[:64], stored[64:96], stored[96:]
    if public not in allowed:
        raise CannotOpenError
    check_signature(public, signature, place(Tag.SECTION_LIST, text))
    (said_space, said_section, epoch, number), rows = json.loads(text.decode())
    if (said_space, said_section, epoch) != (space, section, row[0]):
        raise CannotOpenError
    entries = {(item, version): hash_ for item, version, hash_ in rows}
    return SectionList(space, section, epoch, number, entries)
