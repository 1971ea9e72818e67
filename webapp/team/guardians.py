"""How those are called who may have to sign for her, and by what right they do; who they are
stands in `space/links.py`."""

from dataclasses import dataclass, replace
from typing import ClassVar

from webapp.care.people import Person
from webapp.care.records import Record, records, save
from webapp.space import kinds
from webapp.space.links import Link, links_of
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
    """Write down the name, in her section."""
    save(space, kinds.SHARING, replace(_written(space, link), name=name), **how)


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


def names_of_links(space: OpenSpace) -> dict[str, str]:
    """The name of each link, by its id: hers for somebody among her people, else as written."""
    section = space.section(kinds.SHARING)
    people = {person.account: person.name for person in records(section, Person)}
    called = {one.link: one.name for one in records(section, Called)}
    links = links_of(space.store, space.id)
    return {link.id: people.get(link.account) or called.get(link.id, "") for link in links}
