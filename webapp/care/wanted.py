"""A share that she would sign once somebody is here who must say yes too. It shares nothing."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.records import Record, records
from webapp.space import kinds
from webapp.space.opening import OpenSpace

KEPT = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Wanted(Record):
    """What she picked, whose yes she wants asked (empty: somebody else), and when. `unasked` are
    the accounts of whom she had picked, and nobody asked because they are kept away."""

    kind: ClassVar[str] = "wanted"
    link: str = ""
    draft: dict = field(default_factory=dict)
    on: str = ""
    unasked: tuple[str, ...] | list[str] = ()

    @property
    def day(self) -> date:
        """The day on which she wanted it."""
        return date.fromisoformat(self.on)

    def is_old(self, today: date) -> bool:
        """Whether so much time has passed that she would be asked anew."""
        return today - date.fromisoformat(self.on) > KEPT


def wanted_of(space: OpenSpace, account: str) -> list[Wanted]:
    """What she wanted this person's yes for, without their being asked."""
    every = records(space.section(kinds.SHARING), Wanted)
    return [one for one in every if account in one.unasked]


def links_wanted(space: OpenSpace, today: date) -> set[str]:
    """Whom she said should be asked."""
    every = records(space.section(kinds.SHARING), Wanted)
    return {one.link for one in every if one.link and not one.is_old(today)}
