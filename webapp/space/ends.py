"""The server's word that an access is over: the wraps go, and it is remembered elsewhere too."""

import os
from functools import lru_cache
from pathlib import Path

from webapp.database import Store
from webapp.space import trail
from webapp.space.emergencies import in_the_log
from webapp.space.grants import CLOSED, STOPPED, WAITING, Grant
from webapp.space.layers import drop_layers
from webapp.space.people import Hand
from webapp.space.replacing import give_back, give_way, replaced_by
from webapp.space.standing import mark
from webapp.space.wraps import drop_wraps

REPLACED = "replaced"
"""Why it ended: another share of hers took its place."""

NOT_SIGNED = "not-signed"
"""Why it ended: a yes that it waited for did not come."""


def end(store: Store, grant: Grant, actor: Hand | None, why: str) -> Grant:
    """No wrap from this second on. A grant that ended before stays as it is; one that waited
    gave nobody a key, so no re-key is due."""
    drop_wraps(store, grant.id)
    drop_layers(store, grant.id)
    store.db.execute("delete from waiting where grant_id = ?", [grant.id])
    if grant.state == CLOSED or grant.ended_at:
        return grant
    if store.now < grant.starts_at:
        give_back(store, grant)
    remember_stop(store, grant.id)
    trail.note(
        store, grant.space, actor, "stopped",
        sections=tuple(grant.scope.parts), reader=grant.reader, grant=grant.id, why=why,
        **in_the_log(grant),
    )  # fmt: skip
    return mark(store, grant, CLOSED if grant.state == WAITING else STOPPED)


def end_replaced(store: Store, grant: Grant, actor: Hand | None) -> bool:
    """What this grant goes on from ends with its beginning: now, or when it starts. Whether
    something ended now."""
    if store.now < grant.starts_at:
        give_way(store, grant)
        return False
    older = replaced_by(store, grant)
    for one in older:
        end(store, one, actor, REPLACED)
    return bool(older)


def remember_stop(store: Store, grant_id: str) -> None:
    """Append to the stop list before the commit: if the commit then fails, a restart asks for
    `daybook restore`, which ends it; the other order could bring a stopped grant back."""
    line = f"{store.seal.stop_mark(grant_id)}\n".encode()
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    handle = os.open(store.stop_list, flags, 0o600)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def has_ended(store: Store, grant_id: str) -> bool:
    """Whether the stop list names it: then no row that came back makes it live again."""
    return store.seal.stop_mark(grant_id) in _marks(store.stop_list)


def _marks(path: Path) -> frozenset[str]:
    try:
        seen = path.stat()
    except FileNotFoundError:
        return frozenset()
    return _read(path, seen.st_size, seen.st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _size: int, _changed: int) -> frozenset[str]:
    return frozenset(path.read_text().split())
