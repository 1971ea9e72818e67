"""Under which yes of hers somebody looked: each leads to her copy of it."""

from dataclasses import dataclass
from datetime import date, datetime

from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.signatures import read
from webapp.team.log_lines import Log


@dataclass(frozen=True)
class Yes:
    """One that she signed: `kept` is the id of her copy."""

    kept: str
    day: date


def yeses(space: OpenSpace, log: Log) -> dict[str, Yes]:
    """By grant, those that the lines of one page were under."""
    named = {grant for line in log.lines for grant in line.grants}
    if not named:
        return {}
    every = records(space.section(kinds.SHARING), KeptRelease)
    return {kept.grant: Yes(kept.id, _day_of(kept)) for kept in every if kept.grant in named}


def _day_of(kept: KeptRelease) -> date:
    return local_day(datetime.fromisoformat(read(kept.document, Tag.RELEASE).body["at"]))
