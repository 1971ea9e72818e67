"""Everything that somebody shares with the person who reads, by the names they chose for him."""

from collections.abc import Callable
from dataclasses import dataclass

from crypto.errors import CannotOpenError
from webapp.account.current import me
from webapp.care.promise_questions import PromiseQuestion, asked_of_me, questions_in
from webapp.care.showing import releases_read_by
from webapp.database import Store
from webapp.refusals import NotYoursError
from webapp.space.grant_rows import space_of
from webapp.space.inbox import Message
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace
from webapp.team.doors import open_door, open_in_need


@dataclass(frozen=True)
class SharedSpace:
    """One line of the list: a space, the name its owner chose for this reader, and what she asks
    him about."""

    id: str
    called: str
    asks: tuple[PromiseQuestion, ...] = ()


def spaces_shared(store: Store) -> list[SharedSpace]:
    """What opens at this moment. What does not leaves no trace in the list, whatever the cause."""
    waiting = questions_in(store, me())
    spaces = [_shared(membership.space, waiting) for membership in spaces_of(store, me().account)]
    return sorted(filter(None, spaces), key=lambda one: one.called.casefold())


def _shared(space: str, waiting: list[Message]) -> SharedSpace | None:
    """Nothing, too, where somebody changed a row: the others are still there."""
    try:
        opened = open_door(space)
        terms = [terms for terms, _scope in releases_read_by(opened)]
        if not terms:
            return None
        return SharedSpace(space, terms[0].called, tuple(asked_of_me(opened, waiting)))
    except (NotYoursError, CannotOpenError):
        return None


def runs(store: Store, grant: str) -> bool:
    """Whether this grant lets the person asking read at this moment."""
    return any(_runs_behind(door, store, grant) for door in (open_door, open_in_need))


def _runs_behind(door: Callable[[str], OpenSpace], store: Store, grant: str) -> bool:
    try:
        opened = door(space_of(store, me().account, grant))
    except (NotYoursError, CannotOpenError):
        return False
    return any(running.id == grant for running in opened.grants)
