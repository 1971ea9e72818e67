"""A section has one key per epoch; from it grow item roots, and from those version keys."""

import os
from dataclasses import dataclass
from functools import lru_cache

from crypto.derive import expand
from crypto.envelope import open_, seal
from crypto.errors import TooWeakError
from crypto.labels import Tag, place

KEY_SIZE = 32


@dataclass(frozen=True, repr=False, slots=True)
class ItemRoot:
    """Opens every version of one item in one epoch, and nothing else."""

    key: bytes
    space: str
    section: str
    epoch: int
    item: str

    def __repr__(self):
        return "ItemRoot(****)"

    def seal(self, version: int, plaintext: bytes) -> bytes:
        """One sealed version, padded, bound to space, section, epoch, item and version."""
        where = self._where(version)
        return seal(expand(self.key, where), _epoch_id(self.epoch), plaintext, where)

    def open(self, version: int, sealed: bytes) -> bytes:
        """The plaintext of that version, or CannotOpenError."""
        where = self._where(version)
        return open_(expand(self.key, where), _epoch_id(self.epoch), sealed, where)

    def _where(self, version: int) -> bytes:
        _root, start = _starts(self.space, self.section, self.epoch)
        return start + _part(self.item.encode()) + _part(version.to_bytes(8, "big"))


@dataclass(frozen=True, repr=False, slots=True)
class SectionKey:
    """32 random bytes for one section in one epoch."""

    key: bytes
    space: str
    section: str
    epoch: int

    def __post_init__(self):
        if len(self.key) != KEY_SIZE:
            raise TooWeakError("a section key is 32 bytes")

    def __repr__(self):
        return "SectionKey(****)"

    @classmethod
    def generate(cls, space: str, section: str, epoch: int) -> "SectionKey":
        """A new random key for this section and epoch."""
        return cls(os.urandom(KEY_SIZE), space, section, epoch)

    def root(self, item: str) -> ItemRoot:
        """The root of one item."""
        start, _version = _starts(self.space, self.section, self.epoch)
        where = start + _part(item.encode())
        return ItemRoot(expand(self.key, where), self.space, self.section, self.epoch, item)

    def open(self, item: str, version: int, sealed: bytes) -> bytes:
        """What `root(item).open(version, sealed)` gives, for who opens item after item."""
        root_start, start = _starts(self.space, self.section, self.epoch)
        name = _part(item.encode())
        where = start + name + _part(version.to_bytes(8, "big"))
        key = expand(expand(self.key, root_start + name), where)
        return open_(key, _epoch_id(self.epoch), sealed, where)


@lru_cache(maxsize=256)
def _starts(space: str, section: str, epoch: int) -> tuple[bytes, bytes]:
    """The places of item roots and of version keys, but for their last fields: a page opens
    hundreds of items, and up to there all of one section have the same place."""
    root = place(Tag.ITEM_ROOT, space, section, epoch, "")
    version = place(Tag.VERSION_KEY, space, section, epoch, "", 0)
    return root.removesuffix(_part(b"")), version.removesuffix(_part(b"") + _part(bytes(8)))


def _part(encoded: bytes) -> bytes:
    """One field of a place, as `labels.place` writes it."""
    return len(encoded).to_bytes(4, "big") + encoded


def _epoch_id(epoch: int) -> bytes:
    return epoch.to_bytes(8, "big")
