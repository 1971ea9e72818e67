"""How those are called who may have to sign for her, and by what right they do; who they are
stands in `space/links.py`."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from webapp.account.accounts import known_card
from webapp.care.at_unlock import at_unlock
from webapp.care.people import Person
from webapp.care.records import Record, records, save
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.links import Link, change_link, links_of, plain_name
from webapp.space.opening import OpenSpace


@dataclass(frozen=True, kw_only=True)
class Called(Record):
    """How she and her advocate call somebody who has not joined, and what gives this person the
    right to sign: it lives in her section."""

    kind: ClassVar[str] = "parent"
    link: str = ""
    name: str = ""
    right: str = ""


def call_them(space: OpenSpace, link: Link, name: str, **how) -> None:
    """Write down the name, in her section; who types it finds this person by its mark."""
    with transaction(space.store.db):
        save(space, kinds.SHARING, replace(_written(space, link), name=name), **how)
        change_link(space.store, link, name_mark=link.mark_of(name))


@at_unlock
def mark_names(space: OpenSpace, now: datetime) -> None:
    """Of those who were entered before there were marks."""
    bare = [link for link in links_of(space.store, space.id) if not link.name_mark]
    for link in bare if kinds.SHARING in space.kinds else ():
        if name := _written(space, link).name:
            change_link(space.store, link, name_mark=link.mark_of(name))


def say_right(space: OpenSpace, link: Link, words: str, **how) -> None:
    """Write down by what right this person signs; the newest words count alone."""
    save(space, kinds.SHARING, replace(_written(space, link), right=words), **how)


def rights_of_links(space: OpenSpace) -> dict[str, str]:
    """By what right each one signs, by the id of the link, where it was written down."""
    written = records(space.section(kinds.SHARING), Called)
    return {one.link: one.right for one in written if one.right}


def _written(space: OpenSpace, link: Link) -> Called:
    known = [c for c in records(space.section(kinds.SHARING), Called) if c.link == link.id]
    return known[-1] if known else Called(link=link.id)


def entered_names(space: OpenSpace) -> dict[str, str]:
    """Whom staff entered and who has no account, also who signs on paper: names by link, while what
    the link rests on still stands. Who is kept away is there like all others."""
    names, today = names_of_links(space), local_day(space.store.now)
    links = links_of(space.store, space.id)
    return {n.id: names[n.id] for n in links if not n.account and not n.has_ended(today)}


def is_name_kept_away(space: OpenSpace, name: str) -> bool:
    """Whether a parent or caregiver of this name is kept away: by the name they were entered under,
    the one she calls them by, or their own card. For who reads her people, and nobody else."""
    names, wanted = names_of_links(space), plain_name(name)
    shut_out = [link for link in links_of(space.store, space.id) if link.excluded]
    cards = [known_card(space.store, link.account) for link in shut_out if link.account]
    said = {names[link.id] for link in shut_out} | {card.name for card in cards if card}
    by_mark = any(link.is_called(name) for link in shut_out)
    return by_mark or wanted in {plain_name(one) for one in said if one}


def names_of_links(space: OpenSpace) -> dict[str, str]:
    """The name of each link, by its id: hers for somebody among her people, else as written."""
    section = space.section(kinds.SHARING)
    people = {person.account: person.name for person in records(section, Person)}
    called = {one.link: one.name for one in records(section, Called)}
    links = links_of(space.store, space.id)
    return {link.id: people.get(link.account) or called.get(link.id, "") for link in links}
