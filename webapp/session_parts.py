"""The two sealed parts of a session: who signed in, and the keys that go earlier."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Who:
    """The part that lasts until the absolute end. `notes` is what code puts in flask.session."""

    account_id: str
    kind: str
    language: str
    idle_minutes: int
    csrf: str
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class SessionKeys:
    """The part that goes at the idle end. `checked` holds what was checked of grants."""

    hand_seed: bytes
    box_seed: bytes
    checked: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "SessionKeys(****)"


@dataclass(frozen=True)
class SeenSession:
    """One line of "where you are signed in". `mark` names it and opens nothing."""

    mark: str
    started_at: datetime
    last_used_at: datetime
    is_current: bool


def merged(was: dict[str, Any], mine: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What stands now, with what changed from `was` to `mine`, and without what went."""
    kept = {name: value for name, value in now.items() if name in mine or name not in was}
    changed = {n: v for n, v in mine.items() if n not in was or was[n] != v}
    return kept | changed


def packed(keys: SessionKeys) -> dict[str, Any]:
    return {
        "h": b64encode(keys.hand_seed).decode(),
        "b": b64encode(keys.box_seed).decode(),
        "checked": keys.checked,
    }


def unpacked(read: dict[str, Any]) -> SessionKeys:
    return SessionKeys(b64decode(read["h"]), b64decode(read["b"]), read["checked"])
