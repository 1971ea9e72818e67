"""Whom a page about keeping away is about: by her names for who reads them, else by one typed."""

from dataclasses import dataclass

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.people import Person
from webapp.care.readers import running_grants
from webapp.care.records import records
from webapp.space import kinds
from webapp.space.inbox import Message, messages
from webapp.space.links import links_of, plain_name
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.guardians import entered_names, names_of_links
from webapp.team.holds import UNKNOWN_NAME, everybody_kept, kept_away
from webapp.team.introductions import person_with
from webapp.team.kept import Kept
from webapp.team.names import Names


@dataclass(frozen=True)
class Someone:
    """One person by name, and all that was said about them."""

    account: str
    name: str
    kept: Kept


def one_of_hers(space: OpenSpace, account: str) -> Someone:
    """Somebody among her people, who ever read something, or whom staff entered. NotGrantedError
    for others."""
    entered = entered_names(space)
    if account in entered:
        return Someone(account, entered[account], kept_away(*_where(space), account))
    known = {grant.reader for grant in space.known} - {space.me.account}
    if account not in known and person_with(space, account) is None:
        raise NotGrantedError("not one of her people")
    return _someone(space, Names(space), account)


def reads_names(space: OpenSpace) -> bool:
    """Whether this member of staff may read whom she knows; others type a name."""
    return kinds.SHARING in space.kinds


def everybody(space: OpenSpace) -> list[Someone]:
    """For who reads her people: each parent or caregiver, joined or not, by account or by link,
    and whoever else is kept away."""
    names, linked = Names(space), names_of_links(space)
    people = records(space.section(kinds.SHARING), Person)
    ids = {one.account for one in people if one.card.get("kind") == "guardian"}
    ids |= {*_guardians(space), *(kept.account for kept in everybody_kept(*_where(space)))}
    ids |= {link.id for link in links_of(*_where(space)) if not link.account}
    found = [
        Someone(id_, linked.get(id_) or names.of(id_), kept_away(*_where(space), id_))
        for id_ in ids
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def one_of(space: OpenSpace, account: str) -> Someone:
    """One of `everybody`. NotGrantedError for others, and for who may not read the names."""
    listed = everybody(space) if reads_names(space) else []
    found = next((one for one in listed if one.account == account), None)
    if found is None:
        raise NotGrantedError("nobody to keep away")
    return found


def called(space: OpenSpace, name: str) -> list[str]:
    """Everybody of this name among parents, and whoever is kept away already: by account, or by
    link who has none. Each once, by the card or as they were entered."""
    accounts = {*_guardians(space), *(kept.account for kept in everybody_kept(*_where(space)))}
    wanted, links = plain_name(name), links_of(*_where(space))
    by_card = {who for who in accounts if plain_name(_card_name(space, who)) == wanted}
    return sorted(by_card | {link.account or link.id for link in links if link.is_called(name)})


def called_and_kept(space: OpenSpace, name: str) -> list[str]:
    """Those of them whom staff keep away now: no other can be let back."""
    return [who for who in called(space, name) if kept_away(*_where(space), who).by_staff]


def unknown_names(space: OpenSpace) -> list[Message]:
    """Names that staff of hers typed, which nobody here has, or more than one."""
    waiting = [m for m in messages(space.store, space.me) if m.kind == UNKNOWN_NAME]
    keys = {grant.keys for grant in running_grants(space)}
    return [m for m in waiting if m.space == space.id and m.author.keys in keys]


def _guardians(space: OpenSpace) -> set[str]:
    linked = {link.account for link in links_of(*_where(space)) if link.account}
    readers = {grant.reader for grant in space.known}
    return linked | {who for who in readers if _kind(space, who) == "guardian"}


def _where(space: OpenSpace):
    return space.store, space.id


def _someone(space: OpenSpace, names: Names, account: str) -> Someone:
    return Someone(account, names.of(account), kept_away(space.store, space.id, account))


def _kind(space: OpenSpace, account: str) -> str:
    try:
        return card_of(space.store, account).kind
    except (NoSuchAccountError, CannotOpenError):
        return ""


def _card_name(space: OpenSpace, account: str) -> str:
    try:
        return card_of(space.store, account).name
    except (NoSuchAccountError, CannotOpenError):
        return ""
