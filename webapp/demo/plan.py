"""What stands in the demo's plan: her words, the team's words, a no, a skip, a disagreement."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from webapp.care.plans import (
    Appointment,
    Goal,
    Line,
    Place,
    SafetyLine,
    Service,
    Step,
    Worded,
)
from webapp.care.records import Record, save
from webapp.space.opening import OpenSpace
from webapp.space.writing import write

CLINIC, COUNTY, THERAPY, SCHOOL, HOME = (
    "Riverside Clinic",
    "Avalon Family Services",
    "Harbor Counseling",
    "Lakeview School",
    "Open Door",
)

SAFETY = (
    SafetyLine(part="signs", hers="I stop eating and I stay up all night."),
    SafetyLine(part="signs", hers="I get mean to people I like."),
    SafetyLine(part="helps", hers="Headphones and the long playlist."),
    SafetyLine(part="helps", hers="Walk with Biscuit, the neighbor's dog."),
    SafetyLine(part="who", hers="Tasha first. Then Aunt Bea."),
    SafetyLine(part="where", hers="The library, upstairs, by the window."),
)

HER_GOALS = {
    "body": (
        Goal(hers="I want my tooth to stop hurting.", team="Dental pain, upper left: see dentist."),
        Goal(hers="Sleep before 2.", team="Sleep routine.", answer="yes"),
    ),
    "mind": (Goal(hers="Feel okay on Sundays.", team="Lower anxiety on weekends.", answer="yes"),),
    "food": (Goal(hers="Breakfast I can make myself.", answer="yes"),),
    "housing": (Goal(hers="A room with a lock I can close.", team="Stable home by spring."),),
    "school": (
        Goal(hers="Go back to art class.", team="Return to school part-time.", answer="yes"),
    ),
    "money": (Goal(hers="My own bank card.", team="Open a youth account.", answer="later"),),
    "strengths": (
        Goal(hers="Learn to cut hair for real.", answer="yes"),
        Goal(hers="Draw the mural at the center."),
    ),
    "family": (Goal(hers="See my little brother every week."),),
    "legal": (Goal(hers="Know what the judge decides before I hear it there."),),
    "identity": (Goal(hers="People say my name right."),),
}

WORDED_BY = {"body": CLINIC, "mind": THERAPY, "housing": COUNTY, "school": SCHOOL, "money": HOME}
"""Who put a goal of hers into the team's words: else nobody knows which laws they are under."""

TEAM_GOALS = {
    "mind": (
        (THERAPY, Goal(whose="team", team="Group sessions on Tuesdays.", answer="no")),
        (THERAPY, Goal(whose="team", team="Weekly sessions with Jo.", answer="yes")),
    ),
    "school": (
        (
            SCHOOL,
            Goal(
                whose="team",
                team="Full days from January.",
                answer="change",
                change="Half days first. Then we talk.",
            ),
        ),
    ),  # fmt: skip
    "housing": (
        (
            COUNTY,
            Goal(
                whose="team",
                team="Move closer to the county seat.",
                disagrees="I don't agree. My brother is here.",
            ),
        ),
    ),  # fmt: skip
    "substances": (
        (CLINIC, Goal(whose="team", team="Talk about vaping at the next visit.", answer="later")),
    ),  # fmt: skip
    "too-much": ((THERAPY, Goal(whose="team", team="A plan for bad nights.", paused=True)),),
}

SERVICES = {
    "body": ((CLINIC, Service(name="Teeth and checkups", hers="The nice dentist.", answer="yes")),),
    "mind": ((THERAPY, Service(name="Talking with Jo", hers="It's okay.", answer="yes")),),
    "school": ((SCHOOL, Service(name="Art room at lunch", answer="yes")),),
    "money": ((HOME, Service(name="Help with ID papers", answer="")),),
}

LINES = {
    "food": ("No mushrooms. Ever.", "I like cooking when it's quiet."),
    "school": ("Mr. Okafor saves me a seat by the door.",),
    "family": ("Aunt Bea is safe. She knows most of it.",),
    "strengths": ("I make people laugh.", "I remember every song."),
    "identity": ("Soy de dos lugares y está bien.",),
}


def write_plan(space: OpenSpace, now: datetime) -> None:
    """Everything above, a section at a time; days to come are counted from `now`, which is
    local time."""
    write(space, "safety", *[line.put() for line in SAFETY])
    for area, goals in HER_GOALS.items():
        write(space, area, *[_worded(goal, WORDED_BY.get(area, "")).put() for goal in goals])
    for area, goals in TEAM_GOALS.items():
        write(space, area, *[_worded(goal, source).put(source=source) for source, goal in goals])
    for area, services in SERVICES.items():
        write(space, area, *[service.put(source=source) for source, service in services])
    for area, lines in LINES.items():
        write(space, area, *[Line(hers=text).put() for text in lines])
    _write_steps(space, now.date())
    _write_visits(space, now)


def _write_steps(space: OpenSpace, day: date) -> None:
    soon, later = (day + timedelta(days=5)).isoformat(), (day + timedelta(days=12)).isoformat()
    steps = {
        "body": (CLINIC, Step(team="Book the dentist.", who="Dr. Patel", by=soon, answer="yes")),
        "school": (SCHOOL, Step(team="Ask for the art room key.", who="Mr. Okafor", by=later)),
        "money": (HOME, Step(hers="Find my birth paper.", team="Order a copy.", who="Tasha")),
        "housing": (COUNTY, Step(team="Visit two homes together.", who="Ms. Ortiz", by=later)),
    }
    for area, (source, step) in steps.items():
        goal = next(i for i in space.section(area).items() if i.kind == "goal")
        write(space, area, _for_goal(_worded(step, source), goal.id).put(source=source))


def _worded(record: Worded, source: str) -> Worded:
    return replace(record, team_source=source) if record.team else record


def _for_goal(step: Step, goal: str) -> Step:
    return Step(**{**step.body(), "goal": goal})


def _write_visits(space: OpenSpace, now: datetime) -> None:
    """The next one is today when there is time for it, else tomorrow."""
    soon = 0 if now.time() < time(15, 0) else 1
    visits = (
        ("body", CLINIC, "Teeth check", soon, time(15, 30), "Tasha", "Tasha drives you",
         "Riverside Clinic, second floor"),
        ("mind", THERAPY, "Talk with Jo", 3, time(16, 0), "Jo", "You take the bus, line 4",
         "Harbor house, the yellow door"),
        ("legal", COUNTY, "Talk with your lawyer", 7, time(11, 0), "Ms. Ortiz",
         "Ms. Ortiz drives", "County building, room 12"),
    )  # fmt: skip
    for area, source, what, days, clock, who, ride, where in visits:
        at = datetime.combine(now.date() + timedelta(days=days), clock, now.tzinfo).isoformat()
        visit = _saved(space, area, source, Appointment(what=what, at=at, who=who, ride=ride))
        _saved(space, area, source, Place(of=visit.id, text=where))


def _saved(space: OpenSpace, area: str, source: str, record: Record) -> Record:
    return save(space, area, record, source=source)
