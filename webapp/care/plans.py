"""Goals, steps, services, appointments with their places, the safety plan, lines of her own."""

from dataclasses import dataclass
from typing import ClassVar

from webapp.care.records import Record

YES, CHANGE, NO, LATER = "yes", "change", "no", "later"
ANSWERS = (YES, CHANGE, NO, LATER)

HERS, TEAMS = "hers", "team"
SAFETY_PARTS = ("signs", "helps", "who", "where")


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """What somebody wants to reach. Her words and the team's stand beside each other.

    `whose` is HERS or TEAMS; `answer` is hers and empty until given; `change` is what she
    would rather have; `disagrees` is her "I don't agree with this".
    """

    kind: ClassVar[str] = "goal"
    hers: str = ""
    team: str = ""
    whose: str = HERS
    answer: str = ""
    change: str = ""
    disagrees: str = ""
    paused: bool = False
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step(Record):
    """A next thing towards a goal. `who` is a name as said to her; `by` an ISO day or empty;
    `done_on` an ISO day."""

    kind: ClassVar[str] = "step"
    goal: str = ""
    hers: str = ""
    team: str = ""
    who: str = ""
    by: str = ""
    done_on: str = ""
    answer: str = ""
    change: str = ""
    paused: bool = False


@dataclass(frozen=True, kw_only=True)
class Service(Record):
    """Help from somewhere: who gives it, in her words and the team's."""

    kind: ClassVar[str] = "service"
    name: str = ""
    hers: str = ""
    team: str = ""
    answer: str = ""
    change: str = ""
    paused: bool = False


@dataclass(frozen=True, kw_only=True)
class Appointment(Record):
    """`at` is an ISO moment with offset; `who` goes with her; `ride` is how she gets there.
    The place is an item of its own, so that it can be left out of a share."""

    kind: ClassVar[str] = "appointment"
    what: str = ""
    at: str = ""
    who: str = ""
    ride: str = ""
    answer: str = ""
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class Place(Record):
    """Where an appointment is. `of` is the appointment's item id."""

    kind: ClassVar[str] = "place"
    of: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class SafetyLine(Record):
    """One line of the safety plan; `part` is one of SAFETY_PARTS."""

    kind: ClassVar[str] = "safety-line"
    part: str = "helps"
    hers: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """A line of her own, in any area."""

    kind: ClassVar[str] = "line"
    hers: str = ""


KINDS: dict[str, type[Record]] = {
    k.kind: k for k in (Goal, Step, Service, Appointment, Place, SafetyLine, Line)
}
"""Every kind of record that an area of the plan may hold."""
