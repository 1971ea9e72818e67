"""What her advocate sees of those who may sign for her, and of what waits for one of them."""

from dataclasses import dataclass
from datetime import date

from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.care.release_record import ReleaseRecord
from webapp.care.terms import last_day_here, record_in
from webapp.care.wanted import links_wanted
from webapp.database import Store
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.cosigning import signed_on_paper
from webapp.space.grants import Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import read
from webapp.space.signers import missing
from webapp.team.guardians import (
    APPOINTEE,
    CUSTODIAN,
    EDUCATION,
    GUARDIAN,
    PARENT,
    Link,
    links_of,
    names_of_links,
)
from webapp.team.invites import Invite, invite

ROLE_WORDS = {
    PARENT: _("A parent"),
    GUARDIAN: _("Somebody in a parent's place, by law"),
    EDUCATION: _("Decides about school"),
    CUSTODIAN: _("The agency that has custody"),
    APPOINTEE: _("Somebody a court named"),
}


@dataclass(frozen=True)
class Row:
    """One person who may sign. `can_be_invited` only when a signature is needed, she said yes,
    and somebody of staff found it safe."""

    link: Link
    name: str
    can_be_invited: bool


@dataclass(frozen=True)
class Waits:
    """One signature that is missing, of one person."""

    offer: str
    signer: str
    name: str
    record: ReleaseRecord
    until: date


def rows(space: OpenSpace) -> list[Row]:
    """Everybody who was entered. Who is kept away from her is not on this page."""
    today = local_day(space.store.now)
    names, wanted = names_of_links(space), links_wanted(space, today)
    found = [link for link in links_of(space.store, space.id) if not link.excluded]
    return [
        Row(link, names[link.id], _can_be_invited(link, today) and link.id in wanted)
        for link in found
        if not link.has_ended(today)
    ]


def _can_be_invited(link: Link, today: date) -> bool:
    return link.may_be_asked(today) and not link.account


def invite_one(space: OpenSpace, link: Link, name: str) -> tuple[str, Invite]:
    """A code for this one person. NotGrantedError unless everything for it is there."""
    row = next((row for row in rows(space) if row.link.id == link.id), None)
    if row is None or not row.can_be_invited:
        raise NotGrantedError("not yet to be invited")
    by = space.me.account
    return invite(space.store, "guardian", by=by, space=space.id, name=name, link=link.id)


def waiting_signatures(space: OpenSpace) -> list[Waits]:
    """What this member of staff can witness on paper."""
    store, names = space.store, names_of_links(space)
    by_account = {link.account: names[link.id] for link in links_of(store, space.id)}
    kept = {one.grant: one for one in records(space.section(kinds.SHARING), KeptRelease)}
    found = []
    for grant in _witnessed(space):
        for signer in sorted(missing(store, space.id, grant.needs)):
            if grant.id in kept and signer in by_account:
                record = record_in(read(kept[grant.id].document, Tag.RELEASE))
                until = last_day_here(grant.needs.until)
                found.append(Waits(grant.needs.offer, signer, by_account[signer], record, until))
    return found


def _witnessed(space: OpenSpace) -> list[Grant]:
    known, _failed = all_grants(space.store, space.authority)
    waiting = [grant for grant in known if grant.is_waiting(space.store.now)]
    return [grant for grant in waiting if space.me.account in grant.needs.witnesses]


def one_signature(space: OpenSpace, offer: str, signer: str) -> Waits:
    """NotGrantedError unless it waits and this member of staff may witness it."""
    for waits in waiting_signatures(space):
        if (waits.offer, waits.signer) == (offer, signer):
            return waits
    raise NotGrantedError("nothing to witness")


def write_down(store: Store, witness: Signer, waits: Waits, about: dict) -> None:
    """Somebody signed beside the witness, on paper or with a mark."""
    signed_on_paper(store, witness, waits.offer, waits.signer, about["paper"], about)
