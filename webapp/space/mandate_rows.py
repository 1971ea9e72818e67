"""The rows of a mandate: dates and persons under the server's seal, its key in a box per holder."""

from contextlib import suppress
from datetime import UTC, datetime

from crypto.account import PublicKeys
from crypto.box import seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store
from webapp.space.refused import NotGrantedError


def add_row(store: Store, space: str, id_: str, facts: dict, sealed: bytes) -> None:
    """A new record, for its holders to be named."""
    row = [id_, space, _held_until(facts), _sealed(store, id_, facts), sealed]
    store.db.execute("insert into mandates values (?, ?, ?, ?, ?)", row)


def key_for(key: bytes, space: str, id_: str, account: str, keys: PublicKeys) -> bytes:
    """The record's key for one holder."""
    return seal_to(keys.box, key, place(Tag.MANDATE_KEY, space, id_, account))


def let_holder(store: Store, space: str, id_: str, account: str, sealed: bytes) -> None:
    """From now on this account finds the record among its own."""
    index = store.seal.reader_index(account, space)
    store.db.execute("insert or ignore into mandate_keys values (?, ?, ?)", [id_, index, sealed])


def facts_of(store: Store, space: str, id_: str) -> dict:
    """What the server must know of a record: dates, and who may put them off."""
    row = store.db.execute(
        "select sealed_facts from mandates where id = ? and space_id = ?", [id_, space]
    ).fetchone()
    if not row:
        raise NotGrantedError("no such record")
    return store.seal.open_facts("mandates", "sealed_facts", id_, row[0])


def all_facts(store: Store) -> list[dict]:
    """The same of every record that can be read, to be counted."""
    rows = store.db.execute("select id, sealed_facts from mandates").fetchall()
    found = []
    for id_, sealed in rows:
        with suppress(CannotOpenError):
            found.append(store.seal.open_facts("mandates", "sealed_facts", id_, sealed))
    return found


def keep_facts(store: Store, id_: str, facts: dict) -> None:
    """Store them again, and until which day she is not told."""
    store.db.execute(
        "update mandates set sealed_facts = ?, told_on = ? where id = ?",
        [_sealed(store, id_, facts), _held_until(facts), id_],
    )


def _held_until(facts: dict) -> str:
    # As the sweeper counts days, whatever the zone of the day that a court named.
    told = datetime.fromisoformat(facts["told"]).astimezone(UTC)
    return told.date().isoformat() if facts["held"] else ""


def _sealed(store: Store, id_: str, facts: dict) -> bytes:
    return store.seal.seal_facts("mandates", "sealed_facts", id_, facts)
