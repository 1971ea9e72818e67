"""The signed permission: one reader, what, what for, and an end. It holds no key."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from crypto.account import PublicKeys
from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.database import Store
from webapp.space.authority import Authority
from webapp.space.people import Card, Signer
from webapp.space.refused import NotTheOwnerError
from webapp.space.scopes import Scope
from webapp.space.signatures import Document, read, write
from webapp.space.signers import Needs, missing, needs_of

SEE, WRITE, REKEY, REJOIN, EMERGENCY = "see", "write", "rekey", "rejoin", "emergency"
"""What a grant may let its reader do. To help her back in ("rejoin") is reserved: nobody is asked
for it yet, because no page could keep that promise."""
OWNER_GRANT = "owner"

WAITING, LIVE, STOPPED, CLOSED = "waiting", "live", "stopped", "closed"
"""Not all who must sign have signed; running; ended by the server's word with a re-key still to
come; ended and re-keyed."""


@dataclass(frozen=True)
class Grant:
    """One row, checked against what was signed. `hash` binds its wraps; `settled` are the
    sections that were re-keyed since it ended."""

    id: str
    space: str
    reader: str
    keys: PublicKeys
    scope: Scope
    rights: frozenset[str]
    starts_at: datetime
    ends_at: datetime
    release: str
    hash: bytes
    state: str
    ended_at: datetime | None = None
    settled: frozenset[str] = frozenset()
    needs: Needs | None = None

    def is_running(self, now: datetime) -> bool:
        """Live, started, and not past its end."""
        return self.state == LIVE and self.starts_at <= now < self.ends_at

    def is_waiting(self, now: datetime) -> bool:
        """Not past the day until which others may sign."""
        return self.state == WAITING and now < min(self.needs.until, self.ends_at)


def sign_grant(
    owner: Signer,
    authority: Authority,
    reader: Card,
    scope: Scope,
    *,
    rights: frozenset[str],
    starts_at: datetime,
    ends_at: datetime,
    purpose_hash: str,
    release: str,
    now: datetime,
    needs: dict | None = None,
) -> Document:
    """The owner's signed entry. NotTheOwnerError for anybody else, since holding is not passing
    on, and for a grant that would make a second owner. `needs` is what `signers.needs_body`
    makes when others must sign too."""
    if not authority.is_owner(owner.account) or OWNER_GRANT in rights:
        raise NotTheOwnerError("only the owner grants")
    body = {
        "id": os.urandom(16).hex(),
        "space": authority.space,
        "reader": reader.account,
        "keys": [k.hex() for k in (reader.keys.identity, reader.keys.hand, reader.keys.box)],
        "scope": scope.as_body(),
        "rights": sorted(rights),
        "purpose": purpose_hash,
        "starts": starts_at.isoformat(),
        "ends": ends_at.isoformat(),
        "release": release,
        "at": now.isoformat(),
        **(needs or {}),
    }
    return write(Tag.GRANT, body).signed_by("owner", owner.identity)


def all_grants(store: Store, authority: Authority) -> tuple[list[Grant], list[str]]:
    """Every checked grant of the space, and the ids of rows that fail the check."""
    good, bad = [], []
    for row in _rows(store, authority):
        grant = _checked(store, authority, row)
        good.append(grant) if grant else bad.append(row[0])
    return good, bad


def grants_of(store: Store, authority: Authority, reader: str) -> list[Grant]:
    """The checked grants of one reader, found by his own index: nobody else's are opened."""
    index = store.seal.reader_index(reader, authority.space)
    rows = _rows(store, authority, "and reader_index = ?", index)
    found = [_checked(store, authority, row) for row in rows]
    return [grant for grant in found if grant and grant.reader == reader]


def one_grant(store: Store, authority: Authority, id_: str) -> Grant | None:
    """One checked grant of the space; None when it is absent, elsewhere or does not hold."""
    rows = _rows(store, authority, "and id = ?", id_)
    return _checked(store, authority, rows[0]) if rows else None


def _rows(store: Store, authority: Authority, only: str = "", *values: str) -> list[tuple]:
    query = "select id, space_id, sealed_facts, sealed_entry from grants where space_id = ?"
    return store.db.execute(f"{query} {only}", [authority.space, *values]).fetchall()


def _checked(store: Store, authority: Authority, row: tuple) -> Grant | None:
    """The grant, or None when its signature, chain or enforcement copy does not hold. What
    somebody signed who was owner earlier is closed, whatever the row says."""
    id_, space, sealed_facts, sealed_entry = row
    try:
        facts = store.seal.open_facts("grants", "sealed_facts", id_, sealed_facts)
        text = store.seal.open("grants", "sealed_entry", id_, sealed_entry).decode()
        if facts.get("owner"):
            own = owner_grant(authority)
            return own if own.id == id_ else None
        document = read(text, Tag.GRANT)
        body, by_owner = document.body, _is_by_owner(document, authority)
        if body["id"] != id_ or body["space"] != authority.space or space != authority.space:
            return None
        if any(facts[k] != v for k, v in enforced(body).items()):
            return None
    except (CannotOpenError, KeyError):
        return None
    return _grant(document, {**facts, "state": _state(store, body, facts) if by_owner else CLOSED})


def _state(store: Store, body: dict, facts: dict) -> str:
    """Live only with every signature it names: where one is gone, or its signer was excluded,
    it has ended, and a re-key is due."""
    needs = needs_of(body)
    if facts["state"] == LIVE and needs and missing(store, body["space"], needs):
        return STOPPED
    return facts["state"]


def _is_by_owner(document: Document, authority: Authority) -> bool:
    """False for the signature of an earlier owner; CannotOpenError for anybody else's."""
    for card in (authority.owner, *authority.earlier):
        with suppress(CannotOpenError):
            document.check("owner", card.keys.identity)
            return card is authority.owner
    raise CannotOpenError


def _grant(document: Document, facts: dict) -> Grant:
    body = document.body
    ended = facts["ended"]
    return Grant(
        body["id"],
        body["space"],
        body["reader"],
        PublicKeys(*(bytes.fromhex(k) for k in body["keys"])),
        Scope.of(body["scope"]),
        frozenset(body["rights"]),
        datetime.fromisoformat(body["starts"]),
        end_of(body, facts),
        body["release"],
        document.hash,
        facts["state"],
        datetime.fromisoformat(ended) if ended else None,
        frozenset(facts.get("settled", ())),
        needs_of(body),
    )


def end_of(body: dict, facts: dict) -> datetime:
    """The signed end, or an earlier moment at which another grant takes its place. The server's
    word for that can only make it earlier."""
    return min(map(datetime.fromisoformat, (body["ends"], *facts.get("gives_way", {}).values())))


def owner_grant(authority: Authority) -> Grant:
    """The owner's row as the authority itself says it: all sections, no end."""
    owner, entry = authority.owner, authority.entry
    return Grant(
        entry.hash.hex()[:32],
        authority.space,
        owner.account,
        owner.keys,
        Scope({section: None for section in authority.sections.values()}),
        frozenset({SEE, WRITE, REKEY, OWNER_GRANT}),
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
        "",
        entry.hash,
        LIVE,
    )


def enforced(body: dict) -> dict:
    """What the server must enforce, kept beside the signed entry and compared with it."""
    always = ("reader", "space", "scope", "starts", "ends", "rights")
    return {k: body[k] for k in (*always, "offer", "signers", "witnesses") if k in body}
