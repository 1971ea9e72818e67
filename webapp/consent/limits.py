"""How far a share may go by default: which parts are offered, for how long, from when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from webapp.i18n import local_day, time_zone
from webapp.space.people import Card
from webapp.team.jobs import is_on_court_side, job_code

GUARDED_FROM_COURT = frozenset({"private-health", "mind", "immigration", "family"})
GUARDED_FROM_GUARDIANS = frozenset({"safety", "private-health", "mind", "legal", "immigration"})
GUARDED_FROM_MOST = frozenset({"immigration"})
"""Where she was born and how she stays is what somebody could use against her, and what a program
may not tell on (8 USC 1367): only a lawyer and who keeps her keys are offered it by themselves."""

LAWYER = "legal"

OFFERED_DAYS = 30


@dataclass(frozen=True)
class Limits:
    """`guarded` areas are never offered by themselves; `warns_court` adds a page of its own;
    `whole_areas` and `places` say whether those can be shared at all; `wants` whether how she
    wants things goes along by itself."""

    most_days: int
    guarded: frozenset[str] = frozenset()
    warns_court: bool = False
    starts_next_day: bool = False
    whole_areas: bool = True
    places: bool = True
    wants: bool = True

    @property
    def offered_days(self) -> int:
        """What stands in the box at first."""
        return min(OFFERED_DAYS, self.most_days)


def limits_for(card: Card, *, keeps_keys: bool = False) -> Limits:
    """What may be shared with this person; `keeps_keys` where they hold her keys with her. A whole
    area given to a guardian would sweep in places written later, so a guardian is only ever given
    single lines. Nor does how she wants things go to a guardian by itself: it may say whom she does
    not want in the room."""
    if card.kind == "guardian":
        return Limits(
            30, GUARDED_FROM_GUARDIANS, starts_next_day=True,
            whole_areas=False, places=False, wants=False,
        )  # fmt: skip
    if is_on_court_side(card):
        return Limits(90, GUARDED_FROM_COURT, warns_court=True)
    knows_it = keeps_keys or job_code(card) == LAWYER
    return Limits(365, frozenset() if knows_it else GUARDED_FROM_MOST)


def dates_of(limits: Limits, days: int, now: datetime) -> tuple[datetime, datetime]:
    """Start and end of a share of so many days. It ends at a midnight where she lives, never
    later than `days` times 24 hours after its start."""
    today = local_day(now)
    first = midnight(today + timedelta(days=1)) if limits.starts_next_day else now
    return first, midnight(local_day(first) + timedelta(days=days))


def midnight(day) -> datetime:
    """The first moment of a day, where this person is."""
    return datetime.combine(day, time(), time_zone())
