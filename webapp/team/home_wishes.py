"""Whom she wants to have her short list for home, before they are here. It asks nobody for a yes,
and shares nothing: it is a reason of its own to let somebody in."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.records import Record, records, save, take_out_all
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.links import AT_HOME, Link, links_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.guardians import names_of_links
from webapp.team.signer_news import HOME_WANTED, tell_keepers

KEPT = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class HomeWish(Record):
    """That she wants one person to have it, and since when."""

    kind: ClassVar[str] = "home-wish"
    link: str = ""
    on: str = ""

    def is_old(self, today: date) -> bool:
        """Whether so much time has passed that she would be asked anew."""
        return today - date.fromisoformat(self.on) > KEPT


@dataclass(frozen=True)
class AtHome:
    """One person at home. `is_wanted` is what she said; `account` is empty until they joined."""

    link: str
    name: str
    account: str
    is_wanted: bool


def people_at_home(space: OpenSpace) -> list[AtHome]:
    """Whom staff entered and found safe. That somebody is kept away since is not looked at: a
    parent who holds her phone must not read it there."""
    today = local_day(space.store.now)
    names, wanted = names_of_links(space), links_for_home(space, today)
    return [
        AtHome(link.id, names[link.id], link.account, link.id in wanted)
        for link in _links(space, today)
        if names[link.id]
    ]


def links_for_home(space: OpenSpace, today: date) -> set[str]:
    """Whom she said should have it."""
    return {one.link for one in _wishes(space) if not one.is_old(today)}


def want_at_home(space: OpenSpace, link: str) -> None:
    """Her advocate is told once. NotGrantedError for somebody who is not at home, or is here."""
    store, today = space.store, local_day(space.store.now)
    found = next((one for one in people_at_home(space) if one.link == link), None)
    if found is None or found.account:
        raise NotGrantedError("nobody to let in")
    if found.is_wanted:
        return
    with transaction(store.db):
        save(space, kinds.SHARING, HomeWish(link=link, on=today.isoformat()))
        tell_keepers(store, space.me, space.id, HOME_WANTED, link=link, name=found.name)


def forget_wish(space: OpenSpace, link: str) -> None:
    """She does not want it any more. What rests on it is the caller's to end."""
    ids = [one.id for one in _wishes(space) if one.link == link]
    if ids:
        take_out_all(space, kinds.SHARING, *ids)


def _wishes(space: OpenSpace) -> list[HomeWish]:
    return records(space.section(kinds.SHARING), HomeWish)


def _links(space: OpenSpace, today: date) -> list[Link]:
    known = links_of(space.store, space.id)
    return [link for link in known if link.role in AT_HOME and link.stands(today)]
