"""Everyone an advocate works with: what she promised, what waits to be read back, what ends."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from crypto.errors import CannotOpenError
from webapp.account.accounts import account_of, card_of
from webapp.care.called import called
from webapp.care.heard import not_yet_heard
from webapp.care.promise_questions import PromiseQuestion, asked_of_me, questions_in
from webapp.care.promises import OPEN, Promise
from webapp.care.records import only_record, records
from webapp.care.sharing_news import days_of_an_end
from webapp.care.terms import last_day_here
from webapp.care.voices import Profile
from webapp.care.waiting import READABLE
from webapp.database import Store
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.books import is_readable, open_book
from webapp.space.emergencies import is_for_emergencies
from webapp.space.emergency import ordinary
from webapp.space.grants import LIVE, OWNER_GRANT, Grant, all_grants
from webapp.space.inbox import Message
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Hand
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.standing import replaces
from webapp.team.deciding import lapsed
from webapp.team.doors import standing_of
from webapp.team.viewing import note_view

A_DAY_AFTER_HER = timedelta(days=1)
"""Whoever helps her reads of an end on the day after her own page has said it first."""


@dataclass(frozen=True)
class Ending:
    """A sharing that ends soon. Two that look alike are said once: the second would say nothing."""

    name: str
    day: date


@dataclass(frozen=True)
class Youth:
    """One of them, by the name and picture in the advocate's own address book. `waits` counts
    the lines that are to be read back; `said` is True when she said something that this advocate
    has not seen; `is_whole` is False when a stored row does not hold."""

    space: str
    name: str
    picture: str
    is_joined: bool = False
    promises: list[Promise] = field(default_factory=list)
    asks: list[PromiseQuestion] = field(default_factory=list)
    waits: int = 0
    said: bool = False
    ending: list[Ending] = field(default_factory=list)
    is_whole: bool = True


def youths(store: Store, me: Hand, today: date) -> list[Youth]:
    """Those whose space opens for her now, by name. One that was closed to her is not there;
    while a gate of her own is shut, nothing but the name and picture of her own book is."""
    book, found = open_book(store, me), []
    is_shut = lapsed(standing_of(store, account_of(store, me.account), me.card.agency), today)
    waiting = questions_in(store, me)
    filled = {row[0] for row in store.db.execute("select distinct section_id from items")}
    for membership in spaces_of(store, me.account):
        if membership.role != "advocate":
            continue
        said = book.get(membership.space, {})
        try:
            space = ordinary(open_space(store, me, membership.space))
        except NotGrantedError:
            continue
        except CannotOpenError:
            name, picture = said.get("name", ""), said.get("picture", "leaf")
            found.append(Youth(membership.space, name, picture, is_whole=False))
            continue
        if is_shut and not space.is_owner:
            found.append(Youth(*_noted(space, said), is_joined=True))
        else:
            found.append(_youth(space, said, filled, today, waiting))
    return sorted(found, key=lambda one: (one.name.casefold(), one.space))


def book_is_whole(store: Store, me: Hand) -> bool:
    """Whether every space that this advocate began is in the book, as she wrote it down."""
    book = open_book(store, me)
    for membership in spaces_of(store, me.account):
        with suppress(NotGrantedError, CannotOpenError):
            founder = authority_over(store, membership.space).founder
            if founder.account == me.account and membership.space not in book:
                return False
    return is_readable(store, me)


def _noted(space: OpenSpace, said: dict) -> tuple[str, str, str]:
    return space.id, said.get("name", ""), said.get("picture", "leaf")


def _called(space: OpenSpace) -> str:
    """The name that she says herself, where the book has none."""
    if kinds.VOICE not in space.kinds:
        return called(space).name
    profile = only_record(space.section(kinds.VOICE), Profile)
    return profile.name_for(space.me.account)


def _youth(
    space: OpenSpace, said: dict, filled: set[str], today: date, waiting: list[Message]
) -> Youth:
    known = _noted(space, said)
    try:
        if not said.get("name"):
            known = _noted(space, {**said, "name": _called(space)})
        return Youth(
            *known,
            is_joined=space.authority.handed_over,
            promises=due(space, filled, today),
            asks=asked_of_me(space, waiting),
            waits=_waits(space, filled),
            said=bool(not_yet_heard(space)),
            ending=_ending(space, today),
        )
    except (ChangedBehindError, CannotOpenError):
        return Youth(*known, is_whole=False)


def due(space: OpenSpace, filled: set[str], today: date) -> list[Promise]:
    """What adults said they would do by today and have not done, whoever said it."""
    if kinds.PROMISES not in _filled(space, filled):
        return []
    if not space.is_owner:
        note_view(space, [kinds.PROMISES])
    every = records(space.section(kinds.PROMISES), Promise)
    return [p for p in every if p.state == OPEN and p.by_day and p.by_day <= today]


def _waits(space: OpenSpace, filled: set[str]) -> int:
    """Lines that an adult wrote beside her, and that she has not confirmed alone."""
    if not space.authority.handed_over:
        return 0
    return sum(
        item.witness and item.kind in READABLE
        for kind in _filled(space, filled)
        for item in space.section(kind).items()
    )


def _filled(space: OpenSpace, filled: set[str]) -> list[str]:
    """Only sections that hold anything are opened: most of the fifteen areas are empty."""
    return [kind for kind in space.kinds if space.authority.sections[kind] in filled]


def _ending(space: OpenSpace, today: date) -> list[Ending]:
    """What goes on in another sharing does not end."""
    known, _failed = all_grants(space.store, space.authority)
    soon = [g for g in known if _ends_soon(g, space, today)]
    going_on = {replaces(space.store, g) for g in known if soon and g.release and g.state == LIVE}
    soon = [g for g in soon if not g.release or g.release not in going_on]
    ending = [Ending(card_of(space.store, g.reader).name, last_day_here(g.ends_at)) for g in soon]
    return list(dict.fromkeys(ending))


def _ends_soon(grant: Grant, space: OpenSpace, today: date) -> bool:
    if OWNER_GRANT in grant.rights or grant.state != LIVE or is_for_emergencies(grant):
        return False
    said = days_of_an_end(local_day(grant.starts_at), last_day_here(grant.ends_at))
    return space.store.now < grant.ends_at and any(day + A_DAY_AFTER_HER <= today for day in said)
