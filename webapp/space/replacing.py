"""A share that goes on from an older one of the same reader takes its place: never both."""

from webapp.database import Store
from webapp.space.authority import authority_over
from webapp.space.grants import LIVE, WAITING, Grant, all_grants
from webapp.space.standing import lengthen, replaces, shorten


def replaced_by(store: Store, grant: Grant) -> list[Grant]:
    """What the older release still lets this reader open, or would."""
    release = replaces(store, grant)
    known, _failed = all_grants(store, authority_over(store, grant.space)) if release else ([], [])
    return [
        one
        for one in known
        if (one.reader, one.release) == (grant.reader, release) and one.state in (WAITING, LIVE)
    ]


def give_way(store: Store, grant: Grant) -> None:
    """One that starts later leaves the older as it is until that moment, and no longer."""
    for one in replaced_by(store, grant):
        shorten(store, one, grant.release, grant.starts_at)


def give_back(store: Store, grant: Grant) -> None:
    """It ended before it started: the older one goes on as if it had never been."""
    for one in replaced_by(store, grant):
        lengthen(store, one, grant.release)
