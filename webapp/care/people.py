"""Her people: whom she knows, whose card was checked by whom, and what she shares with them."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.records import Record
from webapp.space.grants import Grant
from webapp.space.people import Card, Signer
from webapp.space.signatures import read, write

COMPARED, VOUCHED = "compared", "vouched"
JOB, PLACE, NAME = "job", "place", "name"


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """One person of hers, with the pinned card. `card` is the card's body (people.Card);
    `fingerprint` pins its keys; `how` is COMPARED, VOUCHED or empty when nobody has checked
    yet; `by` names who vouched. `relation` is in her words (optional). `proof` is her own
    signature when `how` is COMPARED: whoever keeps her keys may write here, and must not be
    able to say that she compared."""

    kind: ClassVar[str] = "person"
    account: str = ""
    name: str = ""
    card: dict = field(default_factory=dict)
    fingerprint: str = ""
    how: str = ""
    by: str = ""
    relation: str = ""
    proof: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether anybody made sure that this is really them."""
        return bool(self.how)

    def is_proven(self, space: str, owner: Card) -> bool:
        """Whether her identity key signed that she compared exactly this card."""
        try:
            document = read(self.proof, Tag.PIN)
            document.check("owner", owner.keys.identity)
        except CannotOpenError:
            return False
        said = document.body
        pinned = {**said["card"], "fingerprint": Card.of(said["card"]).fingerprint}
        mine = {**self.card, "fingerprint": self.fingerprint}
        return said["space"] == space and pinned == mine and said["card"]["account"] == self.account

    def says_anew(self, card: Card) -> tuple[str, ...]:
        """Which of JOB, PLACE and NAME a card says other than the pinned one did. Its owner may
        sign another card under the same keys any day, and limits of a share hang on it."""
        now, was = card.as_body(), self.card
        told = {JOB: ("kind", "discipline"), PLACE: ("agency",), NAME: ("name",)}
        return tuple(
            what for what, names in told.items() if was and any(was[n] != now[n] for n in names)
        )


def mark_of(card: Card) -> str:
    """A short mark over everything a card says: what stood on a page is what is pinned."""
    return hashlib.sha256(json.dumps(card.as_body(), sort_keys=True).encode()).hexdigest()


def proof_of(owner: Signer, space: str, card: Card) -> str:
    """Her signature under "I compared the six words of this card"."""
    body = {"space": space, "card": card.as_body()}
    return write(Tag.PIN, body).signed_by("owner", owner.identity).dump()


@dataclass(frozen=True, kw_only=True)
class KeptRelease(Record):
    """Her copy of a release: the signed document, its grant, and how it ended. `withdrawal` is
    the signed record of her taking it back, `writer` the signed card of whoever wrote that down
    for her; `asked_on` the day on which she last said whether it should go on; `opened_on` the day
    on which its reader opened it first, `opening_told` whether she knows of that, `quiet_since` the
    last day of an opening, as far as it was read when that was last written. `others` are the
    yeses of other people that it took: by which rule, and who was
    asked; `never_began` says that they did not all come; `her_part` whether by the rules she
    signs, assents or is told, which are different facts; `found` what one professional each had
    found of her on that day, where the rules leaned on it: name, agency, day and paper; `rules`
    the ids of the rules it rests on, so that it is found when one of them changes."""

    kind: ClassVar[str] = "release"
    document: str = ""
    release: str = ""
    grant: str = ""
    reader: str = ""
    ended_at: str = ""
    ended_by: str = ""
    why: str = ""
    withdrawal: str = ""
    asked_on: str = ""
    opened_on: str = ""
    opening_told: bool = False
    quiet_since: str = ""
    others: tuple[dict, ...] | list[dict] = ()
    never_began: bool = False
    her_part: str = ""
    found: tuple[dict, ...] | list[dict] = ()
    rules: tuple[str, ...] | list[str] = ()
    writer: str = ""

    def is_running(self, grant: Grant | None, now: datetime) -> bool:
        """Whether the person can open it now."""
        return grant is not None and grant.is_running(now)
