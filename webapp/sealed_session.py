"""One session: reads like a dictionary to Flask, rests in a row that only its cookie opens."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flask.sessions import SessionMixin

from crypto.derive import keyed_index, subkey
from crypto.envelope import open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.keyfile import Secret
from webapp.session_parts import SeenSession, SessionKeys, Who, merged, packed, unpacked
from webapp.session_rows import SessionRow, SessionRows

LENGTH = int(timedelta(hours=8).total_seconds())
WRITTEN_EVERY = 15
COOKIE_SIZE = 32


class GuestsKeepNothingError(Exception):
    """Code tried to keep something in the session of somebody who is not signed in."""


class Session(SessionMixin):
    """Flask's `session`: reads like a dictionary, rests in a sealed row."""

    def __init__(self, rows: SessionRows, pepper: Secret, cookie: bytes | None, now: datetime):
        self.rows = rows
        self.cookie = cookie
        self.came_with = cookie
        self.modified = False
        self._pepper = pepper
        self._now = int(now.timestamp())
        self._loaded = False
        self._row: SessionRow | None = None
        self._who: Who | None = None
        self._was: dict[str, Any] = {}
        self._keys: SessionKeys | None = None

    @property
    def who(self) -> Who | None:
        """Who signed in here, until the absolute end."""
        self._load()
        return self._who

    @property
    def keys_now(self) -> SessionKeys | None:
        """The keys, until the idle end; none where somebody changed them from outside."""
        self._load()
        if self._keys is None and self._row is not None and self._row.sealed_keys is not None:
            try:
                self._keys = unpacked(self._opened(Tag.SESSION_KEYS, self._row.sealed_keys))
            except CannotOpenError:
                self._row = replace(self._row, sealed_keys=None)
        return self._keys

    @property
    def expires_at(self) -> int:
        """When the answer to a form may be forgotten."""
        self._load()
        return self._row.expires_at if self._row else self._now + LENGTH

    def begin(self, who: Who, keys: SessionKeys) -> None:
        """A new row under a new cookie; what was signed in here before ends."""
        self.end()
        self._settle(who, keys, self._now + LENGTH)
        self.rows.put(self._row)

    def renew(self) -> bool:
        """The same session under a new cookie, so that a copy of the old one is worth nothing.
        False when it was ended meanwhile: then nobody is signed in here any more."""
        keys = self.keys_now
        if self.who is None or keys is None or self._row is None:
            return False
        self.save()
        was, until = self._row.id, self._row.expires_at
        self._settle(self._who, keys, until)
        if self.rows.exchange(was, self._row):
            return True
        self.end()
        # The browser keeps its cookie: another form of its own may have renewed it just now.
        self.came_with = None
        return False

    def end(self) -> None:
        """The row goes; the cookie goes with the answer."""
        if self.who is not None:
            self.rows.end(self._row.id)
        self.cookie, self._row, self._who, self._keys = None, None, None, None
        self._loaded = True

    def prolong(self) -> None:
        """Moves the idle end, writing at most every few seconds."""
        if self.who is None or self._row.sealed_keys is None:
            return
        until = self._now + self._who.idle_minutes * 60
        if until - self._row.idle_ends_at >= WRITTEN_EVERY:
            self.rows.change(self._row.id, idle_ends_at=until)

    def keep_checked(self, checked: dict[str, Any]) -> None:
        """Remembers what was checked beside the keys, for as long as they stay."""
        if self.keys_now is not None:
            self._keys = replace(self._keys, checked=checked)
            sealed = self._sealed(Tag.SESSION_KEYS, self._row.id, packed(self._keys))
            self.rows.change(self._row.id, sealed_keys=sealed)

    def change_who(self, **changes: Any) -> None:
        """Language or idle minutes, for the rest of this session."""
        if self.who is not None:
            self._who = replace(self._who, **changes)
            self.save()
        if self.who is not None and "idle_minutes" in changes:
            until = self._now + self._who.idle_minutes * 60
            self.rows.change(self._row.id, idle_ends_at=until)

    def save(self) -> None:
        """Writes only what this request changed: what another one wrote meanwhile, such as the
        lock of a tablet in her hands, stands."""
        self.rows.rewrite(self._row.id, self._merged)
        self.modified = False

    def _merged(self, sealed: bytes) -> bytes:
        was, mine = self._was, asdict(self._who)
        now = self._opened(Tag.SESSION_WHO, sealed)
        notes = merged(was["notes"], mine["notes"], now["notes"])
        self._who = Who(**{**merged(was, mine, now), "notes": notes})
        self._was = asdict(self._who)
        return self._sealed(Tag.SESSION_WHO, self._row.id, self._was)

    def mark_of(self, account_id: str) -> bytes:
        """Finds the rows of an account without naming it."""
        return keyed_index(self._pepper.value, place(Tag.SESSION_ROW, "account", account_id))

    def seen(self, account_id: str) -> list[SeenSession]:
        """The idle minutes are an account's own, so those of this session serve for all."""
        idle = self.who.idle_minutes * 60 if self.who else 0
        return [
            SeenSession(
                _mark(row),
                datetime.fromtimestamp(row.expires_at - LENGTH, UTC),
                datetime.fromtimestamp(row.idle_ends_at - idle, UTC),
                self._row is not None and row.id == self._row.id,
            )
            for row in self.rows.of_account(self.mark_of(account_id))
            if row.expires_at > self._now
        ]

    def end_all(self, account_id: str, *, except_current: bool) -> None:
        kept = self._row.id if except_current and self.who else b""
        self.rows.end_all(self.mark_of(account_id), kept)
        if not except_current and self.who and self._who.account_id == account_id:
            self.end()

    def end_one(self, account_id: str, mark: str) -> None:
        """Of this account, and not this one: that is what signing out is for."""
        for row in self.rows.of_account(self.mark_of(account_id)):
            if _mark(row) == mark and not (self.who and row.id == self._row.id):
                self.rows.end(row.id)

    def cookie_key(self, tag: Tag, *fields: bytes | str) -> bytes:
        """A key that only this cookie, with the pepper, can make again."""
        return subkey(self.cookie, place(tag, *fields), salt=self._pepper.value)

    def __getitem__(self, name: str) -> Any:
        if name == "csrf_token":
            return self.who.csrf if self.who else self._guest_token()
        if name == "_user_id" and self.keys_now is not None:
            return self._who.account_id
        if self.who is None:
            raise KeyError(name)
        return self._who.notes[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if self.who is None:
            raise GuestsKeepNothingError(name)
        self._who.notes[name] = value
        self.modified = True

    def __delitem__(self, name: str) -> None:
        if self.who is None:
            raise KeyError(name)
        del self._who.notes[name]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(["csrf_token", *(self.who.notes if self.who else ())])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _guest_token(self) -> str:
        """The same for as long as the guest has this cookie, and nothing is written down."""
        self.cookie = self.cookie or os.urandom(COOKIE_SIZE)
        return self.cookie_key(Tag.GUEST).hex()[:32]

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        row = self.rows.find(self._row_id(self.cookie)) if self.cookie else None
        if row is None or row.expires_at <= self._now:
            return
        if row.idle_ends_at <= self._now and row.sealed_keys is not None:
            self.rows.change(row.id, sealed_keys=None)
            row = replace(row, sealed_keys=None)
        self._row = row
        try:
            self._who = Who(**self._opened(Tag.SESSION_WHO, row.sealed_who))
            self._was = asdict(self._who)
        except CannotOpenError:
            self._row = None

    def _settle(self, who: Who, keys: SessionKeys, expires_at: int) -> None:
        self.cookie = os.urandom(COOKIE_SIZE)
        row_id = self._row_id(self.cookie)
        self._who, self._keys, self._loaded = who, keys, True
        self._was = asdict(who)
        self._row = SessionRow(
            id=row_id,
            account_mark=self.mark_of(who.account_id),
            expires_at=expires_at,
            idle_ends_at=self._now + who.idle_minutes * 60,
            sealed_who=self._sealed(Tag.SESSION_WHO, row_id, asdict(who)),
            sealed_keys=self._sealed(Tag.SESSION_KEYS, row_id, packed(keys)),
        )

    def _row_id(self, cookie: bytes) -> bytes:
        return keyed_index(self._pepper.value, place(Tag.SESSION_ROW, "cookie", cookie))

    def _sealed(self, tag: Tag, row_id: bytes, content: dict[str, Any]) -> bytes:
        text = json.dumps(content, ensure_ascii=False).encode()
        return seal(self.cookie_key(tag), self._pepper.id, text, place(tag, row_id))

    def _opened(self, tag: Tag, sealed: bytes) -> dict[str, Any]:
        where = place(tag, self._row.id)
        return json.loads(open_(self.cookie_key(tag), self._pepper.id, sealed, where))


def _mark(row: SessionRow) -> str:
    """A part of the row's name, which is itself made from the cookie and a pepper."""
    return row.id[:8].hex()
