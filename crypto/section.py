"""A section has one key per epoch; from it grow item roots, and from those version keys."""

import os
from dataclasses import dataclass

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
        return place(Tag.VERSION_KEY, self.space, self.section, self.epoch, self.item, version)


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
        where = place(Tag.ITEM_ROOT, self.space, self.section, self.epoch, item)
        return ItemRoot(expand(self.key, where), self.space, self.section, self.epoch, item)


def _epoch_id(epoch: int) -> bytes:
    return epoch.to_bytes(8, "big")
