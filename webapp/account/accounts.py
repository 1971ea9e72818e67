"""An account: who may sign in, its sealed keys, its card, and what the server must know of it."""

import os
from dataclasses import dataclass
from datetime import date

from crypto.account import AccountKeys, PublicKeys, new_master, open_key, seal_key
from crypto.box import BoxKey
from crypto.errors import CannotOpenError
from crypto.labels import Tag
from crypto.signing import SigningKey
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space.people import Card, Signer
from webapp.space.signatures import Document, read

KEY_NAMES = ("identity", "hand", "box")


class NameTakenError(RefusalError):
    """Another account has this sign-in name."""


class NoSuchAccountError(RefusalError):
    """Nobody has this id."""


@dataclass(frozen=True)
class Account:
    """What the server reads of an account without any key of its owner."""

    id: str
    name: str
    kind: str
    language: str
    idle_minutes: int
    facts: dict

    @property
    def is_frozen(self) -> bool:
        """Frozen accounts cannot sign in."""
        return bool(self.facts.get("frozen"))


def create_account(
    store: Store,
    name: str,
    *,
    kind: str,
    language: str = "en",
    said_name: str = "",
    agency: str = "",
    discipline: str = "",
    idle_minutes: int = 15,
    **facts,
) -> tuple[Signer, bytes]:
    """New keys, card and row; returns the open keys and the master key, to make slots from.

    `said_name` is what others read; a youth has none here. NameTakenError when taken.
    """
    id_, keys, master = os.urandom(16).hex(), AccountKeys.generate(), new_master()
    card = Card(id_, kind, said_name, agency, discipline, keys.public)
    known = {"name": name, "kind": kind, "language": language, "idle": idle_minutes, **facts}
    with transaction(store.db):
        index = store.seal.name_index(name)
        if store.db.execute("select 1 from accounts where name_index = ?", [index]).fetchone():
            raise NameTakenError("this name is taken")
        store.db.execute(
            "insert into accounts values (?, ?, ?, ?, ?, ?, ?, null, ?)",
            [
                id_,
                index,
                store.seal.seal_facts("accounts", "sealed_facts", id_, known),
                _sealed_card(store, card.signed(keys.identity)),
                *_sealed_keys(master, id_, keys),
                store.now.date().isoformat(),
            ],
        )
    return Signer(card, keys.hand, keys.box, keys.identity), master


def _sealed_keys(master: bytes, account: str, keys: AccountKeys) -> list[bytes]:
    seeds = (keys.identity.seed, keys.hand.seed, keys.box.seed)
    return [
        seal_key(master, account, name, seed) for name, seed in zip(KEY_NAMES, seeds, strict=True)
    ]


def _sealed_card(store: Store, card: Document) -> bytes:
    row = card.body["account"]
    return store.seal.seal("accounts", "sealed_card", row, card.dump().encode())


def account_of(store: Store, id_: str) -> Account:
    """The account with this id. NoSuchAccountError when there is none."""
    row = store.db.execute("select sealed_facts from accounts where id = ?", [id_]).fetchone()
    if not row:
        raise NoSuchAccountError("no such account")
    facts = store.seal.open_facts("accounts", "sealed_facts", id_, row[0])
    return Account(id_, facts["name"], facts["kind"], facts["language"], facts["idle"], facts)


def known_account(store: Store, id_: str) -> Account | None:
    """The account; None where nobody has this id, or what is known of it does not open."""
    try:
        return account_of(store, id_)
    except (NoSuchAccountError, CannotOpenError):
        return None


def joined_on(store: Store, id_: str) -> date:
    """The day the account was made."""
    row = store.db.execute("select created_on from accounts where id = ?", [id_]).fetchone()
    return date.fromisoformat(row[0])


def account_id(store: Store, name: str) -> str | None:
    """The id behind a sign-in name."""
    index = store.seal.name_index(name)
    row = store.db.execute("select id from accounts where name_index = ?", [index]).fetchone()
    return row[0] if row else None


def update_facts(store: Store, id_: str, **changes) -> None:
    """Change what the server knows of an account (language, idle minutes, promises made)."""
    with transaction(store.db):
        facts = {**account_of(store, id_).facts, **changes}
        sealed = store.seal.seal_facts("accounts", "sealed_facts", id_, facts)
        store.db.execute("update accounts set sealed_facts = ? where id = ?", [sealed, id_])


def card_of(store: Store, id_: str) -> Card:
    """The card, signed by its own identity key. NoSuchAccountError when there is none;
    CannotOpenError when it is not what its owner signed."""
    return Card.of(signed_card_of(store, id_).body)


def signed_card_of(store: Store, id_: str) -> Document:
    """The card with its signature, to take along. Same errors as `card_of`."""
    row = store.db.execute("select sealed_card from accounts where id = ?", [id_]).fetchone()
    if not row:
        raise NoSuchAccountError("no such account")
    text = store.seal.open("accounts", "sealed_card", id_, row[0]).decode()
    document = read(text, Tag.CARD)
    card = Card.of(document.body)
    document.check("self", card.keys.identity)
    if card.account != id_:
        raise CannotOpenError
    return document


def known_signed_card(store: Store, id_: str) -> str:
    """The same as text; empty where there is none, or the row is not what its owner signed."""
    try:
        return signed_card_of(store, id_).dump()
    except (NoSuchAccountError, CannotOpenError):
        return ""


def known_card(store: Store, id_: str) -> Card | None:
    """The card; None where nobody has this id, or the row is not what its owner signed."""
    try:
        return card_of(store, id_)
    except (NoSuchAccountError, CannotOpenError):
        return None


def open_keys(store: Store, id_: str, master: bytes) -> Signer:
    """The account's keys under its master key. CannotOpenError when a stored key or the card
    does not belong to them: a swapped key is noticed here."""
    row = store.db.execute(
        "select sealed_identity, sealed_hand, sealed_box from accounts where id = ?", [id_]
    ).fetchone()
    seeds = [
        open_key(master, id_, name, sealed) for name, sealed in zip(KEY_NAMES, row, strict=True)
    ]
    card = card_of(store, id_)
    identity, hand = SigningKey(seeds[0]), SigningKey(seeds[1])
    box = BoxKey(seeds[2], card.keys.box)
    if (identity.public, hand.public) != (card.keys.identity, card.keys.hand):
        raise CannotOpenError
    return Signer(card, hand, box, identity)


def replace_keys(store: Store, old: Signer) -> tuple[Signer, bytes]:
    """A new master key and three new keys for the same account; slots must be made anew."""
    keys, master = AccountKeys.generate(), new_master()
    card = Card(
        old.card.account, old.card.kind, old.card.name, old.card.agency,
        old.card.discipline, PublicKeys(keys.identity.public, keys.hand.public, keys.box.public),
    )  # fmt: skip
    with transaction(store.db):
        store.db.execute(
            "update accounts set sealed_card = ?, sealed_identity = ?, sealed_hand = ?,"
            " sealed_box = ? where id = ?",
            [
                _sealed_card(store, card.signed(keys.identity)),
                *_sealed_keys(master, old.account, keys),
                old.account,
            ],
        )
    return Signer(card, keys.hand, keys.box, keys.identity), master


def new_master_for(store: Store, signer: Signer) -> bytes:
    """The same three keys under a new master key; no slot of the old one opens them again."""
    master, keys = new_master(), AccountKeys(signer.identity, signer.hand, signer.box)
    with transaction(store.db):
        store.db.execute(
            "update accounts set sealed_identity = ?, sealed_hand = ?, sealed_box = ? where id = ?",
            [*_sealed_keys(master, signer.account, keys), signer.account],
        )
    return master
