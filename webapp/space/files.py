"""Papers beside an item: sealed under a key of their own, which lies in the item's body."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crypto.errors import CannotOpenError
from crypto.files import file_place, new_file_key, open_file, seal_file
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space.grants import WRITE
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.pieces import SIZE, keep_pieces, pieces_of
from webapp.space.refused import ChangedBehindError, NotGrantedError

MOST = 10 * 1024 * 1024
TYPES = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
"""What a file begins with, and what it is then: its name and what a browser says prove nothing."""


def type_of(first: bytes) -> str:
    """What a file is that begins like this; empty for what is not kept."""
    return next((type_ for start, type_ in TYPES.items() if first.startswith(start)), "")


class TooLargeError(RefusalError):
    """More bytes than may be kept."""


class NotThisTypeError(RefusalError):
    """Neither a PDF nor a JPEG nor a PNG picture."""


@dataclass(frozen=True, repr=False)
class SealedFile:
    """What an item's body keeps of its file. `item` is the id the item must have."""

    id: str
    item: str
    type: str
    size: int
    digest: str
    key: bytes

    def __repr__(self):
        return "SealedFile(****)"

    def as_body(self) -> dict:
        """Plain JSON values, for the field `file` of the item's body."""
        said = {"id": self.id, "item": self.item, "type": self.type, "size": self.size}
        return {**said, "digest": self.digest, "key": self.key.hex()}

    @classmethod
    def of(cls, body: dict) -> "SealedFile":
        """The file that `as_body` described."""
        said = (body[name] for name in ("id", "item", "type", "size", "digest"))
        return cls(*said, bytes.fromhex(body["key"]))


def keep_file(space: OpenSpace, kind: str, stream: BinaryIO, item: str = "") -> SealedFile:
    """Seal and store a file; save an item whose body carries `as_body()` under "file", in the
    same transaction. Without `item` an id is chosen for a new one: `Put(..., item=file.item,
    is_new=True)`. TooLargeError, NotThisTypeError; NotGrantedError without the right to write.
    """
    section = space.section(kind)
    if not section.may_write or not space.counts(WRITE, kind):
        raise NotGrantedError("may not write here")
    return keep_apart(space.store, space.id, section.id, item or os.urandom(16).hex(), stream)


class _Reading:
    """Counts what goes by, and stops where it is too much."""

    def __init__(self, stream: BinaryIO):
        self._stream, self.size = stream, 0
        self._first = stream.read(SIZE)
        self.type = type_of(self._first)
        if not self.type:
            raise NotThisTypeError("not a type that is kept")

    def pieces(self) -> Iterator[bytes]:
        piece = self._first
        while piece:
            self.size += len(piece)
            if self.size > MOST:
                raise TooLargeError("more than a file may have")
            yield piece
            piece = self._stream.read(SIZE)


def keep_apart(store: Store, space: str, section: str, owner: str, stream: BinaryIO) -> SealedFile:
    """A file that belongs to a record of its own instead of an item; `owner` is its id. The
    caller has checked who may. Errors as for `keep_file`."""
    reading = _Reading(stream)
    id_, key = os.urandom(16).hex(), new_file_key()
    sealed = seal_file(key, file_place(space, section, owner, id_), reading.pieces())
    with transaction(store.db):
        digest = keep_pieces(store, id_, section, owner, sealed)
    return SealedFile(id_, owner, reading.type, reading.size, digest, key)


def read_file(section: OpenSection, file: SealedFile) -> Iterator[bytes]:
    """The plain file piece by piece, once all of it is known to be what the item names.
    ChangedBehindError when a piece is changed, missing or too many."""
    return read_apart(section.store, section.space, section.id, file)


def read_apart(store: Store, space: str, section: str, file: SealedFile) -> Iterator[bytes]:
    """The same for a file that `keep_apart` kept."""
    digest = hashlib.sha256()
    try:
        for piece in pieces_of(store, file.id, section):
            digest.update(piece)
    except CannotOpenError:
        raise ChangedBehindError("a piece is not where it was put") from None
    if digest.hexdigest() != file.digest:
        raise ChangedBehindError("a file is not what its item says")
    where = file_place(space, section, file.item, file.id)
    return _opened(file, where, pieces_of(store, file.id, section))


def _opened(file: SealedFile, where: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from open_file(file.key, where, pieces)
    except CannotOpenError:
        raise ChangedBehindError("a file does not open") from None
