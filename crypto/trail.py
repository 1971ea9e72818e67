"""The chain of a trail: each link commits to a line without showing it."""

import hashlib

from crypto.labels import Tag, place

START = bytes(32)
SALT_SIZE = 16


def commitment(salt: bytes, line: bytes) -> bytes:
    """32 bytes that commit to a line. The salt lies inside the sealed line, so nobody can guess."""
    return hashlib.sha256(place(Tag.TRAIL_COMMITMENT, salt, line)).digest()


def link(space: str, number: int, previous: bytes, committed: bytes, day: str) -> bytes:
    """The hash of one link: changing, dropping or moving a line changes every later one."""
    return hashlib.sha256(place(Tag.TRAIL_LINK, space, number, previous, committed, day)).digest()
