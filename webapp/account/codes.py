"""Backup codes: 160 bits, written so that they can be read from paper and typed on a phone."""

import os

from crypto.passphrase import CODE_SIZE
from webapp.refusals import RefusalError

# Crockford's base 32: no letter that could be taken for a digit.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MEANT = str.maketrans("OIL", "011")
GROUP = 4
LENGTH = CODE_SIZE * 8 // 5


class NotACodeError(RefusalError):
    """What was typed cannot be a backup code."""


def new_code() -> bytes:
    """20 random bytes; shown once, kept nowhere."""
    return os.urandom(CODE_SIZE)


def shown(code: bytes) -> str:
    """Eight groups of four signs."""
    number = int.from_bytes(code, "big")
    signs = [SIGNS[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5)]
    return " ".join("".join(signs[at : at + GROUP]) for at in range(0, LENGTH, GROUP))


def typed(text: str) -> bytes:
    """The code somebody meant: case, spaces, dashes and look-alikes do not matter.
    NotACodeError when it cannot be one."""
    signs = "".join(sign for sign in text.upper().translate(MEANT) if sign.isalnum())
    if len(signs) != LENGTH or not set(signs) <= set(SIGNS):
        raise NotACodeError("not a backup code")
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    return number.to_bytes(CODE_SIZE, "big")
