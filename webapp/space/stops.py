"""The end of any access: in that second by the server's word, then by a re-key."""

import os

from webapp.database import Store, transaction, truncate_wal
from webapp.space import trail
from webapp.space.authority import Authority, authority_over
from webapp.space.grants import LIVE, STOPPED, Grant, all_grants, mark
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError, RefusalError
from webapp.space.rekey import settle
from webapp.space.wraps import drop_wraps


class OlderDatabaseError(RefusalError):
    """The database holds live grants that the stop list says have ended."""


def stop(space: OpenSpace, grant_id: str, *, why: str = "stopped") -> Grant:
    """End a grant of this space: wraps gone, re-keyed and re-encrypted, in one transaction.

    Asks nothing. A grant that already ended stays ended. NotGrantedError for an id that is
    not this space's, and for anybody who keeps no keys here.
    """
    if not space.is_keeper:
        raise NotGrantedError("may not stop this")
    with transaction(space.store.db):
        grant = _find(space.store, space.authority, grant_id)
        ended = _end(space.store, grant, space.me, why)
        settle(space)
    truncate_wal(space.store.db)
    return ended


def stop_without_keys(
    store: Store, space: str, grant_id: str, *, why: str, actor: Hand | None = None
) -> Grant:
    """End a grant by the server's word alone: a spoken stop, a lapse, an end date. The re-key
    follows at the next unlock of owner or custodian (`rekey.settle`)."""
    with transaction(store.db):
        grant = _find(store, authority_over(store, space), grant_id)
        return _end(store, grant, actor, why)


def stop_due(store: Store) -> int:
    """End every grant whose last moment has passed. Returns how many were ended."""
    rows = store.db.execute(
        "select distinct space_id from grants where ends_on != '' and ends_on <= ?"
        " and id in (select grant_id from wraps)",
        [store.now.date().isoformat()],
    ).fetchall()
    ended = 0
    for (space,) in rows:
        known, _failed = all_grants(store, authority_over(store, space))
        for grant in known:
            if grant.state == LIVE and grant.ends_at <= store.now:
                stop_without_keys(store, space, grant.id, why="ended")
                ended += 1
    return ended


def _find(store: Store, authority: Authority, grant_id: str) -> Grant:
    known, _failed = all_grants(store, authority)
    found = [g for g in known if g.id == grant_id and g.reader != authority.owner.account]
    if not found:
        raise NotGrantedError("no such grant")
    return found[0]


def _end(store: Store, grant: Grant, actor: Hand | None, why: str) -> Grant:
    drop_wraps(store, grant.id)
    if grant.state != LIVE:
        return grant
    remember_stop(store, grant.id)
    trail.note(
        store, grant.space, actor, "stopped",
        sections=tuple(grant.scope.parts), reader=grant.reader, grant=grant.id, why=why,
    )  # fmt: skip
    return mark(store, grant, STOPPED)


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


def check_stop_list(store: Store) -> None:
    """Refuse an older database: OlderDatabaseError when it still has wraps of ended grants."""
    if _came_back(store):
        raise OlderDatabaseError(
            "This database is older than the stop list: sharing that was stopped would be open"
            " again. Run `daybook restore FILE` with this database, which ends it again."
        )


def stop_again(store: Store) -> int:
    """End again what the stop list says has ended. Returns how many grants that were."""
    came_back = _came_back(store)
    for space, grant_id in came_back:
        stop_without_keys(store, space, grant_id, why="restored")
    return len(came_back)


def _came_back(store: Store) -> list[tuple[str, str]]:
    if not store.stop_list.exists():
        return []
    ended = set(store.stop_list.read_text().split())
    rows = store.db.execute(
        "select distinct g.space_id, g.id from grants g join wraps w on w.grant_id = g.id"
    )
    return [(space, id_) for space, id_ in rows if store.seal.stop_mark(id_) in ended]
