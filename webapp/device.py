"""What a browser remembers, sealed: who signed in here before, and how far their account was."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

from flask import Request, Response, current_app

from crypto.errors import CannotOpenError

LIFETIME = 365 * 24 * 3600
# A cookie holds four kilobytes, and a box is padded to one: what was touched last stays.
MOST_BYTES = 1000

Head = tuple[int, bytes]


@dataclass
class Remembered:
    """One account as this browser last saw it."""

    number: int
    heads: dict[str, tuple[int, str]]

    def seq_of(self, space_id: str) -> int | None:
        """The place in the trail that this browser saw last."""
        head = self.heads.get(_short(space_id))
        return head[0] if head else None

    def agrees(self, space_id: str, seq: int, head: bytes) -> bool:
        """False when the trail had another line at this place, the last time it was seen."""
        seen = self.heads.get(_short(space_id))
        return seen is None or seen[0] != seq or seen[1] == _short(head)


@dataclass
class Device:
    """Reading makes an empty one out of whatever it cannot open."""

    id: str = field(default_factory=lambda: os.urandom(8).hex())
    _accounts: dict[str, Remembered] = field(default_factory=dict)

    @classmethod
    def read(cls, request: Request) -> "Device":
        sealed = request.cookies.get(cookie_name(), "")
        try:
            read = json.loads(_seal().open("device", "cookie", 0, urlsafe_b64decode(sealed)))
            accounts = {
                name: Remembered(number, {space: (seq, head) for space, seq, head in heads})
                for name, number, heads in read["accounts"]
            }
        except (CannotOpenError, ValueError):
            return cls()
        return cls(read["id"], accounts)

    def knows(self, account_id: str) -> bool:
        """Whether this account signed in here before."""
        return account_id in self._accounts

    def remembered(self, account_id: str) -> Remembered | None:
        """What was last seen of this account here."""
        return self._accounts.get(account_id)

    def remember(self, account_id: str, number: int, heads: dict[str, Head]) -> None:
        """Call after each sign-in that was right, and when an account's state changes."""
        self._accounts.pop(account_id, None)
        kept = {_short(space): (seq, _short(head)) for space, (seq, head) in heads.items()}
        self._accounts = {account_id: Remembered(number, kept), **self._accounts}

    def forget(self, account_id: str) -> None:
        self._accounts.pop(account_id, None)

    def write(self, response: Response) -> None:
        sealed = _seal().seal("device", "cookie", 0, self._packed())
        response.set_cookie(
            cookie_name(),
            urlsafe_b64encode(sealed).decode(),
            max_age=LIFETIME,
            path="/",
            secure=current_app.config["SETTINGS"].secure_cookies,
            httponly=True,
            samesite="Strict",
        )

    def _packed(self) -> bytes:
        """Drops what was touched longest ago until the rest fits."""
        accounts = [
            [name, seen.number, [[space, seq, head] for space, (seq, head) in seen.heads.items()]]
            for name, seen in self._accounts.items()
        ]
        while True:
            packed = json.dumps({"id": self.id, "accounts": accounts}, separators=(",", ":"))
            if len(packed) <= MOST_BYTES or not accounts:
                return packed.encode()
            if accounts[-1][2] and len(accounts) == 1:
                accounts[-1][2].pop()
            else:
                accounts.pop()


def cookie_name() -> str:
    secure = current_app.config["SETTINGS"].secure_cookies
    return "__Host-daybook-device" if secure else "daybook-device"


def _seal():
    return current_app.extensions["seal"]


def _short(value: str | bytes) -> str:
    raw = value.encode() if isinstance(value, str) else value
    return urlsafe_b64encode(hashlib.sha256(raw).digest()[:12]).decode()
