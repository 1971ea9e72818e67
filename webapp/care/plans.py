"""Goals, steps, services, appointments with their places, the safety plan, lines of her own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from webapp.care.records import Record
from webapp.space.items import Item
from webapp.space.opening import OpenSection
from webapp.space.refused import NotGrantedError

YES, CHANGE, NO, LATER = "yes", "change", "no", "later"
ANSWERS = (YES, CHANGE, NO, LATER)

HERS, TEAMS = "hers", "team"
SAFETY_PARTS = ("signs", "helps", "who", "where")


@dataclass(frozen=True, kw_only=True)
class InPlan(Record):
    """Whatever an area holds. `labels` are HL7 codes; the strictest of what its words touch."""

    labels: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """One line that names it: her words where there are any."""
        names = ("hers", "what", "name", "team", "text")
        return next((text for name in names if (text := getattr(self, name, ""))), "")


@dataclass(frozen=True, kw_only=True)
class Answered(InPlan):
    """What she may answer. `answer` is hers and empty until given; `change` is what she would
    rather have; `disagrees` is her "I don't agree with this". `care` are the kinds of care that
    the team's words are about, as `care_by` said; empty where nobody did."""

    answer: str = ""
    change: str = ""
    disagrees: str = ""
    care: tuple[str, ...] = ()
    care_by: str = ""

    @property
    def asks_her(self) -> bool:
        """Whether somebody else wrote here, so that there is something to answer."""
        return not self.is_hers or bool(getattr(self, "team", ""))


@dataclass(frozen=True, kw_only=True)
class Worded(Answered):
    """Her words and the team's stand beside each other. `team_source` names the agency whose
    words the team's are; `note` is the label of notes that the law keeps apart, as `note_by` said
    of it."""

    hers: str = ""
    team: str = ""
    team_source: str = ""
    note: str = ""
    note_by: str = ""
    paused: bool = False


@dataclass(frozen=True, kw_only=True)
class Goal(Worded):
    """What somebody wants to reach. `whose` is HERS or TEAMS."""

    kind: ClassVar[str] = "goal"
    whose: str = HERS


@dataclass(frozen=True, kw_only=True)
class Step(Worded):
    """A next thing towards a goal. `who` is a name as said to her; `by` an ISO day or empty;
    `done_on` an ISO day."""

    kind: ClassVar[str] = "step"
    goal: str = ""
    who: str = ""
    by: str = ""
    done_on: str = ""

    @property
    def by_day(self) -> date | None:
        """The day meant by `by`. No step is ever late."""
        return date.fromisoformat(self.by) if self.by else None


@dataclass(frozen=True, kw_only=True)
class Service(Worded):
    """Help from somewhere: who gives it, in her words and the team's."""

    kind: ClassVar[str] = "service"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Appointment(Answered):
    """`at` is an ISO moment with offset; `who` goes with her; `ride` is how she gets there.
    The place is an item of its own, so that it can be left out of a share."""

    kind: ClassVar[str] = "appointment"
    what: str = ""
    at: str = ""
    who: str = ""
    ride: str = ""

    @property
    def moment(self) -> datetime:
        """When it is."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, kw_only=True)
class Place(InPlan):
    """Where an appointment is. `of` is the appointment's item id."""

    kind: ClassVar[str] = "place"
    of: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class SafetyLine(InPlan):
    """One line of the safety plan; `part` is one of SAFETY_PARTS."""

    kind: ClassVar[str] = "safety-line"
    part: str = "helps"
    hers: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(InPlan):
    """A line of her own, in any area."""

    kind: ClassVar[str] = "line"
    hers: str = ""


KINDS: dict[str, type[InPlan]] = {
    k.kind: k for k in (Goal, Step, Service, Appointment, Place, SafetyLine, Line)
}
"""Every kind of record that an area of the plan may hold."""


def in_plan(item: Item) -> InPlan:
    """The record in an item of an area. NotGrantedError for anything that is none."""
    if item.kind not in KINDS:
        raise NotGrantedError("no such item in reach")
    return KINDS[item.kind].read(item)


def plan_record(section: OpenSection, item: str) -> InPlan:
    """One record of an area, of whatever kind."""
    return in_plan(section.item(item))
