"""What the rules of signing are asked about: whose record, under which laws, and whose facts."""

from dataclasses import dataclass, replace
from datetime import date

YOUTH, GUARDIAN, EDUCATION = "youth", "guardian", "education-rights-holder"
CUSTODIAN, APPOINTEE = "agency-custodian", "court-appointee"

HERS, TEAMS = "hers", "team"
OWN_WORDS, UNSAID = "own-words", "unsaid"
"""What stands in place of a law: her own words have none to follow, and of an agency nobody has
said yet what binds it. That nothing does is said (`agencies.NO_LAW`), and rules speak of it."""

VAWA, FVPSA, VOCA = "vawa", "fvpsa", "voca"
BASIC_CENTER, LIVING_PROGRAM = "rhya-basic-center", "rhya-living-program"
HIPAA, PART_2, FERPA = "hipaa", "part-2", "ferpa"

PLAIN, LEGAL = "plain", "legal-proceedings"
COUNSELLING_NOTES, PSYCHOTHERAPY_NOTES = "counselling-notes", "psychotherapy-notes"
SPECIALS = (PLAIN, LEGAL, COUNSELLING_NOTES, PSYCHOTHERAPY_NOTES)
"""Everything but the first is always a release of its own."""

TOO_YOUNG = "too-young"
"""A finding of staff: she cannot yet know what she would agree to. Only rules that name it fit."""


EMANCIPATED = "emancipated"
"""A court said that she counts as an adult: outside school no parent signs for her any more, also
where nobody enabled the row that says what the order means."""

EMANCIPATED_IN_PART = "emancipated-in-part"
"""The order holds for some things only. Which ones no rule can read, so it frees nothing."""


@dataclass(frozen=True, order=True)
class Matter:
    """One thing to be shared, as the rules see it. `regimes` are the laws that follow its
    source; `item` names it for whoever asks, and no rule looks at it. `agency` is whose record it
    is, which counts only for what a parent agreed with that place alone."""

    category: str
    source: str = HERS
    regimes: tuple[str, ...] = ()
    service: str = ""
    special: str = PLAIN
    item: str = ""
    agency: str = ""

    @property
    def laws(self) -> tuple[str, ...]:
        """Each of these must be answered by a rule."""
        if self.source == HERS:
            return (OWN_WORDS,)
        return self.regimes or (UNSAID,)


@dataclass(frozen=True, order=True)
class Guardian:
    """Somebody who may have to sign for her. `excluded` is why this person never counts: hurt
    her or the other parent, is suspected, is barred by an order, or has no rights any more."""

    id: str
    role: str = "parent"
    excluded: str = ""


@dataclass(frozen=True, order=True)
class Found:
    """What one professional of this job found of her on this day. It counts on no other."""

    kind: str
    job: str
    day: date


@dataclass(frozen=True, order=True)
class Confided:
    """A parent agreed that one kind of care stays between her and one place, as somebody there of
    this job said. `guardian` is who agreed; it counts for a year from that day."""

    agency: str
    service: str
    job: str
    guardian: str
    since: date

    def stands_on(self, today: date) -> bool:
        """Begun, and not yet a year ago: then somebody asks that parent again."""
        return self.since <= today < birthday(self.since, 1)


@dataclass(frozen=True)
class YouthFacts:
    """What two staff entered because a rule needs it; empty and None mean that nobody did. `found`
    is what one professional each found, and `confided` what a parent agreed, of whatever day."""

    state: str = ""
    born: date | None = None
    status: frozenset[str] = frozenset()
    setting: str = ""
    custody: str = ""
    guardians: tuple[Guardian, ...] = ()
    found: frozenset[Found] = frozenset()
    confided: frozenset[Confided] = frozenset()

    @property
    def beyond_doubt(self) -> "YouthFacts":
        """The same, without an order for everything where it is also said to be for some things."""
        unsure = EMANCIPATED_IN_PART in self.status
        return replace(self, status=self.status - {EMANCIPATED}) if unsure else self

    def age(self, today: date) -> int | None:
        """Full years. Who was born on 29 February is a year older on 1 March."""
        if self.born is None:
            return None
        had_it = (today.month, today.day) >= (self.born.month, self.born.day)
        return today.year - self.born.year - (not had_it)


def birthday(born: date, years: int) -> date:
    """The day on which somebody is so many years old."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
