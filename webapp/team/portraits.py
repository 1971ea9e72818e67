"""A picture that somebody who works here put beside their own name: small, and kept bare.

It is their own claim, like the name they typed. The server may read it, so it is sealed with the
instance key, to its own row.
"""

from contextlib import suppress

from crypto.errors import CannotOpenError
from webapp.account.accounts import account_of
from webapp.care.pictures import bare, sides_of
from webapp.database import Store, transaction, truncate_wal
from webapp.refusals import NotYoursError, RefusalError
from webapp.space.files import NotThisTypeError, TooLargeError, type_of
from webapp.team.invites import STAFF

MOST = 4 * 1024
"""Bytes: her pages about a person stay with it within what a page may cost on her phone."""
MOST_SIDE = 1024
_WHERE = ("portraits", "sealed_picture")


class TooManyDotsError(RefusalError):
    """More than `MOST_SIDE` across or down: a few bytes can say that, and fill a phone."""


def keep_portrait(store: Store, account: str, sent: bytes) -> None:
    """Keep this one, bare, and none before it. NotYoursError for who does not work here,
    NotThisTypeError, TooLargeError, TooManyDotsError, UnreadableError."""
    sealed = store.seal.seal(*_WHERE, account, _checked(sent))
    with transaction(store.db):
        if account_of(store, account).kind not in STAFF:
            raise NotYoursError("not staff")
        store.db.execute("delete from portraits where account_id = ?", [account])
        store.db.execute("insert into portraits values (?, ?)", [account, sealed])
    truncate_wal(store.db)


def portrait_of(store: Store, account: str) -> bytes | None:
    """The picture; None where there is none, and where the row is not as it was left."""
    query = "select sealed_picture from portraits where account_id = ?"
    row = store.db.execute(query, [account]).fetchone()
    with suppress(CannotOpenError):
        return store.seal.open(*_WHERE, account, row[0]) if row else None
    return None


def take_out_portrait(store: Store, account: str) -> None:
    """It goes for good, also from what the database keeps beside itself."""
    with transaction(store.db):
        store.db.execute("delete from portraits where account_id = ?", [account])
    truncate_wal(store.db)


def _checked(sent: bytes) -> bytes:
    if not type_of(sent).startswith("image/"):
        raise NotThisTypeError("not a picture")
    picture, sides = bare(sent), sides_of(sent)
    if max(sides) > MOST_SIDE:
        raise TooManyDotsError("more dots than a small picture has")
    if len(picture) > MOST:
        raise TooLargeError("more than a small picture has")
    return picture
