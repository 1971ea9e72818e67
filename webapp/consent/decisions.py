"""What the rules answer: whose acts are needed, what goes into one release, or why it is held."""

from dataclasses import dataclass
from datetime import date

from webapp.consent.holds import whom_to_ask
from webapp.consent.matters import YOUTH, Confided, Found, Matter
from webapp.consent.rule_rows import SIGNS
from webapp.consent.said_by_law import statements_of


@dataclass(frozen=True)
class SignerNeed:
    """One act that is needed, and the rule that asks for it. `rests_on` names the rows on the
    service that the rule leaned on; `eligible` the known adults of whom one may sign, or with
    `every` each of them must; `found` what was found of her today that it rests on, `confided`
    what a parent agreed."""

    who: str
    reason: str
    citation: str
    rule: str = ""
    act: str = SIGNS
    rests_on: tuple[str, ...] = ()
    every: bool = False
    eligible: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    confided: tuple[Confided, ...] = ()


@dataclass(frozen=True)
class Split:
    """What can go into one release, because the same people must sign for all of it."""

    matters: frozenset[Matter]
    required: tuple[SignerNeed, ...] = ()
    hold: str | None = None

    @property
    def regimes(self) -> frozenset[str]:
        """The laws that follow what is in it."""
        return frozenset(law for matter in self.matters for law in matter.laws)

    @property
    def special(self) -> str:
        """Why it stands alone, or plain."""
        return next(iter(self.matters)).special

    @property
    def statements(self) -> tuple[str, ...]:
        """Codes of what the law wants said before anybody signs."""
        return statements_of(self.regimes, self.special)

    @property
    def ask(self) -> tuple[str, ...]:
        """Who can clear the hold."""
        return whom_to_ask(self.hold)


@dataclass(frozen=True)
class Decision:
    """`hold` says why nothing may be shared as it was asked; None when the signers are known.
    `required` is the union over every split; more than one split means as many releases.
    `until` is the day on which what an adult signs for her counts no more."""

    required: tuple[SignerNeed, ...] = ()
    hold: str | None = None
    splits: tuple[Split, ...] = ()
    until: date | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of every rule that the answer rests on."""
        leaned_on = {id_ for need in self.required for id_ in (need.rule, *need.rests_on)}
        return tuple(sorted(leaned_on - {""}))

    @property
    def needs_only_her(self) -> bool:
        """Whether her own signature is all it takes."""
        return self.hold is None and {(n.who, n.act) for n in self.required} == {(YOUTH, SIGNS)}

    @property
    def ask(self) -> tuple[str, ...]:
        """Who can clear the hold."""
        return whom_to_ask(self.hold)
