"""Secret words and backup codes become unlocking keys: Argon2id (RFC 9106) or HKDF."""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from crypto.errors import TooWeakError

FLOOR_MEMORY_KIB = 19 * 1024
FLOOR_ITERATIONS = 2
SALT_SIZE = 16
CODE_SIZE = 20


@dataclass(frozen=True)
class Profile:
    """What one Argon2id run costs. It is bound into the slot, so it cannot be lowered unnoticed."""

    memory_kib: int
    iterations: int
    lanes: int
    for_tests: bool = False

    def __post_init__(self):
        below = self.memory_kib < FLOOR_MEMORY_KIB or self.iterations < FLOOR_ITERATIONS
        if below and not self.for_tests:
            raise TooWeakError("an Argon2id profile below 19 MiB and 2 rounds is only for tests")


STANDARD = Profile(memory_kib=64 * 1024, iterations=3, lanes=1)


def unlocking_from_words(words: str, salt: bytes, pepper: bytes, profile: Profile) -> bytes:
    """32 bytes from secret words. The pepper lies outside the database (Argon2 `secret`)."""
    if len(salt) < SALT_SIZE or not pepper:
        raise TooWeakError("secret words need a salt of 16 bytes and a pepper")
    return Argon2id(
        salt=salt,
        length=32,
        iterations=profile.iterations,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
        secret=pepper,
    ).derive(same_words(words).encode())


def same_words(words: str) -> str:
    """What was meant, however a phone typed it: one space, no capitals, one form of accents."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())
