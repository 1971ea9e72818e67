"""An account's own address book: whom it works with, by the names and pictures it uses."""

import json

from crypto.box import seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.space.people import Hand
from webapp.space.signatures import check_signature


def open_book(store: Store, me: Hand) -> dict[str, dict]:
    """Space id or account id to what is noted about it (name, picture, ...). Empty as well when
    it is not what its owner wrote: who shows it asks `is_readable`."""
    try:
        return _read(store, me)
    except CannotOpenError:
        return {}


def is_readable(store: Store, me: Hand) -> bool:
    """Whether what is there is what this account wrote."""
    try:
        _read(store, me)
    except CannotOpenError:
        return False
    return True


def _read(store: Store, me: Hand) -> dict[str, dict]:
    row = store.db.execute("select sealed from books where account_id = ?", [me.account]).fetchone()
    if not row:
        return {}
    plain = me.box.open(row[0], _where(me))
    check_signature(me.hand.public, plain[:64], _where(me) + plain[64:])
    return json.loads(plain[64:])


def note_in_book(store: Store, me: Hand, key: str, **said) -> None:
    """Add to what the book says about one key."""
    with transaction(store.db):
        book = open_book(store, me)
        book[key] = {**book.get(key, {}), **said}
        _save(store, me, book)


def move_book(store: Store, old: Hand, new: Hand) -> None:
    """The same book under the new keys of the same account."""
    with transaction(store.db):
        book = open_book(store, old)
        if book:
            _save(store, new, book)


def _save(store: Store, me: Hand, book: dict) -> None:
    text = json.dumps(book, ensure_ascii=False).encode()
    plain = me.hand.sign(_where(me) + text) + text
    sealed = seal_to(me.card.keys.box, plain, _where(me))
    store.db.execute("insert or replace into books values (?, ?)", [me.account, sealed])


def _where(me: Hand) -> bytes:
    return place(Tag.BOOK, me.account)
