"""Writing what you may not read: sealed to the receiver's box key, signed by its author."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.space.people import Card, Hand
from webapp.space.signatures import check_signature


@dataclass(frozen=True)
class Message:
    """What arrived. `author` is the signed card body of whoever wrote it."""

    id: str
    kind: str
    space: str
    body: dict
    author: Card
    written_at: datetime
    is_urgent: bool


def post(
    store: Store, author: Hand, receiver: Card, kind: str, body: dict,
    *, space: str = "", is_urgent: bool = False
) -> str:  # fmt: skip
    """Leave a message for one account; returns its id."""
    id_ = os.urandom(16).hex()
    said = [kind, space, body, author.card.as_body(), store.now.isoformat()]
    text = json.dumps(said, ensure_ascii=False)
    where = place(Tag.INBOX, receiver.account, id_)
    signature = author.hand.sign(where + text.encode())
    sealed = seal_to(receiver.keys.box, signature + text.encode(), where)
    facts = store.seal.seal_facts("inbox", "sealed_facts", id_, {"urgent": is_urgent})
    with transaction(store.db):
        store.db.execute(
            "insert into inbox values (?, ?, ?, ?, ?)",
            [id_, receiver.account, facts, sealed, store.now.date().isoformat()],
        )
    return id_


def messages(store: Store, me: Hand) -> list[Message]:
    """Everything that waits for this account, oldest first. A message that cannot be opened
    or whose signature is wrong is left out."""
    rows = store.db.execute(
        "select id, sealed_facts, sealed from inbox where account_id = ? order by rowid",
        [me.account],
    ).fetchall()
    opened = (_open(store, me, *row) for row in rows)
    return [message for message in opened if message]


def _open(store: Store, me: Hand, id_: str, sealed_facts: bytes, sealed: bytes) -> Message | None:
    where = place(Tag.INBOX, me.account, id_)
    try:
        plain = me.box.open(sealed, where)
        signature, text = plain[:64], plain[64:]
        kind, space, body, card, at = json.loads(text)
        author = Card.of(card)
        check_signature(author.keys.hand, signature, where + text)
        facts = store.seal.open_facts("inbox", "sealed_facts", id_, sealed_facts)
    except (CannotOpenError, ValueError, KeyError, TypeError):
        return None
    when = datetime.fromisoformat(at)
    return Message(id_, kind, space, body, author, when, facts["urgent"])


def waits(store: Store, me: Hand, id_: str) -> bool:
    """Whether a message is still there: another page of the same person may have taken it."""
    query = "select 1 from inbox where id = ? and account_id = ?"
    return store.db.execute(query, [id_, me.account]).fetchone() is not None


def drop(store: Store, me: Hand, id_: str) -> None:
    """Take one message out of this account's inbox."""
    with transaction(store.db):
        store.db.execute("delete from inbox where id = ? and account_id = ?", [id_, me.account])


def drop_kind(store: Store, me: Hand, kind: str) -> None:
    """Take every message of one kind out of this account's inbox."""
    for message in messages(store, me):
        if message.kind == kind:
            drop(store, me, message.id)


def move_messages(store: Store, account: str, old: BoxKey, new: bytes) -> None:
    """What waits for an account, sealed to its new box key."""
    with transaction(store.db):
        rows = store.db.execute(
            "select id, sealed from inbox where account_id = ?", [account]
        ).fetchall()
        for id_, sealed in rows:
            where = place(Tag.INBOX, account, id_)
            with suppress(CannotOpenError):
                fresh = seal_to(new, old.open(sealed, where), where)
                store.db.execute("update inbox set sealed = ? where id = ?", [fresh, id_])
