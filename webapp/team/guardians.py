"""Who may have to sign for her: the server's own facts about parents and others in their place."""

import os
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import ClassVar

from crypto.errors import CannotOpenError
from webapp.care.people import Person
from webapp.care.records import Record, records, save
from webapp.database import Store, transaction
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError

PARENT, GUARDIAN, EDUCATION = "parent", "guardian", "education-rights-holder"
CUSTODIAN, APPOINTEE = "agency-custodian", "court-appointee"
ROLES = (PARENT, GUARDIAN, EDUCATION, CUSTODIAN, APPOINTEE)

HURT_HER, HURT_A_PARENT, SUSPECTED = "hurt-youth", "hurt-parent", "suspected"
BARRED, RIGHTS_ENDED, HER_WORD = "order", "rights-ended", "her-word"
EXCLUSIONS = (HURT_HER, HURT_A_PARENT, SUSPECTED, BARRED, RIGHTS_ENDED, HER_WORD)
"""Why somebody never signs. The last one is her own "I don't want this person to know"."""


@dataclass(frozen=True)
class Link:
    """One person who may sign for one young person. `account` is empty until they joined;
    `until` is the last day of the custody or order it rests on, empty where none is known.
    `checked_by` is the member of staff who found that asking this person is safe."""

    id: str
    space: str
    role: str
    account: str = ""
    until: str = ""
    checked_by: str = ""
    checked_on: str = ""
    excluded: str = ""
    added_on: str = ""

    def has_ended(self, today: date) -> bool:
        """Whether the custody or order is over."""
        return bool(self.until) and date.fromisoformat(self.until) < today

    def may_be_asked(self, today: date) -> bool:
        """Staff found it safe, nobody excluded this person, and what it rests on still stands."""
        return bool(self.checked_by) and not self.excluded and not self.has_ended(today)


@dataclass(frozen=True, kw_only=True)
class Called(Record):
    """How she and her advocate call somebody who has not joined: it lives in her section."""

    kind: ClassVar[str] = "parent"
    link: str = ""
    name: str = ""


def add_link(store: Store, space: str, role: str, *, account: str = "", until: str = "") -> Link:
    """A new link, which nobody has found safe yet."""
    if role not in ROLES:
        raise ValueError(role)
    made = Link(
        os.urandom(16).hex(), space, role, account, until, added_on=store.now.date().isoformat()
    )
    return _keep(store, made)


def change_link(store: Store, link: Link, **changes: str) -> Link:
    """The same link with other facts: who joined by it, until when it rests, `excluded`. That the
    spine shuts this person out is read each time and never written down: it may end.
    NotGrantedError for a link that is gone."""
    with transaction(store.db):
        row = store.db.execute(_ONE_LINK, [link.id]).fetchone()
        was = _read(store, link.id, row[0]) if row else None
        if was is None:
            raise NotGrantedError("no such link")
        return _as_shut_out(store, _keep(store, replace(was, **changes)))


_ONE_LINK = "select sealed_facts from guardian_links where id = ?"


def say_safe(store: Store, link: Link, by: str) -> Link:
    """A member of staff answers for it that this person can be asked."""
    return change_link(store, link, checked_by=by, checked_on=store.now.date().isoformat())


def links_of(store: Store, space: str) -> list[Link]:
    """Every link of a space, oldest first; with a person whom the spine shuts out marked so."""
    rows = store.db.execute(
        "select id, sealed_facts from guardian_links where space_id = ? order by rowid", [space]
    ).fetchall()
    found = (_read(store, *row) for row in rows)
    return [_as_shut_out(store, link) for link in found if link and link.space == space]


def link_in(store: Store, space: str, id_: str) -> Link:
    """One link by its id. NotGrantedError for one that is not of this space."""
    found = next((link for link in links_of(store, space) if link.id == id_), None)
    if found is None:
        raise NotGrantedError("no such link")
    return found


def link_of(store: Store, space: str, account: str) -> Link | None:
    """The newest link that one account joined by."""
    mine = [link for link in links_of(store, space) if account and link.account == account]
    return mine[-1] if mine else None


def drop_link(store: Store, link: Link) -> None:
    """Somebody was entered by mistake."""
    with transaction(store.db):
        store.db.execute("delete from guardian_links where id = ?", [link.id])


def call_them(space: OpenSpace, link: Link, name: str, **how) -> None:
    """Write down the name, in her section."""
    known = [c for c in records(space.section(kinds.SHARING), Called) if c.link == link.id]
    was = known[-1] if known else Called(link=link.id)
    save(space, kinds.SHARING, replace(was, name=name), **how)


def names_of_links(space: OpenSpace) -> dict[str, str]:
    """The name of each link, by its id: hers for somebody among her people, else as written."""
    section = space.section(kinds.SHARING)
    people = {person.account: person.name for person in records(section, Person)}
    called = {one.link: one.name for one in records(section, Called)}
    links = links_of(space.store, space.id)
    return {link.id: people.get(link.account) or called.get(link.id, "") for link in links}


def _as_shut_out(store: Store, link: Link) -> Link:
    # Somebody who was kept away before they joined stays so under any account.
    ids = filter(None, (link.account, link.id))
    if link.excluded or not any(is_excluded(store, link.space, id_) for id_ in ids):
        return link
    return replace(link, excluded=HER_WORD)


def _keep(store: Store, link: Link) -> Link:
    sealed = store.seal.seal_facts("guardian_links", "sealed_facts", link.id, asdict(link))
    with transaction(store.db):
        store.db.execute(
            "insert into guardian_links values (?, ?, ?)"
            " on conflict (id) do update set sealed_facts = excluded.sealed_facts",
            [link.id, link.space, sealed],
        )
    return link


def _read(store: Store, id_: str, sealed: bytes) -> Link | None:
    try:
        return Link(**store.seal.open_facts("guardian_links", "sealed_facts", id_, sealed))
    except CannotOpenError:
        return None
