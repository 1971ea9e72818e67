"""What a signed release says: the shape of its body, written in version 4, read in all."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from webapp.care.ceremonies import NONE, PAPER, SCREEN, Ceremony
from webapp.space.people import Card

VERSION = 4

SEE, TALK, COPY = "see", "talk", "copy"
"""What its reader may do: read it, talk about it in a meeting, copy it out."""

LEGAL_PROCEEDINGS = "legal-proceedings"
THERAPY_NOTES = "psychotherapy-notes"
COUNSELLING_NOTES = "counselling-notes"
ALONE = (LEGAL_PROCEEDINGS, THERAPY_NOTES, COUNSELLING_NOTES)
"""What the law wants in a release of its own (42 CFR 2.31(b) and (d), 45 CFR 164.508(b)(3))."""

NOTE_LABELS = {"PSYTHPN": THERAPY_NOTES, "SUD-NOTES": COUNSELLING_NOTES}
"""The label on a line that makes it such a note."""

WHOEVER_WRITES = "whoever-writes-with-her"
"""The class of people who disclose what they will write into a whole part: her key keepers."""


def notes_in(body: dict) -> set[str]:
    """What kind of notes an item is, by its labels; nothing for nearly every item."""
    said = {*(body.get("labels") or ()), body.get("note", "")}
    return {NOTE_LABELS[label] for label in said if label in NOTE_LABELS}


@dataclass(frozen=True)
class Discloser:
    """Who lets it be seen: herself, or one person of one agency."""

    account: str
    identity: str
    who: str = "herself"
    person: str = ""
    agency: str = ""


@dataclass(frozen=True)
class Part:
    """One section: all of it (`items` None) or single lines, its HL7 labels, the last day whose
    new lines count, and the day on which the oldest of those inside was first written (empty
    before version 4). A changed line stays the same line."""

    kind: str
    items: tuple[str, ...] | None
    labels: tuple[str, ...] = ()
    lines_until: str = ""
    lines_since: str = ""

    @property
    def many(self) -> int | None:
        """How many single lines; None for all of it."""
        return None if self.items is None else len(self.items)


@dataclass(frozen=True)
class Purpose:
    """What for: the code she picked, her own words, the sentence as it was read to her, and the
    HL7 v3 ActReason beside it."""

    code: str
    words: str = ""
    said: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Source:
    """An agency whose record is among what is shared: it discloses that, by these people of its
    own where they are known. Beside it the laws that follow it there."""

    agency: str
    regimes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Needed:
    """One signature that the rules asked for, with the rule."""

    who: str
    reason: str
    citation: str


@dataclass(frozen=True)
class Text:
    """Which text was read: its version, language and reading level, and the hash of every
    sentence of it."""

    version: str
    hash: str
    language: str
    level: str = ""


@dataclass(frozen=True)
class ReleaseRecord:
    """One release. `alone` names what made it a release of its own; `supersedes` the release
    that it goes on from. A release has one reader and one purpose, never more.

    Who discloses what: she her own words, where `own_words` says that any are in it (None before
    version 3), each of `sources` its own, and of a whole part the class that `later` names.
    """

    space: str
    discloser: Discloser
    recipient: Card
    what: tuple[Part, ...]
    purpose: Purpose
    acts: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    review_at: datetime
    signers: tuple[Needed, ...]
    statements: tuple[str, ...]
    text: Text
    called: str
    signed_at: datetime
    salt: str
    exclusions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    alone: tuple[str, ...] = ()
    ceremony: Ceremony = Ceremony()
    supersedes: str = ""
    own_words: bool | None = None
    later: str = ""
    version: int = VERSION

    @property
    def regimes(self) -> tuple[str, ...]:
        """Every law that follows a source of what is shared."""
        return tuple(sorted({regime for source in self.sources for regime in source.regimes}))

    @property
    def since(self) -> date | None:
        """The day on which the oldest line of all that is shared was first written."""
        days = [part.lines_since for part in self.what if part.lines_since]
        return date.fromisoformat(min(days)) if days else None

    def as_body(self) -> dict:
        """Plain JSON values, as they are signed."""
        return {
            "version": self.version,
            "space": self.space,
            "supersedes": self.supersedes,
            "discloser": vars(self.discloser),
            "recipient": self.recipient.as_body(),
            "what": [_part_body(part) for part in self.what],
            "exclusions": list(self.exclusions),
            "purpose": vars(self.purpose),
            "rights": list(self.acts),
            "start": self.starts_at.isoformat(),
            "end": self.ends_at.isoformat(),
            "review": self.review_at.isoformat(),
            "sources": [_source_body(source) for source in self.sources],
            "own_words": self.own_words,
            "later": self.later,
            "regimes": list(self.regimes),
            "alone": list(self.alone),
            "signers": [vars(need) for need in self.signers],
            "statements": list(self.statements),
            "text": vars(self.text),
            "ceremony": self.ceremony.as_body(),
            "called": self.called,
            "at": self.signed_at.isoformat(),
            "salt": self.salt,
        }

    @classmethod
    def of(cls, body: dict) -> "ReleaseRecord":
        """What was signed; earlier versions had fewer fields. KeyError, TypeError or ValueError
        for anything else, a release without an end among them."""
        if body["version"] not in (1, 2, 3, VERSION):
            raise ValueError("a version that nobody wrote")
        first = cls(
            body["space"], Discloser(**body["discloser"]), Card.of(body["recipient"]),
            tuple(_part_of(part) for part in body["what"]), Purpose(**body["purpose"]),
            tuple(body["rights"]), *(datetime.fromisoformat(body[k]) for k in DATES),
            tuple(Needed(**need) for need in body["signers"]), tuple(body["statements"]),
            Text(**body["text"]), body["called"], datetime.fromisoformat(body["at"]), body["salt"],
            version=body["version"],
        )  # fmt: skip
        if body["version"] == 1:
            return first
        second = _second(first, body)
        if body["version"] == 2:
            return second
        third = _third(second, body)
        return third if body["version"] == 3 else _fourth(third, body)


DATES = ("start", "end", "review")
RECEIPTS = (SCREEN, PAPER, NONE)


def _second(first: ReleaseRecord, body: dict) -> ReleaseRecord:
    return replace(
        first,
        exclusions=tuple(body["exclusions"]),
        sources=tuple(Source(s["agency"], tuple(s["regimes"])) for s in body["sources"]),
        alone=tuple(body["alone"]),
        ceremony=Ceremony.of(body["ceremony"]),
        supersedes=body["supersedes"],
    )


def _third(second: ReleaseRecord, body: dict) -> ReleaseRecord:
    sources = tuple(
        Source(s["agency"], tuple(s["regimes"]), tuple(s["people"])) for s in body["sources"]
    )
    return replace(second, sources=sources, own_words=body["own_words"], later=body["later"])


def _fourth(third: ReleaseRecord, body: dict) -> ReleaseRecord:
    """Its new fields are read with those around them; here they must be there."""
    if not all("lines_since" in part for part in body["what"]):
        raise KeyError("lines_since")
    if body["ceremony"]["receipt"] not in RECEIPTS:
        raise ValueError("a copy that nobody asked about")
    return third


def _source_body(source: Source) -> dict:
    return {
        "agency": source.agency,
        "regimes": list(source.regimes),
        "people": list(source.people),
    }


def _part_body(part: Part) -> dict:
    items = None if part.items is None else sorted(part.items)
    return {**vars(part), "items": items, "labels": list(part.labels)}


def _part_of(body: dict) -> Part:
    items = None if body["items"] is None else tuple(body["items"])
    return Part(**{**body, "items": items, "labels": tuple(body["labels"])})
