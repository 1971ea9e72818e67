"""The signed consent to share, under a key of its own for owner, recipient and signers."""

import os
from contextlib import suppress

from crypto.account import PublicKeys
from crypto.box import BoxKey, seal_to
from crypto.envelope import open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.space.people import Card, Hand
from webapp.space.signatures import Document, read

_NO_ID = bytes(8)


def add_release(store: Store, document: Document, holders: dict[str, PublicKeys]) -> str:
    """Store a signed release for its holders (account id to keys); returns its id."""
    id_, key = document.hash.hex(), os.urandom(32)
    space, today = document.body["space"], store.now.date().isoformat()
    sealed = seal(key, _NO_ID, document.dump().encode(), place(Tag.RELEASE, space, id_))
    with transaction(store.db):
        store.db.execute("insert into releases values (?, ?, ?, ?)", [id_, space, sealed, today])
        for account, keys in holders.items():
            wrapped = seal_to(keys.box, key, place(Tag.RELEASE_KEY, space, id_, account))
            index = store.seal.reader_index(account, space)
            store.db.execute("insert into release_keys values (?, ?, ?)", [id_, index, wrapped])
    return id_


def read_release(store: Store, account: str, box: BoxKey, space: str, id_: str) -> Document:
    """The release as one of its holders reads it. CannotOpenError for everybody else.

    The caller checks the owner's signature (`document.check`).
    """
    key, sealed = _key_and_text(store, account, box, space, id_)
    document = read(
        open_(key, _NO_ID, sealed, place(Tag.RELEASE, space, id_)).decode(), Tag.RELEASE
    )
    if document.hash.hex() != id_:
        raise CannotOpenError
    return document


def release_key_for(store: Store, holder: Hand, space: str, id_: str, reader: Card) -> bytes:
    """A holder's copy of the key, sealed to somebody who may read the release from a later
    moment on (`let_read`)."""
    key, _sealed = _key_and_text(store, holder.account, holder.box, space, id_)
    return seal_to(reader.keys.box, key, place(Tag.RELEASE_KEY, space, id_, reader.account))


def let_read(store: Store, space: str, id_: str, account: str, wrapped: bytes) -> None:
    """The moment has come; whoever could read it before still can."""
    index = store.seal.reader_index(account, space)
    store.db.execute("insert or ignore into release_keys values (?, ?, ?)", [id_, index, wrapped])


def _key_and_text(store: Store, account: str, box: BoxKey, space: str, id_: str):
    row = store.db.execute(
        "select r.sealed, k.sealed from releases r join release_keys k on k.release_id = r.id"
        " where k.holder_index = ? and r.id = ? and r.space_id = ?",
        [store.seal.reader_index(account, space), id_, space],
    ).fetchone()
    if not row:
        raise CannotOpenError
    return box.open(row[1], place(Tag.RELEASE_KEY, space, id_, account)), row[0]


def move_release_keys(store: Store, account: str, space: str, old: BoxKey, new: bytes) -> None:
    """What one holder may read of a space's releases, sealed to the holder's new box key."""
    index = store.seal.reader_index(account, space)
    with transaction(store.db):
        rows = store.db.execute(
            "select k.release_id, k.sealed from release_keys k join releases r"
            " on r.id = k.release_id where k.holder_index = ? and r.space_id = ?",
            [index, space],
        ).fetchall()
        for id_, sealed in rows:
            where = place(Tag.RELEASE_KEY, space, id_, account)
            with suppress(CannotOpenError):
                fresh = seal_to(new, old.open(sealed, where), where)
                store.db.execute(
                    "update release_keys set sealed = ? where release_id = ? and holder_index = ?",
                    [fresh, id_, index],
                )
