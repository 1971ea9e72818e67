"""The end of any access: in that second by the server's word, then by a re-key."""

from collections import defaultdict
from contextlib import suppress
from datetime import timedelta

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction, truncate_wal
from webapp.space import trail
from webapp.space.authority import Authority, authority_over
from webapp.space.ends import end, has_ended, remember_stop
from webapp.space.grants import LIVE, Grant, all_grants, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError, RefusalError
from webapp.space.rekey import settle
from webapp.space.trail import Line

STOPS_CUT = "stops-cut"
SAID_FOR = timedelta(days=14)
"""How long her page says that the list was cut; the line in her log stays."""


class OlderDatabaseError(RefusalError):
    """The database holds live grants that the stop list says have ended."""


def stop(space: OpenSpace, grant_id: str, *, why: str = "stopped") -> Grant:
    """End a grant of this space: wraps gone, re-keyed and re-encrypted, in one transaction.

    Asks nothing. A grant that already ended stays ended. NotGrantedError for an id that is
    not this space's, and for anybody who keeps no keys here.
    """
    return stop_each(space, [grant_id], why=why)[0]


def stop_each(space: OpenSpace, grant_ids: list[str], *, why: str = "stopped") -> list[Grant]:
    """The same for several, all or none: what waited for a yes never begins between two of them."""
    if not space.is_keeper:
        raise NotGrantedError("may not stop this")
    with transaction(space.store.db):
        found = [_find(space.store, space.authority, id_) for id_ in grant_ids]
        ended = [end(space.store, grant, space.me, why) for grant in found]
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
    found = one_grant(store, authority, grant_id)
    if found is None or found.reader == authority.owner.account:
        raise NotGrantedError("no such grant")
    return found


def check_stop_list(store: Store) -> None:
    """Refuse an older database: OlderDatabaseError when it still has wraps of ended grants."""
    if _came_back(store):
        raise OlderDatabaseError(
            "This database is older than the stop list: sharing that was stopped would be open"
            " again. Run `daybook restore FILE` with this database, which ends it again."
        )


def mend_stop_list(store: Store) -> int:
    """Write again what the rows say has ended and the stop list forgot: somebody cut it, or it
    is an older copy. Each space gets a line in its trail. Returns how many ends were missing."""
    cut = defaultdict(list)
    rows = store.db.execute("select id, space_id, sealed_facts from grants where ends_on != ''")
    for id_, space, sealed in rows.fetchall():
        if _is_forgotten(store, id_, sealed):
            cut[space].append(id_)
    with transaction(store.db):
        for space, forgotten in cut.items():
            trail.note(store, space, None, STOPS_CUT, grants=forgotten)
            for id_ in forgotten:
                remember_stop(store, id_)
    return sum(map(len, cut.values()))


def _is_forgotten(store: Store, id_: str, sealed: bytes) -> bool:
    try:
        ended = store.seal.open_facts("grants", "sealed_facts", id_, sealed).get("ended")
    except CannotOpenError:
        return False  # A row that somebody changed is named where its grant is checked.
    return bool(ended) and not has_ended(store, id_)


def was_cut(space: OpenSpace, newest: list[Line]) -> bool:
    """Whether the stop list forgot what ended here, now or (by these lines) not long ago, or a
    row runs again that they say was stopped."""
    store, soon = space.store, space.store.now - SAID_FOR
    said = any(line.kind == STOPS_CUT and line.at > soon for line in newest)
    stopped = {line.about.get("grant") for line in newest if line.kind == "stopped"}
    known, _failed = all_grants(store, space.authority)
    return said or any(
        grant.id in stopped
        if grant.state == LIVE
        else grant.ended_at is not None and not has_ended(store, grant.id)
        for grant in known
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
