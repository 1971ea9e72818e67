"""What stands in an invented plan: goals, steps, dates, help and lines, of usual length."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from webapp.care.plans import Appointment, Goal, InPlan, Line, Service, Step
from webapp.space.kinds import AREAS

SECTIONS = list(AREAS)[:8]

WANTS = (
    "I want my tooth to stop hurting.",
    "Sleep before two, at least on school nights.",
    "Breakfast that I can make by myself, without anybody watching.",
    "A room with a lock & a window.",
    "See my little brother every week.",
)
TEAMS = (
    "Dental pain, upper left: a visit is set for this month, then again after six weeks.",
    "Sleep routine with her therapist; look at it again after three weeks.",
    "Ask the county about the voucher, and ring first on arrival.",
)
FIRST = datetime(2026, 11, 2, 15, 30, tzinfo=UTC)


def lines_of(kind: str, items: int) -> tuple[list[Goal], Callable[[list[str]], list[InPlan]]]:
    """So many lines for one section: the goals, and what follows once the goals have ids."""
    wants, teams = cycle(WANTS), cycle(TEAMS)
    goals = [
        Goal(hers=next(wants), team=next(teams), answer="yes") for _ in range(max(1, items // 4))
    ]

    def rest(ids: list[str]) -> list[InPlan]:
        goal, at = cycle(ids), FIRST
        kinds = cycle(
            (
                lambda: Step(goal=next(goal), hers=next(wants), who="Tasha", by="2026-12-01"),
                lambda: Step(goal=next(goal), hers=next(wants), team=next(teams)),
                lambda: Line(hers=next(wants)),
                lambda: Service(name="Riverside Clinic", hers=next(wants), answer="yes"),
                lambda: Step(goal=next(goal), team=next(teams), done_on="2026-11-01"),
                lambda: Appointment(what="Checkup", at=(at + timedelta(days=3)).isoformat()),
            )
        )
        return [make() for make in islice(kinds, items - len(goals))]

    return goals, rest
