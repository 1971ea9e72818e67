"""Her people: whom she knows, whose card was checked by whom, and what she shares with them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from webapp.care.records import Record
from webapp.space.grants import Grant

COMPARED, VOUCHED = "compared", "vouched"


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """One person of hers, with the pinned card. `card` is the card's body (people.Card);
    `fingerprint` pins its keys; `how` is COMPARED, VOUCHED or empty when nobody has checked
    yet; `by` names who vouched. `relation` is in her words (optional)."""

    kind: ClassVar[str] = "person"
    account: str = ""
    name: str = ""
    card: dict = field(default_factory=dict)
    fingerprint: str = ""
    how: str = ""
    by: str = ""
    relation: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether anybody made sure that this is really them."""
        return bool(self.how)


@dataclass(frozen=True, kw_only=True)
class KeptRelease(Record):
    """Her copy of a release: the signed document, its grant, and how it ended."""

    kind: ClassVar[str] = "release"
    document: str = ""
    release: str = ""
    grant: str = ""
    reader: str = ""
    ended_at: str = ""
    ended_by: str = ""
    why: str = ""

    def is_running(self, grant: Grant | None, now: datetime) -> bool:
        """Whether the person can open it now."""
        return grant is not None and grant.is_running(now)
