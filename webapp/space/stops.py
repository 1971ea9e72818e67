"""The end of any access: in that second by the server's word, then by a re-key."""

from contextlib import suppress

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction, truncate_wal
from webapp.space.authority import Authority, authority_over
from webapp.space.ends import end, has_ended
from webapp.space.grants import LIVE, Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError, RefusalError
from webapp.space.rekey import settle


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
        ended = end(space.store, grant, space.me, why)
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
        return end(store, grant, actor, why)


def stop_due(store: Store) -> int:
    """End every grant whose last moment has passed. Returns how many were ended. A space that
    was tampered with keeps no other from its ends: there, opening itself says no."""
    rows = store.db.execute(
        "select distinct space_id from grants where ends_on != '' and ends_on <= ?"
        " and id in (select grant_id from wraps)",
        [store.now.date().isoformat()],
    ).fetchall()
    ended = 0
    for (space,) in rows:
        with suppress(CannotOpenError, NotGrantedError):
            ended += _stop_due_in(store, space)
    return ended


def _stop_due_in(store: Store, space: str) -> int:
    known, _failed = all_grants(store, authority_over(store, space))
    over = [g for g in known if g.state == LIVE and g.ends_at <= store.now]
    for grant in over:
        stop_without_keys(store, space, grant.id, why="ended")
    return len(over)


def _find(store: Store, authority: Authority, grant_id: str) -> Grant:
    known, _failed = all_grants(store, authority)
    found = [g for g in known if g.id == grant_id and g.reader != authority.owner.account]
    if not found:
        raise NotGrantedError("no such grant")
    return found[0]


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
    rows = store.db.execute(
        "select distinct g.space_id, g.id from grants g join wraps w on w.grant_id = g.id"
    )
    return [(space, id_) for space, id_ in rows if has_ended(store, id_)]
