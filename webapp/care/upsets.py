"""Somebody is upset about what was told or opened without their OK: one tap, and a person knows."""

from dataclasses import dataclass
from datetime import datetime

UPSET = "upset"


@dataclass(frozen=True)
class Upset:
    """Who is upset, and of which day the record is; `was_opened` says that it is about an
    emergency, and not about something that a law made somebody tell."""

    id: str
    name: str
    space: str
    told: datetime
    was_opened: bool = False
