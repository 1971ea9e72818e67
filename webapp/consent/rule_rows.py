"""One row of a rule table: what it says, from when to when, and whom it is about."""

from dataclasses import dataclass
from datetime import date

from webapp.consent.matters import PLAIN, TOO_YOUNG, Found, Matter, YouthFacts
from webapp.team.found_words import FOUND

ANY = "any"
MAJORITY, LENGTH, CUSTODY = "majority", "length", "custody"
COMPELS, RIGHTS = "compels", "rights"
STANDINGS = (MAJORITY, "emancipated", "status")
KINDS = (*STANDINGS, "sign", "service", "own-words", "too-young", LENGTH, CUSTODY, COMPELS, RIGHTS)
ALONE, WITH_PARENT = "alone", "with-parent"
SIGNS, ASSENTS, TOLD = "signs", "assents", "told"
ALL = "all"
NAMED = "named"


@dataclass(frozen=True)
class Rule:
    """A row only ever lets something happen: `consents` may together agree to a service,
    `signers` may together release the record of it. Taking a row away can open nothing.

    In `services` and `setting` NAMED stands for any that somebody said: as long as nobody did, the
    row does not fit. `youth` is her part where she is not among the signers. `served` asks what
    other rows say about the service. `jobs` are those whom a row that compels makes tell of
    danger, and its `regimes` the laws of a source that let it. `found_by` are the jobs whose
    finding counts where `status` asks for one. A row with `confided_to` fits only where a parent
    agreed that this care stays between her and somebody of these jobs. `basis` is "memory" where
    nobody read the text of the law again.
    """

    id: str
    state: str
    citation: str
    effective_from: date
    kind: str = "sign"
    reason: str = ""
    categories: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    specials: tuple[str, ...] = (PLAIN,)
    age_from: int | None = None
    age_below: int | None = None
    status: tuple[str, ...] = ()
    status_not: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    confided_to: tuple[str, ...] = ()
    setting: str = ANY
    custody: str = ANY
    served: str = ANY
    consents: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    youth: str = ASSENTS
    guardians: str = "one"
    guardian_is: str = ""
    days: int | None = None
    except_states: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    limits: str = ""
    parent_notice: str = ""
    parent_record_access: str = ""
    basis: str = "found"
    effective_to: date | None = None
    verified_by: str = ""
    verified_on: date | None = None
    enabled: bool = False

    def is_live(self, today: date) -> bool:
        """Enabled by somebody, and in force on this day."""
        checked = self.enabled and self.verified_by and self.verified_on is not None
        ends = self.effective_to
        return bool(checked) and self.effective_from <= today and (ends is None or today <= ends)

    def is_of(self, state: str) -> bool:
        """Whether it counts in this state."""
        return self.state in (ANY, state) and state not in self.except_states

    def is_about(self, matter: Matter) -> bool:
        """The area and the service. A service that nobody named fits no row that asks for one."""
        return self.is_in(matter.category) and (
            not self.services
            or matter.service in self.services
            or (NAMED in self.services and bool(matter.service))
        )

    def is_in(self, area: str) -> bool:
        """Whether it speaks of this area, of whatever kind of care."""
        return not self.categories or area in self.categories

    def fits_age(self, age: int | None) -> bool:
        """An age that a row asks for and nobody entered fits nothing."""
        if self.age_from is None and self.age_below is None:
            return True
        if age is None or (self.age_from is not None and age < self.age_from):
            return False
        return self.age_below is None or age < self.age_below

    def found_in(self, facts: YouthFacts, today: date) -> frozenset[Found]:
        """What was found of her today, by somebody whom this row lets find it."""
        asked = (one for one in facts.found if one.kind in self.status and one.day == today)
        return frozenset(one for one in asked if one.job in self.found_by)

    def fits(self, facts: YouthFacts, today: date) -> bool:
        """Everything about her that the row asks for, her age apart. What two staff ticked never
        stands for a finding."""
        is_so = (facts.status - {*FOUND}) | {one.kind for one in self.found_in(facts, today)}
        in_setting = self.setting in (ANY, NAMED if facts.setting else "", facts.setting)
        return (
            self.is_of(facts.state)
            and in_setting
            and self.custody in (ANY, facts.custody)
            and is_so.issuperset(self.status)
            and not facts.status.intersection(self.status_not)
            and (TOO_YOUNG in self.status or TOO_YOUNG not in facts.status)
        )
