"""Who looks back on an emergency, and what they read: who, when and why, and nothing of hers."""

from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.database import Store
from webapp.space.authority import authority_over
from webapp.space.emergencies import (
    REMEMBERED,
    Opening,
    is_for_emergencies,
    openings_everywhere,
)
from webapp.space.emergency import look_back
from webapp.space.ends import has_ended
from webapp.space.exclusions import is_excluded
from webapp.space.grants import REKEY, grants_of
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError

ANSWER_FOR_STAFF = ("coordinator", "supervisor")
SHUT, WAITS = "kept-shut", "waits"
"""How an emergency stands that nobody said an outcome of: a law kept it shut, or it waits."""


@dataclass(frozen=True)
class LookBack:
    """One emergency as somebody else reads it. It names neither the space nor a part of it."""

    id: str
    who: str
    why: str
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Past:
    """One opening or refusal in the list of a year. The sentence is there for what was kept shut:
    nobody looks back on that, so it is read here or nowhere. It goes after that year."""

    who: str
    at: datetime
    outcome: str
    why: str = ""


def to_look_back_on(store: Store, me: Hand) -> list[LookBack]:
    """What waits for somebody like the one asking, the oldest first."""
    waiting = [one for space, one in openings_everywhere(store) if _may(store, me, space, one)]
    return [
        LookBack(one.id, card_of(store, one.reader).name, one.reason, one.at, one.until)
        for one in waiting
    ]


def one_to_look_back_on(store: Store, me: Hand, id_: str) -> LookBack:
    """NotGrantedError for any that does not wait for the one asking."""
    found = next((one for one in to_look_back_on(store, me) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("nothing to look back on")
    return found


def say_how_it_was(store: Store, me: Hand, id_: str, outcome: str, said: str) -> None:
    """She reads it, with the name of whoever says it."""
    look_back(store, me, one_to_look_back_on(store, me, id_).id, outcome, said)


def past_of_staff(store: Store, me: Hand) -> list[Past]:
    """What those for whom the one asking answers opened or tried within a year, the newest first,
    whoever looked back on it."""
    known = [
        one
        for space, one in openings_everywhere(store)
        if one.at > store.now - REMEMBERED and _answers(store, me, space, one)
    ]
    return [_past(store, one) for one in sorted(known, key=lambda one: one.at, reverse=True)]


def _past(store: Store, one: Opening) -> Past:
    who = card_of(store, one.reader).name
    if one.is_refused:
        return Past(who, one.at, SHUT, one.reason)
    return Past(who, one.at, one.outcome or WAITS)


def _may(store: Store, me: Hand, space: str, one: Opening) -> bool:
    """Whoever keeps her keys or could have opened it, too; and whoever answers for staff."""
    if one.is_refused or one.reviewed_by:
        return False
    return _answers(store, me, space, one) or _keeps_beside(store, me, space, one)


def _answers(store: Store, me: Hand, space: str, one: Opening) -> bool:
    """Whoever answers for staff at the place where the person works who opened it."""
    if me.card.kind not in ANSWER_FOR_STAFF or not _is_other(store, me, space, one):
        return False
    try:
        home = card_of(store, one.reader).agency
    except (NoSuchAccountError, CannotOpenError):
        return False
    return bool(home) and home == me.card.agency


def _keeps_beside(store: Store, me: Hand, space: str, one: Opening) -> bool:
    try:
        card_of(store, one.reader)
        return _is_other(store, me, space, one) and _is_custodian(store, me, space)
    except (NoSuchAccountError, CannotOpenError, NotGrantedError):
        return False


def _is_other(store: Store, me: Hand, space: str, one: Opening) -> bool:
    """Never who opened it, and nobody who is kept away from her."""
    return one.reader != me.account and not is_excluded(store, space, me.account)


def _is_custodian(store: Store, me: Hand, space: str) -> bool:
    known = grants_of(store, authority_over(store, space), me.account)
    mine = [g for g in known if g.keys == me.card.keys and g.is_running(store.now)]
    keeps = [g for g in mine if REKEY in g.rights or is_for_emergencies(g)]
    return any(not has_ended(store, grant.id) for grant in keeps)
