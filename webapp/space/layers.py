"""The layer around the wraps of a grant that waits: it comes off with the last signature."""

from datetime import UTC

from crypto.cosign import NOTHING_JOINED, join, open_layer, open_share, seal_layer
from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from webapp.database import Store
from webapp.space.grants import Grant
from webapp.space.people import Hand
from webapp.space.signers import Needs, missing
from webapp.space.wraps import keep_wrap, sealed_wrap, wrap_place


def lay_around(store: Store, keeper: Hand, grant: Grant, key: SectionKey) -> None:
    """The wrap of one section and epoch, behind everybody who has not signed. Nothing is made
    while somebody signs on paper, or when all have signed: then a keeper wraps at an unlock."""
    _drop(store, grant.id, key.section)
    keys = {who: grant.needs.signers[who] for who in missing(store, grant.space, grant.needs)}
    if not keys or None in keys.values():
        return
    where = wrap_place(grant, key.section, key.epoch)
    layer, shares = seal_layer(sealed_wrap(keeper, grant, key), keys, where)
    row, seal = [grant.id, key.section], store.seal
    joined = seal.seal("layers", "sealed_joined", _row(grant, key.section), NOTHING_JOINED)
    store.db.execute("insert into layers values (?, ?, ?, ?, ?)", [*row, key.epoch, layer, joined])
    for account, sealed in shares.items():
        index = seal.reader_index(account, grant.space)
        store.db.execute("insert into shares values (?, ?, ?, ?)", [*row, index, sealed])


def give_share(store: Store, me: Hand, grant: Grant) -> None:
    """Open this signer's shares of a grant and join them to those given before. One that does
    not open takes all layers away: then a keeper wraps at the next unlock."""
    for section, epoch, layer, sealed_joined in _layers(store, grant):
        where = wrap_place(grant, section, epoch)
        try:
            share = _share_of(store, me, grant, section)
            mine = open_share(me.box, share, layer, where, me.account, me.card.keys)
            given = store.seal.open("layers", "sealed_joined", _row(grant, section), sealed_joined)
        except CannotOpenError:
            drop_layers(store, grant.id)
            return
        _keep_joined(store, me, grant, section, join(given, mine))


def take_off(store: Store, grant: Grant) -> bool:
    """Put the wraps in their place, all of them or none. Call when the last one has signed."""
    wraps = {}
    for section, epoch, layer, sealed_joined in _layers(store, grant):
        try:
            given = store.seal.open("layers", "sealed_joined", _row(grant, section), sealed_joined)
            wraps[section] = epoch, open_layer(layer, given, wrap_place(grant, section, epoch))
        except CannotOpenError:
            break
    drop_layers(store, grant.id)
    if set(wraps) != set(grant.scope.parts):
        return False
    for section, (epoch, wrap) in wraps.items():
        keep_wrap(store, grant, section, epoch, wrap)
    return True


def wait(store: Store, grant_id: str, needs: Needs) -> None:
    """Note until when a grant waits, for the sweeper to find."""
    store.db.execute(
        "insert into waiting values (?, ?)",
        [grant_id, needs.until.astimezone(UTC).date().isoformat()],
    )


def drop_layers(store: Store, grant_id: str) -> None:
    """From this second nobody's signature opens anything of this grant."""
    store.db.execute("delete from layers where grant_id = ?", [grant_id])
    store.db.execute("delete from shares where grant_id = ?", [grant_id])


def _drop(store: Store, grant_id: str, section: str) -> None:
    for table in ("layers", "shares"):
        store.db.execute(
            f"delete from {table} where grant_id = ? and section_id = ?", [grant_id, section]
        )


def _layers(store: Store, grant: Grant) -> list[tuple]:
    return store.db.execute(
        "select section_id, epoch, sealed, sealed_joined from layers where grant_id = ?",
        [grant.id],
    ).fetchall()


def _share_of(store: Store, me: Hand, grant: Grant, section: str) -> bytes:
    row = store.db.execute(
        "select sealed from shares where grant_id = ? and section_id = ? and signer_index = ?",
        [grant.id, section, store.seal.reader_index(me.account, grant.space)],
    ).fetchone()
    if not row:
        raise CannotOpenError
    return row[0]


def _keep_joined(store: Store, me: Hand, grant: Grant, section: str, joined: bytes) -> None:
    sealed = store.seal.seal("layers", "sealed_joined", _row(grant, section), joined)
    store.db.execute(
        "update layers set sealed_joined = ? where grant_id = ? and section_id = ?",
        [sealed, grant.id, section],
    )
    store.db.execute(
        "delete from shares where grant_id = ? and section_id = ? and signer_index = ?",
        [grant.id, section, store.seal.reader_index(me.account, grant.space)],
    )


def _row(grant: Grant, section: str) -> str:
    return f"{grant.id}/{section}"
