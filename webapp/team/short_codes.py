"""The code of an invite: short enough to be said aloud, and good for a quarter of an hour."""

import secrets

from webapp.account.codes import MEANT, SIGNS

LENGTH = 8


def new_short_code() -> str:
    """40 random bits, as eight signs."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def code_from(typed: str) -> str:
    """The code that was meant, however it was typed."""
    signs = typed.upper().translate(MEANT)
    return "".join(sign for sign in signs if sign in SIGNS)


def shown(code: str) -> str:
    """XXXX-XXXX, as it is read out."""
    return f"{code[:4]}-{code[4:]}"
