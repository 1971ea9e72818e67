"""Whom a custodian may open parts of in an emergency, doing it, and what may be read then."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.care.sights import Sight, sight
from webapp.care.writers import written_by
from webapp.database import Store
from webapp.emergency.laws import lawful_parts, lets_in, source_of_card
from webapp.space import kinds, trail
from webapp.space.authority import authority_over
from webapp.space.books import open_book
from webapp.space.emergencies import openings_of
from webapp.space.emergency import NotInThisLawError, allowed, open_in_emergency
from webapp.space.grants import Grant
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import regimes_by_name
from webapp.team.called_names import names_told


@dataclass(frozen=True)
class Allowed:
    """What one young person lets the one asking open: `called` is the name in their own book,
    or the one she told them, and `picture` is of that book. `open_until` is None while nothing
    is open."""

    space: str
    called: str
    parts: tuple[str, ...]
    grants: tuple[Grant, ...]
    open_until: datetime | None
    picture: str = ""


@dataclass(frozen=True)
class Heading:
    """What stands above what is read, where a share would have its terms."""

    called: str
    open_until: datetime
    acts: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenNow:
    """What is read, under its heading: the page of a share is made of the same two."""

    terms: Heading
    sight: Sight


def all_allowed(store: Store, me: Hand) -> list[Allowed]:
    """Everybody who lets the one asking, by name. A space that somebody changed from outside is
    left out, and keeps no other from being opened."""
    book, told = open_book(store, me), names_told(store, me)
    found = []
    for membership in spaces_of(store, me.account):
        noted = book.get(membership.space, {})
        name = noted.get("name") or noted.get("called") or told.get(membership.space, "")
        with suppress(NotGrantedError, CannotOpenError):
            one = _allowed(store, me, membership.space, name)
            found.append(replace(one, picture=noted.get("picture", "")))
    return sorted(found, key=lambda one: one.called.casefold())


def the_allowed(store: Store, me: Hand, space: str) -> Allowed:
    """One of them. NotGrantedError for any other space, and for one that is not there."""
    found = next((one for one in all_allowed(store, me) if one.space == space), None)
    if found is None:
        raise NotGrantedError("nothing to open in an emergency")
    return found


def _allowed(store: Store, me: Hand, space: str, name: str) -> Allowed:
    grants = allowed(store, me, space)
    if not grants:
        raise NotGrantedError("nothing to open in an emergency")
    ids = authority_over(store, space).sections
    reach = set().union(*(grant.scope.parts for grant in grants))
    parts = tuple(kind for kind in kinds.IN_EMERGENCIES if ids.get(kind) in reach)
    known = [one for grant in grants for one in openings_of(store, grant)]
    until = max((one.until for one in known if one.is_open(store.now)), default=None)
    return Allowed(space, name, parts, tuple(grants), until)


def open_parts(store: Store, custodian: Signer, space: str, of: list[str], reason: str) -> int:
    """Open what a law lets, and say in her log what it does not. Returns how many parts stayed
    shut. NotInThisLawError when that is all of them."""
    lawful = lawful_parts(store, custodian.card, space, of)
    shut = [kind for kind in of if kind not in lawful]
    if shut:
        with suppress(NotInThisLawError):
            open_in_emergency(store, custodian, space, shut, reason, is_lawful=False)
    if not lawful:
        raise NotInThisLawError("no part of it")
    found = open_in_emergency(store, custodian, space, lawful, reason, is_lawful=True)
    _tell_of_lines(found, lawful, reason)
    return len(shut)


def _tell_of_lines(space: OpenSpace, of: list[str], reason: str) -> None:
    """A line that came here from another part may be somebody's who could not write here."""
    for kind in of:
        section = space.section(kind)
        items = tuple(id_ for id_ in kept_back(space, [kind]))
        if items:
            trail.note(
                space.store, space.id, None, "emergency-refused", person=space.me.account,
                sections=(section.id,), items=items, reason=reason,
            )  # fmt: skip


def kept_back(space: OpenSpace, of: list[str]) -> frozenset[str]:
    """The lines that a law keeps shut, now that their sources can be read."""
    home, known = source_of_card(space.me.card), regimes_by_name(space.store)
    return frozenset(
        item.id
        for kind in of
        for item in space.section(kind).items()
        if not lets_in(written_by(item), home, known)
    )


def to_read(space: OpenSpace, called: str, until: datetime) -> OpenNow:
    """The page of a share, cut to what is open now and to what a law lets be read."""
    kept = kept_back(space, space.kinds)
    seen = sight(space, space.scope, space.me.account, without=kept)
    return OpenNow(Heading(called, until), seen)
