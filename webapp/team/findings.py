"""Whether her own yes can count today: found by one named professional, and valid on that day."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.at_unlock import at_unlock
from webapp.care.filing import files
from webapp.care.people import JOB, Person
from webapp.care.readers import knows
from webapp.care.records import Record, records, save, take_out_all
from webapp.care.writers import is_herself, source_of
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import Message, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import Document, read, write
from webapp.space.trail import note
from webapp.team.facts import ROLE, STAFF, said_wrong
from webapp.team.found_words import FINDERS, FOUND
from webapp.team.jobs import job_code
from webapp.team.keepers import keepers_of

LEFT, NOTED = "finding", "found-able"
"""The message of somebody who keeps no keys, and the line in her trail."""


@dataclass(frozen=True)
class Finding:
    """What one of them found: who, of which job, on which day of the place. `signed` is the
    paper as it was signed."""

    who: str
    name: str
    agency: str
    job: str
    kind: str
    day: date
    at: datetime
    signed: str


@dataclass(frozen=True, kw_only=True)
class KeptFinding(Record):
    """A signed finding as it rests beside what staff entered: sealed with her people."""

    kind: ClassVar[str] = "finding"
    signed: str = ""


def may_find(card: Card) -> bool:
    """Whether anybody of this job can find something. What, a row of the rules says."""
    return card.kind in STAFF and job_code(card) in FINDERS


def find(space: OpenSpace, kind: str) -> None:
    """Sign that it is so today. Who keeps the keys puts it in its place; anybody else leaves it
    for her and for her keepers. NotGrantedError for who may not, and for who is kept away."""
    store, me = space.store, space.me
    if is_herself(space) or kind not in FOUND or not may_find(me.card):
        raise NotGrantedError("nobody who finds this")
    if is_excluded(store, space.id, me.account):
        raise NotGrantedError("kept away")
    said = {
        "space": space.id, "who": me.account, "name": me.card.name, "agency": me.card.agency,
        "kind": kind, "day": store.today.isoformat(), "at": store.now.isoformat(),
    }  # fmt: skip
    signed = write(Tag.FINDING, said).signed_by(ROLE, me.hand)
    with transaction(store.db):
        if space.is_keeper:
            _keep(space, signed)
        else:
            leave_to_keepers(space, LEFT, signed)
        note(store, space.id, me, NOTED)


def findings(space: OpenSpace) -> list[Finding]:
    """Every finding that holds, of whatever day, the latest first. Only that of today counts."""
    kept = records(space.section(kinds.SHARING), KeptFinding)
    wrong = said_wrong(space) if kept else ""
    found = [one for one in (_read(space, entry) for entry in kept) if one]
    fresh = [one for one in found if not wrong or one.at > datetime.fromisoformat(wrong)]
    return sorted(fresh, key=lambda one: one.at, reverse=True)


@at_unlock
def forget_past(space: OpenSpace, now: datetime) -> None:
    """After its day a note on what she understands is of use to nobody but those who ask for it in
    court. A release that leaned on one has its own copy."""
    if not space.is_keeper:
        return
    today = space.store.today.isoformat()
    with suppress(ChangedBehindError, NotGrantedError):
        kept = records(space.section(kinds.SHARING), KeptFinding)
        past = [one.id for one in kept if str(_body(one).get("day") or today) < today]
        if past:
            take_out_all(space, kinds.SHARING, *past)


def leave_to_keepers(space: OpenSpace, kind: str, signed: Document) -> None:
    """What somebody without keys signed, for her and each of her keepers to put in its place."""
    cards = [space.authority.owner, *(keeper.card for keeper in keepers_of(space))]
    for card in {card.account: card for card in cards}.values():
        post(space.store, space.me, card, kind, {"signed": signed.dump()}, space=space.id)


@files(LEFT)
def file_finding(space: OpenSpace, message: Message) -> None:
    """Keep what somebody found and signed, for this space."""
    try:
        signed = read(message.body["signed"], Tag.FINDING)
        signed.check(ROLE, message.author.keys.hand)
    except CannotOpenError:
        raise NotGrantedError("not signed by the sender") from None
    if (signed.body["space"], signed.body["who"]) != (space.id, message.author.account):
        raise NotGrantedError("not a finding of the sender's own")
    _keep(space, signed)


def _keep(space: OpenSpace, signed: Document) -> None:
    """The newest of each person and kind, once, whoever files it."""
    said, was = signed.body, KeptFinding()
    for kept in records(space.section(kinds.SHARING), KeptFinding):
        known = _body(kept)
        if (known.get("who"), known.get("kind")) == (said["who"], said["kind"]):
            if known.get("at", "") >= said["at"]:
                return
            was = kept
    save(space, kinds.SHARING, replace(was, signed=signed.dump()), source=source_of(space))


def _read(space: OpenSpace, entry: KeptFinding) -> Finding | None:
    """None for a row that is spoilt, or not signed with the keys of somebody whom she knows."""
    try:
        signed = read(entry.signed, Tag.FINDING)
        said = signed.body
        card = card_of(space.store, said["who"])
        signed.check(ROLE, card.keys.hand)
        day, at = date.fromisoformat(said["day"]), datetime.fromisoformat(said["at"])
        is_so = said["space"] == space.id and said["kind"] in FOUND
        is_then = at <= space.store.now and day == at.astimezone(space.store.zone).date()
    except (CannotOpenError, NoSuchAccountError, KeyError, TypeError, ValueError):
        return None
    if not (is_so and is_then and is_a_finder_of_hers(space, card)):
        return None
    return Finding(
        card.account, card.name, card.agency, job_code(card), said["kind"], day, at, entry.signed
    )


def is_a_finder_of_hers(space: OpenSpace, card: Card) -> bool:
    """Somebody of her team, in the job that she knows them in, and not kept away."""
    pinned = [p for p in records(space.section(kinds.SHARING), Person) if p.account == card.account]
    is_same = not any(JOB in person.says_anew(card) for person in pinned)
    here = is_same and may_find(card) and knows(space, card)
    return here and not is_excluded(space.store, space.id, card.account)


def _body(entry: KeptFinding) -> dict:
    try:
        said = read(entry.signed, Tag.FINDING).body
    except (CannotOpenError, TypeError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
