"""Whether a law compels it: what makes somebody tell, against the laws that each line is under."""

from collections.abc import Iterable

from webapp.space.mandates import COURT_ORDER, DANGER, REPORT
from webapp.team.agencies import PART_2, REGIMES
from webapp.team.compelled import Law

UNSAID = "unsaid"
"""Of this agency nobody said yet which laws it is under."""

ONLY_COMPELLED = frozenset({*REGIMES, UNSAID}) - {"hipaa", "ferpa"}
"""Laws under which nobody may tell because another law merely lets them (34 USC 12291(b)(2)(C),
28 CFR 94.115, 45 CFR 1370.4(c), 45 CFR 1351.21, 42 CFR 2.13)."""


def compels(
    kind: str, laws: Iterable[str], *, is_part_2_order: bool = False, law: Law | None = None,
    only_lets: bool = False,
) -> bool:  # fmt: skip
    """`laws` are those of every source of the lines and of whoever tells; `law` is the row that
    makes this person tell of danger, None where they named none that counts here. `only_lets` is
    the teller's own word that what they named lets them tell, and does not make them.

    A report that a law asks for goes out whatever they are (42 CFR 2.12(c)(6) for a drug
    program). A court order does, but for a drug program's lines it must be one of the orders of
    42 CFR 2.61-2.67. Danger does where a row compels it that each of them lets through, or none
    of them keeps it in; a drug program's lines never (42 CFR 2.20).
    """
    if only_lets:
        return False
    laws = set(laws)
    if kind == COURT_ORDER:
        return PART_2 not in laws or is_part_2_order
    if kind == DANGER:
        lets = law.lets - {PART_2, UNSAID} if law else frozenset()
        return laws & ONLY_COMPELLED <= lets
    return kind == REPORT


def laws_of(names: Iterable[str], known: dict[str, tuple[str, ...]]) -> set[str]:
    """The laws of these agencies. One that nobody entered may be under any of them."""
    return {law for name in names for law in known.get(name, REGIMES) or (UNSAID,)}
