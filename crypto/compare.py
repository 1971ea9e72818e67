"""A short number both screens derive from what they saw, to be compared by two people."""

import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from crypto.labels import Tag, place
from crypto.passphrase import FLOOR_ITERATIONS, FLOOR_MEMORY_KIB, SALT_SIZE

BITS = 66


def compare_number(*seen: bytes | str) -> int:
    """66 bits over everything seen, as one whole number: six words of a list of 2048.

    It is made slow on purpose (Argon2id at its floor, RFC 9106): who stands between two
    screens may choose keys on both sides and needs about 2**33 tries to find two that read
    alike, which is minutes at the speed of a bare hash and years at this one.
    """
    return _stretched(place(Tag.COMPARE, *seen))


@lru_cache(maxsize=64)
def _stretched(where: bytes) -> int:
    """Remembered, because a page that waits asks again every few seconds."""
    digest = hashlib.sha256(where).digest()
    slow = Argon2id(
        salt=digest[:SALT_SIZE],
        length=32,
        iterations=FLOOR_ITERATIONS,
        lanes=1,
        memory_cost=FLOOR_MEMORY_KIB,
    ).derive(digest)
    return int.from_bytes(slow, "big") >> (256 - BITS)
