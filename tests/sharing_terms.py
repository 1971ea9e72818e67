"""What random lives of sharing know: people, rules, days, and one release as it should stand."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from webapp.care.people import KeptRelease
from webapp.consent.rule_rows import Rule

SIGNERS = ("rosa", "joao")
STAFF = ("advocate", "officer")
PEOPLE = {
    "youth": "youth", "advocate": "advocate", "officer": "member", "doctor": "member",
    **dict.fromkeys(SIGNERS, "guardian"),
}  # fmt: skip
AGENCIES = {"advocate": "Open Door", "officer": "Lake County", "doctor": "Clinic"}
PLAIN, PAPERS = "body", "money"
"""Her yes is enough for the first; for what the team wrote in the second a parent signs too."""

VOICE = "voice"
"""How she wants things goes along where her own yes is all it takes, for this as for the rest."""

READ = (PLAIN, PAPERS, VOICE)
RULES = {PLAIN: "avalon-own-services", PAPERS: "avalon-papers", VOICE: "avalon-own-words"}
SOON_OF_AGE, YOUNG = date(2008, 12, 4), date(2012, 1, 1)
ANSWER_WITHIN = timedelta(days=14)
HERE = ZoneInfo("America/Chicago")
EMANCIPATED = Rule(
    "emancipated-here", "Avalon", "Invented", date(2020, 1, 1), kind="emancipated",
    reason="emancipated", regimes=("any",), status=("emancipated",), signers=("youth",),
    enabled=True, verified_by="The tests", verified_on=date(2026, 1, 1),
)  # fmt: skip


@dataclass
class Shared:
    """One release as the model knows it. `has_begun` where it surely runs, and not only may."""

    kept: KeptRelease
    offer: str
    parts: tuple[str, ...]
    needs: frozenset[str]
    made: datetime
    ends: datetime
    answer_by: datetime
    keys: str
    older: "Shared | None" = None
    yes: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    is_over: bool = False
    has_begun: bool = False
    has_paper: bool = False
    undo_by: datetime | None = None
    is_spoken: bool = False

    def is_signed(self) -> bool:
        return self.yes >= self.needs

    def may_run(self, now: datetime) -> bool:
        return self.is_signed() and not self.is_over and now < self.ends

    def waits(self, now: datetime) -> bool:
        return not self.is_over and now < min(self.answer_by, self.ends)
