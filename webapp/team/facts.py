"""What the rules of signing need to know of her, as two staff signed it, each by themselves."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import ClassVar

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.records import Record, records
from webapp.care.writers import is_herself
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.signatures import Document, read, write
from webapp.team.agencies import agencies
from webapp.team.found_words import FOUND

STAFF = ("advocate", "member", "coordinator", "supervisor")
ROLE = "staff"

NOBODY, ONE, UNLIKE, SAID_WRONG, TWO = "nobody", "one", "unlike", "said-wrong", "two"
"""How far it is: only the last one counts."""


@dataclass(frozen=True)
class Facts:
    """What one of them entered. Empty means that this person does not know."""

    state: str
    born: date | None = None
    status: tuple[str, ...] = ()
    setting: str = ""
    custody: str = ""


@dataclass(frozen=True)
class Said:
    """One entry: who signed it, for which agency, when, and what it says."""

    who: str
    name: str
    agency: str
    at: datetime
    facts: Facts


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A signed entry as it rests beside her people: she and her key keepers can read it."""

    kind: ClassVar[str] = "facts"
    signed: str = ""


@dataclass(frozen=True, kw_only=True)
class Wrong(Record):
    """Her own word that it is not so. What was entered up to then counts no more. It rests beside
    the entries, for staff to see, and with what is just for her, where no keeper reaches it."""

    kind: ClassVar[str] = "facts-wrong"
    at: str = ""


@dataclass(frozen=True)
class Known:
    """Every entry that holds, and how far they go together."""

    entries: tuple[Said, ...]
    stands: str

    @property
    def facts(self) -> Facts | None:
        """What counts: None until two agree and she has not said that it is wrong."""
        return self.entries[0].facts if self.stands == TWO else None

    def by(self, account: str) -> Said | None:
        """What one person entered."""
        return next((said for said in self.entries if said.who == account), None)


def known_facts(space: OpenSpace) -> Known:
    """What is known. Two staff of two agencies must say the same, where there are two."""
    section = space.section(kinds.SHARING)
    every = (_read(space, entry) for entry in records(section, Entry))
    found = tuple(sorted((said for said in every if said), key=lambda said: said.at))
    wrong = said_wrong(space)
    fresh = tuple(said for said in found if not wrong or said.at > datetime.fromisoformat(wrong))
    if found and not fresh:
        return Known(found, SAID_WRONG)
    return Known(fresh, _how_far(space, fresh))


def said_wrong(space: OpenSpace) -> str:
    """When she last said so. In her own sessions, where things are decided, her own copy counts."""
    places = (kinds.SHARING, kinds.PRIVATE) if is_herself(space) else (kinds.SHARING,)
    said = [one for kind in places for one in records(space.section(kind), Wrong)]
    return max((one.at for one in said), default="")


def _how_far(space: OpenSpace, entries: tuple[Said, ...]) -> str:
    if not entries:
        return NOBODY
    if any(said.facts != entries[0].facts for said in entries):
        return UNLIKE
    homes = {said.agency for said in entries}
    enough = len(homes) > 1 or len(agencies(space.store)) < 2
    return TWO if len(entries) > 1 and enough else ONE


def signed_entry(me: Hand, space: str, facts: Facts, now: datetime) -> Document:
    """What a member of staff says of her, in their own hand."""
    said = {**asdict(facts), "status": sorted(facts.status)}
    said["born"] = facts.born.isoformat() if facts.born else ""
    body = {
        "space": space, "who": me.account, "name": me.card.name, "agency": me.card.agency,
        "at": now.isoformat(), "facts": said,
    }  # fmt: skip
    return write(Tag.FACTS, body).signed_by(ROLE, me.hand)


def _read(space: OpenSpace, entry: Entry) -> Said | None:
    """None for an entry that is not signed with the keys its account has, for this space, and for
    one of somebody who is kept away: it would choose who signs."""
    try:
        signed = read(entry.signed, Tag.FACTS)
        said = signed.body
        card = card_of(space.store, said["who"])
        signed.check(ROLE, card.keys.hand)
        facts = said["facts"]
        born = date.fromisoformat(facts["born"]) if facts["born"] else None
        # What one professional finds on a day was once ticked here, and counted for ever.
        status = tuple(word for word in facts["status"] if word not in FOUND)
        entered = Facts(**{**facts, "born": born, "status": status})
        at = datetime.fromisoformat(said["at"])
    except (CannotOpenError, NoSuchAccountError, KeyError, TypeError, ValueError):
        return None
    # A day to come would outlast her word that it is wrong.
    if said["space"] != space.id or card.kind not in STAFF or at > space.store.now:
        return None
    if is_excluded(space.store, space.id, card.account):
        return None
    return Said(card.account, card.name, card.agency, at, entered)
