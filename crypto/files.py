"""A file of any length, sealed in chunks with constant memory (c2sp.org/chunked-encryption)."""

import os
from collections.abc import Iterable, Iterator

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from crypto.envelope import CHUNKED_FILE, HEAD_SIZE, NO_KEY_ID, head
from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place

KEY_SIZE = 32
STEP = 65536
_END = b"\x01"


def new_file_key() -> bytes:
    """A key for one file alone."""
    return os.urandom(KEY_SIZE)


def file_place(space: str, section: str, item: str, file: str) -> bytes:
    """What a file is bound to."""
    return place(Tag.FILE, space, section, item, file)


def seal_file(key: bytes, where: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The sealed file piece by piece, however the plain one was cut. One key seals one file."""
    if len(key) != KEY_SIZE:
        raise TooWeakError("a file key is 32 bytes")
    start, length = head(CHUNKED_FILE, NO_KEY_ID), 0
    cipher = Cobblestone256Encryptor(key, start + where)
    yield start
    for piece in pieces:
        length += len(piece)
        yield cipher.update(piece)
    yield cipher.update(_END + bytes(-(length + 1) % STEP))
    yield cipher.finalize()


def open_file(key: bytes, where: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The plain file piece by piece, or CannotOpenError, which may come as late as the end: use
    nothing of it before that."""
    try:
        yield from _without_padding(_opened(key, where, iter(pieces)))
    except (InvalidTag, ValueError):
        raise CannotOpenError from None


def _opened(key: bytes, where: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    start = b""
    while len(start) < HEAD_SIZE:
        piece = next(pieces, None)
        if piece is None:
            raise CannotOpenError
        start += piece
    expected = head(CHUNKED_FILE, NO_KEY_ID)
    if start[:HEAD_SIZE] != expected:
        raise CannotOpenError
    cipher = Cobblestone256Decryptor(key, expected + where)
    yield cipher.update(start[HEAD_SIZE:])
    for piece in pieces:
        yield cipher.update(piece)
    yield cipher.finalize()


def _without_padding(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Holds the last step back until the end is known."""
    held, length = b"", 0
    for piece in pieces:
        length += len(piece)
        held += piece
        if len(held) > STEP:
            yield held[:-STEP]
            held = held[-STEP:]
    text = held.rstrip(b"\0")
    if length == 0 or length % STEP or not text.endswith(_END):
        raise CannotOpenError
    yield text[:-1]
