"""What one look was at: a line of the log names parts and single items, and yeses it was under."""

from datetime import datetime

from webapp.space.grants import Grant
from webapp.space.opening import OpenSpace
from webapp.space.trail import Line


def was_at(space: OpenSpace, line: Line, section: str, item: str) -> bool:
    """Whether a look at this section was one at this item. One line says all single items of a
    look, of whichever section: that they are named leaves no other section shut."""
    if not line.items or item in line.items:
        return True
    return any(grant.scope.parts.get(section, ()) is None for grant in _under(space, line))


def _under(space: OpenSpace, line: Line) -> list[Grant]:
    """The yeses that somebody read under. Before a line named them: whichever ran then."""
    if "grants" in line.about:
        return [grant for grant in space.known if grant.id in line.about["grants"]]
    return [grant for grant in space.known if grant.reader == line.actor and _ran(grant, line.at)]


def _ran(grant: Grant, at: datetime) -> bool:
    """At one second, as a line says it."""
    return grant.starts_at.replace(microsecond=0) <= at < (grant.ended_at or grant.ends_at)
