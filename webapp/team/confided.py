"""What a parent agreed to leave between her and those who care for her: one professional signs it
for their place of work, and somebody else who keeps her keys says which parent it was."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.at_unlock import at_unlock
from webapp.care.filing import files
from webapp.care.kinds_of_care import KINDS_OF_CARE
from webapp.care.records import Record, records, save, take_out_all
from webapp.care.writers import is_herself, source_of
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import Message
from webapp.space.links import link_in
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import Document, read, write
from webapp.space.trail import note
from webapp.team.facts import ROLE, said_wrong
from webapp.team.findings import is_a_finder_of_hers, leave_to_keepers, may_find
from webapp.team.jobs import job_code

LEFT, NOTED = "confided", "confided"
"""The message of somebody who keeps no keys, and the line in her trail."""

KEPT_FOR = timedelta(days=366)
"""Longer than any of them counts: one that came late by another way must find that it is old."""


@dataclass(frozen=True)
class Agreement:
    """One that holds: who signed it, for which place and kind of care, and since when. `parent` is
    who agreed, as that place calls them; `link` is who that is here, empty until somebody said."""

    id: str
    who: str
    name: str
    agency: str
    job: str
    care: str
    parent: str
    since: date
    at: datetime
    link: str
    signed: str


@dataclass(frozen=True, kw_only=True)
class KeptAgreement(Record):
    """The signed word as it rests beside what staff entered: she and her key keepers read it, and
    no parent. `link` and `named_by` are a keeper's, who knows her parents."""

    kind: ClassVar[str] = "confided"
    signed: str = ""
    link: str = ""
    named_by: str = ""


def confide(
    space: OpenSpace, care: str, parent: str = "", since: date | None = None, *, stands: bool = True
) -> None:
    """Sign that a parent agreed, or that it stands no more. Who keeps the keys puts it in its
    place; anybody else leaves it there. NotGrantedError for who may not, and who is kept away."""
    store, me = space.store, space.me
    if is_herself(space) or care not in KINDS_OF_CARE or not may_find(me.card):
        raise NotGrantedError("nobody who says this")
    if is_excluded(store, space.id, me.account):
        raise NotGrantedError("kept away")
    said = {
        "space": space.id, "who": me.account, "name": me.card.name, "agency": me.card.agency,
        "care": care, "parent": parent, "since": (since or store.today).isoformat(),
        "at": store.now.isoformat(), "stands": stands,
    }  # fmt: skip
    signed = write(Tag.CONFIDED, said).signed_by(ROLE, me.hand)
    with transaction(store.db):
        if space.is_keeper:
            _keep(space, signed)
        else:
            leave_to_keepers(space, LEFT, signed)
        if stands:
            note(store, space.id, me, NOTED)


def say_whose(space: OpenSpace, id_: str, link: str) -> None:
    """Say which of her parents it was, or nobody: then it counts for nothing. Never the one who
    signed that it was agreed: two people answer for it."""
    kept = next((one for one in agreements(space) if one.id == id_), None)
    if kept is None or not space.is_keeper or is_herself(space) or kept.who == space.me.account:
        raise NotGrantedError("not theirs to say")
    if link:
        link_in(space.store, space.id, link)
    was = next(e for e in records(space.section(kinds.SHARING), KeptAgreement) if e.id == id_)
    now = replace(was, link=link, named_by=space.me.account if link else "")
    save(space, kinds.SHARING, now, source=source_of(space))


def agreements(space: OpenSpace) -> list[Agreement]:
    """Every one that holds, of whatever day, the latest first."""
    kept = records(space.section(kinds.SHARING), KeptAgreement)
    wrong = said_wrong(space) if kept else ""
    found = [one for one in (_read(space, entry) for entry in kept) if one]
    fresh = [one for one in found if not wrong or one.at > datetime.fromisoformat(wrong)]
    return sorted(fresh, key=lambda one: one.at, reverse=True)


@at_unlock
def forget_old(space: OpenSpace, now: datetime) -> None:
    """After its year it is of no use but to those who would like to read who agreed to what."""
    if not space.is_keeper:
        return
    oldest = (space.store.now - KEPT_FOR).isoformat()
    with suppress(ChangedBehindError, NotGrantedError):
        kept = records(space.section(kinds.SHARING), KeptAgreement)
        past = [one.id for one in kept if str(_body(one).get("at") or oldest) < oldest]
        if past:
            take_out_all(space, kinds.SHARING, *past)


@files(LEFT)
def file_agreement(space: OpenSpace, message: Message) -> None:
    """Keep what somebody signed, for this space."""
    try:
        signed = read(message.body["signed"], Tag.CONFIDED)
        signed.check(ROLE, message.author.keys.hand)
    except CannotOpenError:
        raise NotGrantedError("not signed by the sender") from None
    if (signed.body["space"], signed.body["who"]) != (space.id, message.author.account):
        raise NotGrantedError("not the sender's own")
    _keep(space, signed)


def _keep(space: OpenSpace, signed: Document) -> None:
    """The newest of each person and kind of care, once, whoever files it. Who agreed is said anew
    each time: it may be another parent."""
    said, was = signed.body, KeptAgreement()
    for kept in records(space.section(kinds.SHARING), KeptAgreement):
        known = _body(kept)
        if (known.get("who"), known.get("care")) == (said["who"], said["care"]):
            if known.get("at", "") >= said["at"]:
                return
            was = kept
    now = replace(was, signed=signed.dump(), link="", named_by="")
    save(space, kinds.SHARING, now, source=source_of(space))


def _read(space: OpenSpace, entry: KeptAgreement) -> Agreement | None:
    """None for a row that is spoilt, that stands no more, or that is not signed with the keys of
    somebody of that place whom she knows."""
    try:
        signed = read(entry.signed, Tag.CONFIDED)
        said = signed.body
        card = card_of(space.store, said["who"])
        signed.check(ROLE, card.keys.hand)
        since, at = date.fromisoformat(said["since"]), datetime.fromisoformat(said["at"])
        is_so = (said["space"], said["agency"]) == (space.id, card.agency)
        is_so = is_so and said["care"] in KINDS_OF_CARE and said["stands"] is True
        is_then = at <= space.store.now and since <= at.astimezone(space.store.zone).date()
    except (CannotOpenError, NoSuchAccountError, KeyError, TypeError, ValueError):
        return None
    if not (is_so and is_then and is_a_finder_of_hers(space, card)):
        return None
    link = entry.link if entry.named_by and entry.named_by != card.account else ""
    return Agreement(
        entry.id, card.account, card.name, card.agency, job_code(card), said["care"],
        str(said["parent"]), since, at, link, entry.signed,
    )  # fmt: skip


def _body(entry: KeptAgreement) -> dict:
    try:
        said = read(entry.signed, Tag.CONFIDED).body
    except (CannotOpenError, TypeError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
