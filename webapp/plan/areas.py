"""One area as its page shows it: goals with their steps, and all the rest in its place."""

from dataclasses import dataclass

from webapp.care.plans import (
    SAFETY_PARTS,
    Appointment,
    Goal,
    InPlan,
    Line,
    Place,
    SafetyLine,
    Service,
    Step,
    in_plan,
)
from webapp.space.kinds import AREAS
from webapp.space.opening import OpenSpace


@dataclass(frozen=True)
class Area:
    """What one area holds, sorted for reading."""

    goals: list[tuple[Goal, list[Step]]]
    loose_steps: list[Step]
    services: list[Service]
    appointments: list[tuple[Appointment, Place | None]]
    safety: dict[str, list[SafetyLine]]
    lines: list[Line]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything here."""
        parts = (self.goals, self.loose_steps, self.services, self.appointments, self.lines)
        return not any(parts) and not any(self.safety.values())


def read_area(space: OpenSpace, area: str) -> Area:
    """One pass over the section."""
    found = [in_plan(item) for item in space.section(area).items()]
    goals, steps = _only(found, Goal), _only(found, Step)
    places = {place.of: place for place in _only(found, Place)}
    known = {goal.id for goal in goals}
    appointments = sorted(_only(found, Appointment), key=lambda a: a.moment)
    safety = _only(found, SafetyLine)
    return Area(
        [(goal, [step for step in steps if step.goal == goal.id]) for goal in goals],
        [step for step in steps if step.goal not in known],
        _only(found, Service),
        [(appointment, places.get(appointment.id)) for appointment in appointments],
        {part: [line for line in safety if line.part == part] for part in SAFETY_PARTS},
        _only(found, Line),
    )


def _only(found: list[InPlan], kind: type) -> list:
    return [record for record in found if type(record) is kind]


def areas_with_something(space: OpenSpace) -> set[str]:
    """Which areas hold anything; she may know that, her readers never."""
    return {kind for kind in space.kinds if kind in AREAS and space.lists(kind).entries}
