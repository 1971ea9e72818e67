"""Signed grants at rest, under the server's seal, found by an index that tells a thief nothing."""

from datetime import UTC

from crypto.labels import Tag
from webapp.database import Store, transaction
from webapp.space.authority import Authority
from webapp.space.grants import LIVE, WAITING, end_of, enforced
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import Document, read


def add_grant(store: Store, document: Document, state: str = LIVE, **more) -> str:
    """Store a signed grant; returns its id. Wraps are made apart (wraps.py)."""
    body = document.body
    facts = {**enforced(body), "state": state, "ended": None, **more}
    last = end_of(body, facts).astimezone(UTC).date().isoformat()
    with transaction(store.db):
        _insert(store, body["id"], body["space"], body["reader"], last, facts, document)
    return body["id"]


def add_owner_row(store: Store, authority: Authority) -> str:
    """The owner's own row: its entry is the charter or the latest owner entry itself."""
    owner, entry = authority.owner, authority.entry
    facts = {"state": LIVE, "ended": None, "owner": True}
    id_ = entry.hash.hex()[:32]
    with transaction(store.db):
        store.db.execute(_DROP_OWNER_WRAPS, [authority.space])
        store.db.execute(_DROP_OWNER_ROW, [authority.space])
        _insert(store, id_, authority.space, owner.account, "", facts, entry)
    return id_


_DROP_OWNER_ROW = "delete from grants where space_id = ? and ends_on = ''"
_DROP_OWNER_WRAPS = (
    "delete from wraps where grant_id in"
    " (select id from grants where space_id = ? and ends_on = '')"
)


def _insert(store, id_, space, reader, ends_on, facts, document: Document) -> None:
    seal = store.seal
    # A reader's look-ups must not stumble over what is not his yet: he would know by the time.
    found_at = f"waiting {space}" if facts["state"] == WAITING else space
    store.db.execute(
        "insert into grants values (?, ?, ?, ?, ?, ?)",
        [
            id_,
            space,
            seal.reader_index(reader, found_at),
            ends_on,
            seal.seal_facts("grants", "sealed_facts", id_, facts),
            seal.seal("grants", "sealed_entry", id_, document.dump().encode()),
        ],
    )


def document_of(store: Store, grant_id: str) -> Document:
    """What was signed. The caller has just checked the grant."""
    row = store.db.execute("select sealed_entry from grants where id = ?", [grant_id]).fetchone()
    return read(store.seal.open("grants", "sealed_entry", grant_id, row[0]).decode(), Tag.GRANT)


def space_of(store: Store, reader: str, grant_id: str) -> str:
    """The space of one of this reader's own grants; NotGrantedError for any other id."""
    row = store.db.execute(
        "select space_id, reader_index from grants where id = ?", [grant_id]
    ).fetchone()
    if not row or row[1] != store.seal.reader_index(reader, row[0]):
        raise NotGrantedError("no such grant of his")
    return row[0]
