"""A share that is being made: it travels in a sealed field of the page and is stored nowhere."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass

from flask import session

from crypto.envelope import open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.care.ceremonies import NOT_ASKED, SCREEN

FIELD = "next_step"
"""Named so that no page ever shows it again as something she typed."""

_NO_ID = bytes(8)


@dataclass(frozen=True)
class Draft:
    """What was picked so far: whom, which areas and lines, what for, for how many days; what
    the reader may do beside reading, what she thought over, whose yes is asked beside hers, where
    she wants her copy, whether she read already that one for a court stands alone, and who read
    it to her in which language."""

    person: str
    areas: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    purpose: str = ""
    words: str = ""
    days: int = 0
    warned: bool = False
    acts: tuple[str, ...] = ()
    other_ways: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    teach_back: str = NOT_ASKED
    supersedes: str = ""
    signers: tuple[str, ...] = ()
    receipt: str = SCREEN
    hinted: bool = False
    read_by: str = ""
    read_in: str = ""
    after_words: bool = False
    """Her secret words were right in this walk: from here on it leaves out who is kept away."""


def sealed(draft: Draft) -> str:
    """The field's value: only this session can open it, and only until it signs out."""
    text = json.dumps(asdict(draft)).encode()
    return urlsafe_b64encode(seal(_key(), _NO_ID, text, _where())).decode()


def opened(value: str) -> Draft | None:
    """The draft in a field; None for a field that is not from a page of this session."""
    try:
        body = json.loads(open_(_key(), _NO_ID, urlsafe_b64decode(value), _where()))
    except (CannotOpenError, ValueError):
        return None
    return Draft(**{k: tuple(v) if isinstance(v, list) else v for k, v in body.items()})


def _key() -> bytes:
    return session._get_current_object().cookie_key(Tag.SESSION_ROW, "share")


def _where() -> bytes:
    return place(Tag.SESSION_ROW, "share")
