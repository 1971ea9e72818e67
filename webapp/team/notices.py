"""The words that the law wants beside what an alcohol and drug programme wrote."""

from collections.abc import Iterable

from flask import g

from webapp.database import current_store
from webapp.team.agencies import PART_2, regimes_by_name

PART_2_STATEMENT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""One line that 42 CFR 2.32 prescribes word by word, so it stands in English in every language."""


def part_2_notice(source: str) -> str:
    """The statement, for words from a programme under 42 CFR part 2; empty for all others."""
    return PART_2_STATEMENT if notice_code([source]) else ""


def notice_code(sources: Iterable[str]) -> str:
    """Which statement stands beside what these wrote, as the log notes it; empty for none."""
    if "regimes" not in g:
        g.regimes = regimes_by_name(current_store())
    return PART_2 if any(PART_2 in g.regimes.get(source, ()) for source in sources) else ""
