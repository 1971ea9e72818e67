"""The key of one section and epoch, sealed to one reader under one grant, and signed."""

from collections.abc import Iterable
from contextlib import suppress

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from crypto.section import ItemRoot, SectionKey
from crypto.wrap import (
    WrapPlace,
    signed_part,
    unwrap_roots,
    unwrap_section,
    wrap_roots,
    wrap_section,
)
from webapp.database import Store
from webapp.space.emergencies import is_for_emergencies
from webapp.space.grants import LIVE, Grant
from webapp.space.people import Hand
from webapp.space.signatures import check_signature

SIGNATURE_SIZE = 64


def add_wrap(store: Store, signer: Hand, grant: Grant, key: SectionKey) -> None:
    """Wrap one section for one grant. The caller has just checked the grant (grants.py):
    a wrap made from an unchecked row would hand the key to whoever planted the row.
    CannotOpenError for a grant that still waits for signatures, or has ended."""
    if grant.state != LIVE:
        raise CannotOpenError
    keep_wrap(store, grant, key.section, key.epoch, sealed_wrap(signer, grant, key))


def sealed_wrap(signer: Hand, grant: Grant, key: SectionKey) -> bytes:
    """One section's key for a grant's reader, signed; nothing is stored."""
    where = wrap_place(grant, key.section, key.epoch)
    items = grant.scope.parts[key.section]
    if items is None:
        sealed = wrap_section(key, grant.keys, where)
    else:
        sealed = wrap_roots([key.root(item) for item in items], grant.keys, where)
    return signer.hand.sign(signed_part(sealed, where)) + sealed


def keep_wrap(store: Store, grant: Grant, section: str, epoch: int, wrap: bytes) -> None:
    """Put a signed wrap where its reader's session finds it; one for emergencies under a seal of
    the server's, so that a stolen database opens nothing by it."""
    if is_for_emergencies(grant):
        wrap = store.seal.seal("wraps", "sealed", _outer(grant, section, epoch), wrap)
    store.db.execute(
        "insert or replace into wraps values (?, ?, ?, ?)", [grant.id, section, epoch, wrap]
    )


def open_wrap(
    store: Store, reader: Hand, grant: Grant, section: str, allowed: Iterable[bytes]
) -> SectionKey | dict[str, ItemRoot]:
    """The section key, or item roots by id. `allowed` are the hand keys that may wrap here.

    CannotOpenError when there is no wrap, or it was not signed by one of them.
    """
    row = store.db.execute(
        "select w.epoch, w.sealed from wraps w join sections s on s.id = w.section_id"
        " and s.epoch = w.epoch where w.grant_id = ? and w.section_id = ?",
        [grant.id, section],
    ).fetchone()
    if not row:
        raise CannotOpenError
    where, wrap = wrap_place(grant, section, row[0]), row[1]
    if is_for_emergencies(grant):
        wrap = store.seal.open("wraps", "sealed", _outer(grant, section, row[0]), wrap)
    sealed = _signed_by_one_of(wrap, where, allowed)
    if grant.scope.parts[section] is None:
        return unwrap_section(reader.box, sealed, where)
    return unwrap_roots(reader.box, sealed, where)


def _outer(grant: Grant, section: str, epoch: int) -> bytes:
    return wrap_place(grant, section, epoch).named(Tag.BREAK_GLASS)


def drop_wraps(store: Store, grant_id: str) -> None:
    """Delete every wrap of one grant: from this second there is no key for its reader."""
    store.db.execute("delete from wraps where grant_id = ?", [grant_id])


def wrap_place(grant: Grant, section: str, epoch: int) -> WrapPlace:
    """What the wrap of a section is bound to."""
    return WrapPlace(grant.space, section, epoch, grant.reader, grant.keys.fingerprint, grant.hash)


def _signed_by_one_of(stored: bytes, where: WrapPlace, allowed: Iterable[bytes]) -> bytes:
    """A wrap does not name who signed it: that would show a thief which spaces one keeper has."""
    signature, sealed = stored[:SIGNATURE_SIZE], stored[SIGNATURE_SIZE:]
    for public in allowed:
        with suppress(CannotOpenError):
            check_signature(public, signature, signed_part(sealed, where))
            return sealed
    raise CannotOpenError
