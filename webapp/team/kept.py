"""What was said about one person who is or was kept away, and what follows from it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

HERS, HERS_UNDONE = "hers", "hers-undone"
HOLD, OUTSIDE = "hold", "outside"
LIFT, LIFTED = "lift", "lifted"

DESK = "desk"
"""This person came to the office and asked, and whoever says it gave an ordinary answer. It is a
try like any other, and keeps nobody away by itself."""

LOST = "lost"
"""The door is shut, and what was said of it does not open any more: nobody can tell whose word it
was. It stands like a hold of somebody unknown, which two of two places of work can end."""

SECOND_WITHIN = timedelta(hours=72)
SETTLED_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Voice:
    """One thing that somebody said about one person. `order` is where a court's paper lies,
    `reason` a code of `hold_words`, `paper` the id under which the paper itself is sealed beside
    her people. Old rows have neither of the last two."""

    kind: str
    at: datetime
    who: str = ""
    agency: str = ""
    order: str = ""
    reason: str = ""
    paper: str = ""

    @property
    def rests_on_a_court(self) -> bool:
        """Whether it says where a court's paper is, or has it. A reason alone is neither."""
        return bool(self.order or self.paper)


@dataclass(frozen=True)
class Kept:
    """Everything said about one person in one space, oldest first. `seen` says how many voices
    and tries each advocate has read; `tries` are the days on which this person tried all the
    same."""

    space: str
    account: str
    voices: tuple[Voice, ...] = ()
    seen: dict = field(default_factory=dict)
    tries: tuple[datetime, ...] = ()

    @property
    def by_her(self) -> Voice | None:
        """Her own word, while it stands."""
        said = [voice for voice in self.voices if voice.kind in (HERS, HERS_UNDONE)]
        return said[-1] if said and said[-1].kind == HERS else None

    @property
    def by_staff(self) -> tuple[Voice, ...]:
        """Who of the staff keeps this person away now, the first one first."""
        return self._now()[0]

    @property
    def for_lifting(self) -> tuple[Voice, ...]:
        """Who wants it to end, while one more is missing."""
        return self._now()[1]

    @property
    def lifted_at(self) -> datetime | None:
        """When staff last took it off, while nothing new stands."""
        over = [voice.at for voice in self.voices if voice.kind == LIFTED]
        return over[-1] if over and not self.by_staff else None

    @property
    def at_the_desk(self) -> tuple[Voice, ...]:
        """Each time somebody of staff noted that this person asked at the desk."""
        return tuple(voice for voice in self.voices if voice.kind == DESK)

    @property
    def is_shut(self) -> bool:
        """Whether anybody's word stands."""
        return bool(self.by_her or self.by_staff)

    @property
    def needs_a_second(self) -> bool:
        """A hold by one alone. A member's own word and a court's order need nobody else."""
        standing = self.by_staff
        homes = {voice.agency for voice in standing if voice.kind != LOST}
        alone = bool(standing) and len(homes) < 2
        return alone and not any(v.rests_on_a_court or v.kind == OUTSIDE for v in standing)

    @property
    def second_by(self) -> datetime:
        """Until when somebody of another place of work should have said the same."""
        return self.by_staff[0].at + SECOND_WITHIN

    def is_overdue(self, now: datetime) -> bool:
        """It stays, and goes to whoever runs the team each day."""
        return self.needs_a_second and now >= self.second_by

    def is_unsettled(self, now: datetime) -> bool:
        """Two weeks, and still one person's word."""
        return self.needs_a_second and now >= self.by_staff[0].at + SETTLED_WITHIN

    def news_for(self, reader: str) -> bool:
        """Whether anything was said by others, or tried, since this advocate read it."""
        voices, tries = self.seen.get(reader, (0, 0))
        said = any(voice.who != reader for voice in self.voices[voices:])
        return said or len(self.tries) > tries

    def _now(self) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
        standing: list[Voice] = []
        lifting: list[Voice] = []
        for voice in self.voices:
            if voice.kind == LIFTED:
                standing, lifting = [], []
            elif voice.kind == LIFT and standing:
                lifting.append(voice)
            elif voice.kind in (HOLD, OUTSIDE, LOST):
                # Who says the same again cannot keep two others from lifting it.
                is_new = voice.who not in {said.who for said in standing}
                standing, lifting = [*standing, voice], [] if is_new else lifting
        return tuple(standing), tuple(lifting)
