"""Told without her OK: lines that a law or a court compelled somebody to pass on, copied apart.

It gives nobody a key. Discloser, approver and owner read the copy; she reads it at once, or,
where telling her was put off, from a day that comes by itself (delays.py).
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from crypto.envelope import NO_KEY_ID, open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import kinds, trail
from webapp.space.files import SealedFile, keep_apart
from webapp.space.mandate_rows import add_row, facts_of, keep_facts, key_for, let_holder
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import Document, read, write

COURT_ORDER, REPORT, DANGER = "court-order", "report", "danger"
FIRST, TOGETHER, AFTER, DELAYED = "first", "together", "after", "delayed"
DELAY = timedelta(days=7)
NEVER = (kinds.PRIVATE, kinds.LOG)
PAPERS_LIE_IN = "legal"
"""The section to whose place the file beside a record is bound. Its key opens none of them."""


class NotCompelledError(RefusalError):
    """A law that only allows it is no mandate."""


class NeedsApproverError(RefusalError):
    """A court order is looked at by a second person before anything goes out."""


@dataclass(frozen=True)
class Mandate:
    """One record as one of its holders reads it. `lines` are the copies that went out; `told_at`
    is when she may read it, `was_renewed` who put that off further, and why."""

    id: str
    space: str
    kind: str
    document: Document
    made_at: datetime
    told_at: datetime
    approved_by: str
    was_renewed: list[dict]

    @property
    def lines(self) -> list[dict]:
        """Section kind, item, version, body, source and author of each line."""
        return self.document.body["lines"]

    @property
    def may_go_out(self) -> bool:
        """A court order goes out once its approver has signed."""
        return self.kind != COURT_ORDER or bool(self.approved_by)


def disclose(
    space: OpenSpace, discloser: Signer, kind: str, chosen: dict[str, tuple[str, ...]], said: dict,
    *, told: str, is_compelled: bool, approver: Card | None = None, paper: BinaryIO | None = None
) -> str:  # fmt: skip
    """Copy the chosen lines into a record of their own; returns its id.

    `said` is what the page asked: authority, citation, to whom, who decided, steps taken.
    NotGrantedError for a line the discloser cannot open already, for "Just for me" and the log,
    and for the owner herself; NotCompelledError; NeedsApproverError.
    """
    if space.is_owner or not any(chosen.values()) or set(chosen) & set(NEVER):
        raise NotGrantedError("nothing here to disclose")
    if not is_compelled:
        raise NotCompelledError("allowed is not compelled")
    if kind == COURT_ORDER and (approver is None or approver.account == discloser.account):
        raise NeedsApproverError("a court order needs a second person")
    store, id_ = space.store, os.urandom(16).hex()
    until = store.now + (DELAY if told == DELAYED else timedelta())
    with transaction(store.db):
        section = space.authority.sections[PAPERS_LIE_IN]
        file = keep_apart(store, space.id, section, id_, paper) if paper else None
        document = _signed(space, discloser, id_, kind, _copied(space, chosen), said, told, file)
        _store(space, discloser, document, until, approver)
        if told != DELAYED:
            note_told(store, space.id, id_, discloser, store.now, until)
    return id_


def _copied(space: OpenSpace, chosen: dict[str, tuple[str, ...]]) -> list[dict]:
    items = [(kind, space.section(kind).item(id_)) for kind in chosen for id_ in chosen[kind]]
    return [
        {
            "section": kind,
            "item": item.id,
            "version": item.version,
            "kind": item.kind,
            "body": {k: v for k, v in item.body.items() if k != "file"},
            "source": item.source,
            "author": item.author,
        }
        for kind, item in items
    ]


def _signed(space, discloser: Signer, id_, kind, lines, said, told, file: SealedFile | None):
    body = {
        "id": id_,
        "space": space.id,
        "kind": kind,
        "discloser": discloser.account,
        "lines": lines,
        "said": said,
        "told": told,
        "paper": file.as_body() if file else None,
        "at": space.store.now.isoformat(),
    }
    return write(Tag.MANDATE, body).signed_by("discloser", discloser.identity)


def _store(
    space: OpenSpace, discloser: Signer, document: Document, until: datetime, approver: Card | None
) -> None:
    store, id_, key = space.store, document.body["id"], os.urandom(32)
    owner = space.authority.owner
    hers = key_for(key, space.id, id_, owner.account, owner.keys)
    facts = {
        "kind": document.body["kind"],
        "discloser": discloser.account,
        "identity": discloser.card.keys.identity.hex(),
        "approver": [approver.account, approver.keys.identity.hex()] if approver else [],
        "owner": owner.account,
        "made": store.now.isoformat(),
        "told": until.isoformat(),
        "held": hers.hex() if until > store.now else "",
        "approval": "",
        "renewals": [],
    }
    sealed = seal(key, NO_KEY_ID, document.dump().encode(), place(Tag.MANDATE, space.id, id_))
    add_row(store, space.id, id_, facts, sealed)
    for card in filter(None, (discloser.card, approver)):
        let_holder(
            store,
            space.id,
            id_,
            card.account,
            key_for(key, space.id, id_, card.account, card.keys),
        )
    if not facts["held"]:
        let_holder(store, space.id, id_, owner.account, hers)


def note_told(
    store: Store, space: str, id_: str, discloser: Hand | str, made: datetime, told: datetime
) -> None:
    """The line in her trail, with both dates. It is written when she may know, not before."""
    about = {"mandate": id_, "made": made.isoformat(), "told": told.isoformat()}
    if isinstance(discloser, str):
        trail.note(store, space, None, "told-without-ok", person=discloser, **about)
    else:
        trail.note(store, space, discloser, "told-without-ok", **about)


def mandates(store: Store, me: Hand, space: str) -> list[Mandate]:
    """Every record of one space that this person may read, oldest first."""
    rows = store.db.execute(
        "select m.id, m.sealed_facts, m.sealed, k.sealed from mandates m"
        " join mandate_keys k on k.mandate_id = m.id"
        " where k.holder_index = ? and m.space_id = ? order by m.rowid",
        [store.seal.reader_index(me.account, space), space],
    ).fetchall()
    found = []
    for row in rows:
        with suppress(CannotOpenError):
            found.append(_read(store, me, space, *row))
    return found


def _read(store: Store, me: Hand, space: str, id_: str, sealed_facts, sealed, wrapped) -> Mandate:
    facts = store.seal.open_facts("mandates", "sealed_facts", id_, sealed_facts)
    key = me.box.open(wrapped, place(Tag.MANDATE_KEY, space, id_, me.account))
    document = read(
        open_(key, NO_KEY_ID, sealed, place(Tag.MANDATE, space, id_)).decode(), Tag.MANDATE
    )
    document.check("discloser", bytes.fromhex(facts["identity"]))
    if (document.body["id"], document.body["space"]) != (id_, space):
        raise CannotOpenError
    made, told = (datetime.fromisoformat(facts[when]) for when in ("made", "told"))
    by = _approved_by(facts, document)
    return Mandate(id_, space, facts["kind"], document, made, told, by, facts["renewals"])


def _approved_by(facts: dict, document: Document) -> str:
    if not facts["approval"]:
        return ""
    account, identity = facts["approver"]
    approval = read(facts["approval"], Tag.MANDATE)
    approval.check("approver", bytes.fromhex(identity))
    return account if approval.body["approves"] == document.hash.hex() else ""


def approve(store: Store, approver: Signer, space: str, id_: str) -> None:
    """The second person's signature over the whole record. NotGrantedError for anybody but the
    approver it names."""
    with transaction(store.db):
        mine = [one for one in mandates(store, approver, space) if one.id == id_]
        facts = facts_of(store, space, id_) if mine else {}
        if not mine or facts["approver"][:1] != [approver.account]:
            raise NotGrantedError("not hers to approve")
        body = {"approves": mine[0].document.hash.hex(), "at": store.now.isoformat()}
        approval = write(Tag.MANDATE, body).signed_by("approver", approver.identity)
        keep_facts(store, id_, facts | {"approval": approval.dump()})
