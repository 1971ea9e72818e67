"""Somebody is upset about what was told without their OK: one tap, and a person knows."""

from dataclasses import dataclass
from datetime import datetime

UPSET = "upset"


@dataclass(frozen=True)
class Upset:
    """Who is upset, and of which day the record is."""

    id: str
    name: str
    space: str
    told: datetime
