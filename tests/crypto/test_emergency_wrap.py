"""Claim: an emergency wrap is sealed as the format says, and opens at its own place alone."""

from dataclasses import replace

import pytest
import second_implementation as second

from crypto.derive import expand
from crypto.envelope import NO_KEY_ID, open_
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.wrap import WrapPlace

WHERE = WrapPlace("space", "section", 3, "reader", b"f" * 32, b"g" * 32)
KEY, NONCE = b"i" * 32, b"n" * 12
SEALED = second.emergency_wrap(KEY, NO_KEY_ID, WHERE.fields, NONCE, b"a signature and a wrap")
MOVED = {"space": "x", "section": "x", "epoch": 4, "reader": "x", "grant_hash": b"x" * 32}


def opened(where):
    at = place(Tag.INSTANCE, "wraps", "sealed", where.named(Tag.BREAK_GLASS))
    return open_(expand(KEY, at), NO_KEY_ID, SEALED, at)


def test_both_implementations_agree():
    assert opened(WHERE) == b"a signature and a wrap"


@pytest.mark.parametrize("field", MOVED)
def test_any_other_place_is_refused(field):
    with pytest.raises(CannotOpenError):
        opened(replace(WHERE, **{field: MOVED[field]}))
