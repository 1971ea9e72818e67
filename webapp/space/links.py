"""Who may have to sign for her, and who looks after her at home: the server's own facts about
parents and others in their place."""

import hashlib
import os
from dataclasses import asdict, dataclass, replace
from datetime import date

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.space.exclusions import is_excluded
from webapp.space.refused import NotGrantedError

PARENT, GUARDIAN, EDUCATION = "parent", "guardian", "education-rights-holder"
CUSTODIAN, APPOINTEE = "agency-custodian", "court-appointee"
CAREGIVER = "caregiver"
"""Looks after her at home while others have custody: may be told things, and never signs."""
SIGNING = (PARENT, GUARDIAN, EDUCATION, CUSTODIAN, APPOINTEE)
ROLES = (*SIGNING, CAREGIVER)
AT_HOME = (GUARDIAN, CAREGIVER)

HURT_HER, HURT_A_PARENT, SUSPECTED = "hurt-youth", "hurt-parent", "suspected"
BARRED, RIGHTS_ENDED, HER_WORD = "order", "rights-ended", "her-word"
EXCLUSIONS = (HURT_HER, HURT_A_PARENT, SUSPECTED, BARRED, RIGHTS_ENDED, HER_WORD)
"""Why somebody never signs. The last one is her own "I don't want this person to know"."""


@dataclass(frozen=True)
class Link:
    """One person who may sign for one young person, or looks after her at home. `account` is empty
    until they joined; `until` is the last day of the custody or order it rests on, empty where
    none is known.
    `checked_by` is the member of staff who found that asking this person is safe. `on_paper`
    says that this person has no account and signs on paper. `name_mark` tells a name that somebody
    types from others; the name itself lies in her part."""

    id: str
    space: str
    role: str
    account: str = ""
    until: str = ""
    checked_by: str = ""
    checked_on: str = ""
    excluded: str = ""
    added_on: str = ""
    on_paper: bool = False
    name_mark: str = ""

    def has_ended(self, today: date) -> bool:
        """Whether the custody or order is over."""
        return bool(self.until) and date.fromisoformat(self.until) < today

    def may_be_asked(self, today: date) -> bool:
        """Staff found it safe, nobody excluded this person, and what it rests on still stands."""
        return self.stands(today) and not self.excluded

    def stands(self, today: date) -> bool:
        """The same, whether or not this person is kept away: so her pages say it, as long as her
        secret words were not given."""
        return bool(self.checked_by) and not self.has_ended(today)

    def is_called(self, name: str) -> bool:
        """Whether it was entered under this name."""
        return bool(self.name_mark) and self.name_mark == self.mark_of(name)

    def mark_of(self, name: str) -> str:
        """Of one link alone: two people of one name have no mark in common."""
        said = plain_name(name).encode()
        return hashlib.blake2b(said, key=self.id.encode(), digest_size=16).hexdigest()

    def can_join(self, today: date) -> bool:
        """Whether an account may still come of it: nobody joined, and nobody signs on paper."""
        return self.may_be_asked(today) and not (self.account or self.on_paper)

    @property
    def can_sign(self) -> bool:
        """Whether a yes by this link counts for anything."""
        return self.role in SIGNING

    @property
    def signs_on_paper(self) -> bool:
        """Whether a share can be asked for now, with nobody behind a screen."""
        return self.on_paper and not self.account


def plain_name(name: str) -> str:
    """A name as it is compared: large and small letters are one, and so are all gaps."""
    return " ".join(name.casefold().split())


def add_link(store: Store, space: str, role: str, *, account: str = "", until: str = "") -> Link:
    """A new link, which nobody has found safe yet."""
    if role not in ROLES:
        raise ValueError(role)
    made = Link(
        os.urandom(16).hex(), space, role, account, until, added_on=store.now.date().isoformat()
    )
    return keep_link(store, made)


def change_link(store: Store, link: Link, **changes: str | bool) -> Link:
    """The same link with other facts: who joined by it, until when it rests, `excluded`. That the
    spine shuts this person out is read each time and never written down: it may end.
    NotGrantedError for a link that is gone."""
    with transaction(store.db):
        was = next((one for one in _rows(store, link.space) if one.id == link.id), None)
        if was is None:
            raise NotGrantedError("no such link")
        return _as_shut_out(store, keep_link(store, replace(was, **changes)))


def say_safe(store: Store, link: Link, by: str) -> Link:
    """A member of staff answers for it that this person can be asked."""
    return change_link(store, link, checked_by=by, checked_on=store.now.date().isoformat())


def drop_link(store: Store, link: Link) -> None:
    """Somebody was entered by mistake."""
    with transaction(store.db):
        store.db.execute("delete from guardian_links where id = ?", [link.id])


def links_of(store: Store, space: str) -> list[Link]:
    """Every link of a space, oldest first; with a person whom the spine shuts out marked so."""
    return [_as_shut_out(store, link) for link in _rows(store, space)]


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


def ids_of(store: Store, space: str, who: str) -> set[str]:
    """Everything that one person goes by here: an account, and each link that leads to it. Who
    is asked on paper and joins later is still the same person."""
    rows = _rows(store, space)
    accounts = {link.account for link in rows if who in (link.id, link.account)} - {""}
    return {who, *accounts, *(link.id for link in rows if link.account in accounts)}


def role_of(store: Store, space: str, who: str) -> str:
    """As what this person may sign; empty where no link says it."""
    ids = ids_of(store, space, who)
    roles = [link.role for link in _rows(store, space) if ids & {link.id, link.account}]
    return roles[-1] if roles else ""


def is_shut_out(store: Store, space: str, who: str) -> bool:
    """Whether this person is, under any id."""
    return any(is_excluded(store, space, id_) for id_ in ids_of(store, space, who))


def may_sign(store: Store, space: str, who: str, *, reader: str, has_account: bool) -> bool:
    """Whether a signature of this person can open anything today: not that of somebody shut out,
    nor the reader's own, nor where each custody or order behind it is over. Who signs on paper is
    nobody without a link of this space."""
    ids, today = ids_of(store, space, who), store.today
    if reader in ids or any(is_excluded(store, space, id_) for id_ in ids):
        return False
    behind = _behind(store, space, ids)
    stands = [
        link for link in behind if link.can_sign and not link.excluded and not link.has_ended(today)
    ]
    return bool(stands) or (has_account and not behind)


def roles_of(store: Store, space: str, who: str) -> list[str]:
    """What one person is to her today, by every link of theirs that staff checked."""
    behind = _behind(store, space, ids_of(store, space, who))
    held = {link.role for link in behind if link.may_be_asked(store.today)}
    return [role for role in ROLES if role in held]


def _behind(store: Store, space: str, ids: set[str]) -> list[Link]:
    return [link for link in _rows(store, space) if ids & {link.id, link.account}]


def _rows(store: Store, space: str) -> list[Link]:
    rows = store.db.execute(
        "select id, sealed_facts from guardian_links where space_id = ? order by rowid", [space]
    ).fetchall()
    found = (_read(store, *row) for row in rows)
    return [link for link in found if link and link.space == space]


def _as_shut_out(store: Store, link: Link) -> Link:
    # Somebody who was kept away before they joined stays so under any account.
    if link.excluded or not is_shut_out(store, link.space, link.id):
        return link
    return replace(link, excluded=HER_WORD)


def keep_link(store: Store, link: Link) -> Link:
    """Store it, with all that it says now."""
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
