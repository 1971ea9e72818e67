"""Reads the rule tables beside it. The invented state is read in the demo and nowhere else."""

import tomllib
from functools import cache
from pathlib import Path

from webapp.consent.signers import Rule, YouthFacts

FOLDER = Path(__file__).parent / "rules"
DEMO_TABLE = "demo-state.toml"
DEMO_FACTS = YouthFacts(state="Avalon")


@cache
def rules(demo: bool) -> tuple[Rule, ...]:
    """Every row of every table, live or not."""
    tables = sorted(FOLDER.glob("*.toml"))
    chosen = [path for path in tables if demo or path.name != DEMO_TABLE]
    return tuple(rule for path in chosen for rule in read_table(path.read_text(encoding="utf-8")))


def read_table(text: str) -> list[Rule]:
    """The rows of one table. TypeError for a row with an unknown or a missing field."""
    rows = tomllib.loads(text)["rule"]
    return [Rule(**{**row, "signers": tuple(row["signers"])}) for row in rows]


def facts_known(demo: bool) -> YouthFacts:
    """What is known of a young person here: nothing yet, outside the invented state."""
    return DEMO_FACTS if demo else YouthFacts()
