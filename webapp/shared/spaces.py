"""Everything that somebody shares with the person who reads, by the names they chose for him."""

from collections.abc import Callable
from dataclasses import dataclass

from crypto.errors import CannotOpenError
from webapp.account.current import me
from webapp.care.showing import releases_read_by
from webapp.care.terms import Terms
from webapp.database import Store
from webapp.refusals import NotYoursError
from webapp.space.grant_rows import space_of
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace
from webapp.team.doors import open_door, open_in_need


@dataclass(frozen=True)
class SharedSpace:
    """One line of the list: a space and the name its owner chose for this reader."""

    id: str
    called: str


def spaces_shared(store: Store) -> list[SharedSpace]:
    """What opens at this moment. What does not leaves no trace in the list, whatever the cause."""
    found = []
    for membership in spaces_of(store, me().account):
        terms = _terms_in(membership.space)
        if terms:
            found.append(SharedSpace(membership.space, terms[0].called))
    return sorted(found, key=lambda one: one.called.casefold())


def _terms_in(space: str) -> list[Terms]:
    """Nothing, too, where somebody changed a row: the others are still there."""
    try:
        return [terms for terms, _scope in releases_read_by(open_door(space))]
    except (NotYoursError, CannotOpenError):
        return []


def runs(store: Store, grant: str) -> bool:
    """Whether this grant lets the person asking read at this moment."""
    return any(_runs_behind(door, store, grant) for door in (open_door, open_in_need))


def _runs_behind(door: Callable[[str], OpenSpace], store: Store, grant: str) -> bool:
    try:
        opened = door(space_of(store, me().account, grant))
    except (NotYoursError, CannotOpenError):
        return False
    return any(running.id == grant for running in opened.grants)
