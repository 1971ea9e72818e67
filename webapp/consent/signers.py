"""Who must sign before something is shared: one pure function over dated rules. Unknown is hold."""

from dataclasses import dataclass
from datetime import date

YOUTH = "youth"
HERS, TEAMS = "hers", "team"
ANY = "any"

NO_STATE, NO_RULE, NOT_HER_ALONE = "no-state", "no-rule", "not-her-alone"
"""Why something is held: nobody said whose law counts, no enabled rule speaks of it, or the
rules ask for somebody whose signature cannot be given here yet."""


@dataclass(frozen=True)
class Rule:
    """One row of a rule table. `signers` must all sign; the row counts between its dates, once
    a person enabled it by name and day."""

    state: str
    category: str
    source: str
    discloser: str
    signers: tuple[str, ...]
    reason: str
    citation: str
    effective_from: date
    effective_to: date | None = None
    age_from: int | None = None
    age_below: int | None = None
    status: str = ANY
    setting: str = ANY
    limits: str = ""
    parent_notice: str = ""
    parent_record_access: str = ""
    verified_by: str = ""
    verified_on: date | None = None
    enabled: bool = False

    def is_live(self, today: date) -> bool:
        """Enabled by somebody, and in force on this day."""
        checked = self.enabled and self.verified_by and self.verified_on is not None
        ends = self.effective_to
        return bool(checked) and self.effective_from <= today and (ends is None or today <= ends)


@dataclass(frozen=True)
class YouthFacts:
    """What two staff entered because a rule needs it; empty and None mean nobody did."""

    state: str = ""
    age: int | None = None
    status: str = ""
    setting: str = ""


@dataclass(frozen=True)
class Matter:
    """What is to be shared, as the rules see it: an area, whose words, and who discloses."""

    category: str
    source: str = HERS
    discloser: str = "youth"


@dataclass(frozen=True)
class SignerNeed:
    """One signature that is needed, and the rule that asks for it."""

    who: str
    reason: str
    citation: str


@dataclass(frozen=True)
class Decision:
    """`hold` says why nothing may be shared now; None when the required signers are known."""

    required: tuple[SignerNeed, ...] = ()
    hold: str | None = None

    @property
    def needs_only_her(self) -> bool:
        """Whether her own signature is all it takes."""
        return self.hold is None and {need.who for need in self.required} == {YOUTH}


def signers(
    matters: frozenset[Matter], facts: YouthFacts, rules: tuple[Rule, ...], today: date
) -> Decision:
    """Everybody who must sign, over all matters together. One matter that no rule speaks of
    holds the whole; so does an empty share."""
    if not facts.state:
        return Decision(hold=NO_STATE)
    required: dict[tuple[str, str], SignerNeed] = {}
    for matter in sorted(matters, key=lambda m: (m.category, m.source, m.discloser)):
        found = _speaking_of(matter, facts, rules, today)
        if not found:
            return Decision(hold=NO_RULE)
        for rule in found:
            for who in rule.signers:
                need = SignerNeed(who, rule.reason, rule.citation)
                required.setdefault((who, rule.citation), need)
    return Decision(tuple(required.values())) if required else Decision(hold=NO_RULE)


def _speaking_of(
    matter: Matter, facts: YouthFacts, rules: tuple[Rule, ...], today: date
) -> list[Rule]:
    """The live rules on one matter: those that name its area, else those for any area."""
    live = [rule for rule in rules if rule.is_live(today) and _fits(rule, matter, facts)]
    named = [rule for rule in live if rule.category == matter.category]
    return named or [rule for rule in live if rule.category == ANY]


def _fits(rule: Rule, matter: Matter, facts: YouthFacts) -> bool:
    """An age that a rule asks for and nobody entered fits nothing."""
    asks_age = rule.age_from is not None or rule.age_below is not None
    if asks_age and facts.age is None:
        return False
    if rule.age_from is not None and facts.age < rule.age_from:
        return False
    if rule.age_below is not None and facts.age >= rule.age_below:
        return False
    pairs = (
        (rule.state, facts.state),
        (rule.category, matter.category),
        (rule.source, matter.source),
        (rule.discloser, matter.discloser),
        (rule.status, facts.status),
        (rule.setting, facts.setting),
    )
    return all(asked in (ANY, has) for asked, has in pairs)
