"""Who opened, tried, granted and stopped: one signed chain per space, readable by its holders.

In clear stand number, previous hash, commitment and day; the line itself is sealed to the
space's log key, so anyone may append and only a holder of that key may read.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.trail import SALT_SIZE, START, commitment, link
from webapp.database import Store, transaction
from webapp.space.people import Hand
from webapp.space.signatures import check_signature

SERVER = "server"


@dataclass(frozen=True)
class Line:
    """One line as a holder reads it. `by_key` is the hand key (hex) that signed it."""

    number: int
    kind: str
    actor: str
    at: datetime
    sections: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    about: dict = field(default_factory=dict)
    by_key: str = ""


@dataclass(frozen=True)
class Reading:
    """The lines that could be read, the head, and the numbers of links that do not hold."""

    lines: list[Line]
    head: tuple[int, str]
    broken: list[int]


def note(
    store: Store,
    space: str,
    actor: Hand | None,
    kind: str,
    *,
    person: str = "",
    sections: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
    **about,
) -> None:
    """Append one line, signed by the actor's hand key or, without one, by the server's.

    `person` names whom the server's line is about. Call inside the transaction of the act
    itself, so that neither stands without the other.
    """
    body = {
        "kind": kind,
        "actor": actor.account if actor else person or SERVER,
        "at": store.now.isoformat(timespec="seconds"),
        "sections": list(sections),
        "items": list(items),
        "about": about,
    }
    with transaction(store.db):
        log_key = store.db.execute("select log_key from spaces where id = ?", [space]).fetchone()
        if log_key:
            _append(store, space, actor, json.dumps(body, ensure_ascii=False), log_key[0])


def _append(store: Store, space: str, actor: Hand | None, text: str, log_key: bytes) -> None:
    number, previous = head_of(store, space)
    number += 1
    salt, key = os.urandom(SALT_SIZE), actor.hand if actor else store.seal.log_signer
    committed = commitment(salt, text.encode())
    day = store.now.date().isoformat()
    hash_ = link(space, number, bytes.fromhex(previous), committed, day)
    signature = key.sign(_signed(space, number, hash_))
    line = json.dumps([salt.hex(), signature.hex(), key.public.hex(), text]).encode()
    sealed = _sealed(log_key, line, place(Tag.TRAIL_LINE, space, number))
    store.db.execute(
        "insert into trail values (?, ?, ?, ?, ?, ?, ?)",
        [space, number, bytes.fromhex(previous), committed, hash_, day, sealed],
    )


def _sealed(log_key: bytes, line: bytes, where: bytes) -> bytes:
    """Where somebody put nonsense in the place of the key, the chain says that something happened,
    and no stop waits for more than that."""
    try:
        return seal_to(log_key, line, where)
    except CannotOpenError:
        return b""


def _signed(space: str, number: int, hash_: bytes) -> bytes:
    return place(Tag.TRAIL_SIGNATURE, space, number, hash_)


def head_of(store: Store, space: str) -> tuple[int, str]:
    """Number and hash (hex) of the last link; (0, zeros) for an empty trail."""
    row = store.db.execute(
        "select number, hash from trail where space_id = ? order by number desc limit 1", [space]
    ).fetchone()
    return (row[0], row[1].hex()) if row else (0, START.hex())


def read_trail(store: Store, space: str, log_box: BoxKey, *, newest: int | None = None) -> Reading:
    """Open the newest lines (all when None), newest first, and check every link of the chain."""
    rows = store.db.execute(
        "select number, previous, commitment, hash, day, sealed from trail"
        " where space_id = ? order by number",
        [space],
    ).fetchall()
    broken = _broken_links(space, rows)
    lines = []
    for row in rows[-newest:] if newest else rows:
        try:
            lines.append(_line(space, row, log_box))
        except (CannotOpenError, ValueError, KeyError, TypeError, AttributeError):
            broken.append(row[0])
    head = (rows[-1][0], rows[-1][3].hex()) if rows else (0, START.hex())
    return Reading(lines[::-1], head, sorted(set(broken)))


def _broken_links(space: str, rows: list) -> list[int]:
    broken, previous = [], START
    for expected, (number, before, committed, hash_, day, _sealed) in enumerate(rows, 1):
        holds = link(space, number, before, committed, day) == hash_
        if number != expected or before != previous or not holds:
            broken.append(number)
        previous = hash_
    return broken


def _line(space: str, row: tuple, log_box: BoxKey) -> Line:
    number, _before, committed, hash_, _day, sealed = row
    opened = log_box.open(sealed, place(Tag.TRAIL_LINE, space, number))
    salt, signature, public, text = json.loads(opened)
    if commitment(bytes.fromhex(salt), text.encode()) != committed:
        raise CannotOpenError
    check_signature(bytes.fromhex(public), bytes.fromhex(signature), _signed(space, number, hash_))
    return _shaped(number, json.loads(text), public)


def _shaped(number: int, body: dict, public: str) -> Line:
    """Anybody who writes rows can append a line: pages are spared what no program of ours wrote."""
    at, about = datetime.fromisoformat(body["at"]), body["about"]
    words = [body["kind"], body["actor"], *body["sections"], *body["items"]]
    words += [value for name, value in about.items() if name not in _NOT_WORDS]
    if at.tzinfo is None or not all(isinstance(word, str) for word in words):
        raise CannotOpenError
    if not isinstance(about.get("lists", {}), dict) or not _are_words(about.get("grants", [])):
        raise CannotOpenError
    kind, actor, sections, items = (body[k] for k in ("kind", "actor", "sections", "items"))
    return Line(number, kind, actor, at, tuple(sections), tuple(items), about, public)


def _are_words(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(word, str) for word in said)


_NOT_WORDS = ("lists", "failed", "grants", "signers")
"""What a line says that is no single text."""


def extends(store: Store, space: str, head: tuple[int, str]) -> bool:
    """Whether today's trail still contains the head somebody kept: false after a rollback."""
    number, hash_ = head
    return number == 0 or hash_at(store, space, number) == bytes.fromhex(hash_)


def hash_at(store: Store, space: str, number: int) -> bytes | None:
    """The link at one place of the chain; None when the chain is shorter."""
    row = store.db.execute(
        "select hash from trail where space_id = ? and number = ?", [space, number]
    ).fetchone()
    return row[0] if row else None


def reseal(store: Store, space: str, old: BoxKey, new: bytes) -> None:
    """Seal every line to a new log key; the chain holds commitments and does not change. A
    line that cannot be opened stays as it is: reading names it, and it keeps nothing up."""
    with transaction(store.db):
        rows = store.db.execute(
            "select number, sealed from trail where space_id = ?", [space]
        ).fetchall()
        for number, sealed in rows:
            where = place(Tag.TRAIL_LINE, space, number)
            with suppress(CannotOpenError):
                store.db.execute(
                    "update trail set sealed = ? where space_id = ? and number = ?",
                    [seal_to(new, old.open(sealed, where), where), space, number],
                )
        store.db.execute("update spaces set log_key = ? where id = ?", [new, space])
