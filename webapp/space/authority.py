"""Who has authority over a space: charter, one hand-over, and the successions of its owner."""

import hashlib
import json
import os
from dataclasses import dataclass, replace

from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.space import kinds
from webapp.space.people import Card, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import Document, read, write


@dataclass(frozen=True)
class Authority:
    """The outcome of reading the entries of one space in order. `earlier` had the owner's
    powers before: what they signed is history, and opens nothing."""

    space: str
    founder: Card
    owner: Card
    sections: dict[str, str]
    entry: Document
    handed_over: bool
    earlier: tuple[Card, ...] = ()

    def kind_of(self, section: str) -> str:
        """The kind of a section id."""
        return next(kind for kind, id_ in self.sections.items() if id_ == section)

    def is_owner(self, account: str) -> bool:
        """Whether this account owns the space now."""
        return self.owner.account == account


def charter(founder: Signer, now: str) -> tuple[str, Document]:
    """A new space: its id, which is the charter's hash, and the charter its founder signs."""
    body = {
        "founder": founder.card.as_body(),
        "sections": {kind: os.urandom(16).hex() for kind in kinds.AT_FOUNDING},
        "at": now,
        "salt": os.urandom(16).hex(),
    }
    document = write(Tag.CHARTER, body).signed_by("founder", founder.identity)
    return space_id_of(document), document


def space_id_of(document: Document) -> str:
    """64 hex digits: the space's id is the hash of its charter."""
    return hashlib.sha256(place(Tag.SPACE_ID, document.text)).hexdigest()


def hand_over_entry(space: str, founder: Signer, owner: Card, now: str) -> Document:
    """The entry that makes the youth the owner, signed by the founder; her signature follows."""
    body = {
        "space": space,
        "founder": founder.account,
        "owner": owner.as_body(),
        "private": os.urandom(16).hex(),
        "at": now,
    }
    return write(Tag.HANDOVER, body).signed_by("founder", founder.identity)


def succession_entry(space: str, old: Signer, new: Signer, now: str) -> Document:
    """The owner's new keys, signed by the old identity and by the new one."""
    body = {"space": space, "old": old.card.fingerprint, "new": new.card.as_body(), "at": now}
    document = write(Tag.SUCCESSION, body)
    return document.signed_by("old", old.identity).signed_by("new", new.identity)


def add_entry(store: Store, space: str, document: Document) -> None:
    """Append one entry to the space's chain."""
    with transaction(store.db):
        number = store.db.execute(
            "select coalesce(max(number), 0) + 1 from entries where space_id = ?", [space]
        ).fetchone()[0]
        row = f"{space}/{number}"
        sealed = store.seal.seal("entries", "sealed_entry", row, document.dump().encode())
        store.db.execute("insert into entries values (?, ?, ?)", [space, number, sealed])


def authority_over(store: Store, space: str) -> Authority:
    """Read and verify the chain. NotGrantedError when the space does not exist;
    CannotOpenError when its charter is not the one its id names."""
    texts = _texts(store, space)
    if not texts:
        raise NotGrantedError("no such space")
    return _read_chain(space, texts)


def owner_entries(store: Store, space: str) -> list[Document]:
    """The entries that say who owned the space and with which keys, from the hand-over on. The
    charter, which names the founder's work, is not among them."""
    tagged = ((json.loads(text)["tag"], text) for text in _texts(store, space)[1:])
    return [read(text, Tag(tag)) for tag, text in tagged]


def _texts(store: Store, space: str) -> list[str]:
    rows = store.db.execute(
        "select number, sealed_entry from entries where space_id = ? order by number", [space]
    ).fetchall()
    return [
        store.seal.open("entries", "sealed_entry", f"{space}/{number}", sealed).decode()
        for number, sealed in rows
    ]


def _read_chain(space: str, texts: list[str]) -> Authority:
    first = read(texts[0], Tag.CHARTER)
    founder = Card.of(first.body["founder"])
    if space_id_of(first) != space:
        raise CannotOpenError
    first.check("founder", founder.keys.identity)
    state = Authority(space, founder, founder, first.body["sections"], first, False)
    for text in texts[1:]:
        state = _after(state, text)
    return state


def _after(state: Authority, text: str) -> Authority:
    """The first valid hand-over counts; an entry that is not valid changes nothing."""
    try:
        if json.loads(text)["tag"] == Tag.SUCCESSION.value:
            return _succeeded(state, read(text, Tag.SUCCESSION))
        return state if state.handed_over else _handed_over(state, read(text, Tag.HANDOVER))
    except (CannotOpenError, KeyError, TypeError, ValueError):
        return state


def _handed_over(state: Authority, entry: Document) -> Authority:
    body, owner = entry.body, Card.of(entry.body["owner"])
    if body["space"] != state.space or body["founder"] != state.founder.account:
        raise CannotOpenError
    entry.check("founder", state.founder.keys.identity)
    entry.check("owner", owner.keys.identity)
    sections = {**state.sections, kinds.PRIVATE: body["private"]}
    earlier = (*state.earlier, state.owner)
    return Authority(state.space, state.founder, owner, sections, entry, True, earlier)


def _succeeded(state: Authority, entry: Document) -> Authority:
    body, owner = entry.body, Card.of(entry.body["new"])
    if body["space"] != state.space or body["old"] != state.owner.fingerprint:
        raise CannotOpenError
    if not state.handed_over and owner.account != state.owner.account:
        raise CannotOpenError  # A founder may have new keys, and may not choose another founder.
    entry.check("old", state.owner.keys.identity)
    entry.check("new", owner.keys.identity)
    founder = state.founder if state.handed_over else owner
    earlier = (*state.earlier, state.owner)
    return replace(state, founder=founder, owner=owner, entry=entry, earlier=earlier)
