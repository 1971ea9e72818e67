"""When a reader looked at one sharing, as her log has it: a look names the yeses it was under."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from webapp.space.grants import Grant
from webapp.space.opening import OpenSpace
from webapp.space.proofs import true_lines
from webapp.space.trail import Line

LINES_AT_MOST = 2000


@dataclass(frozen=True)
class ShareLooks:
    """The first and the last look at one sharing, None where there was none. `is_first` says that
    none before can have been one; `since` is the moment from which the lines were read."""

    first: datetime | None
    last: datetime | None
    is_first: bool
    since: datetime


def lines_for_looks(space: OpenSpace, newest: int = LINES_AT_MOST) -> list[Line]:
    """What `looks_in` reads, the newest first."""
    return true_lines(space, newest=newest)


def looks_in(space: OpenSpace, grant_id: str, lines: list[Line]) -> ShareLooks | None:
    """What the lines say of one sharing; None for a grant that is not there.

    A line that names no yes, from before lines did, or one whose yes was signed anew under other
    keys since, can have been a look at whatever of its parts the person could open then. It is not
    said to be the first, and nobody is said to have opened nothing since.
    """
    known = {grant.id: grant for grant in space.known}
    if grant_id not in known:
        return None
    grant, begun = known[grant_id], _begun(known[grant_id], lines)
    looks = [line for line in lines if line.kind == "opened" and line.actor == grant.reader]
    named = [line.at for line in looks if grant_id in line.about.get("grants", ())]
    unclear = [line for line in looks if not _says_which(line, known.keys())]
    every = [*named, *(line.at for line in unclear if _can_have_been(line, grant, begun))]
    since = lines[-1].at if lines and lines[-1].number > 1 else begun
    is_first = bool(named) and min(every) == min(named) and since <= begun
    return ShareLooks(min(every, default=None), max(every, default=None), is_first, since)


def _begun(grant: Grant, lines: list[Line]) -> datetime:
    """At one second, as a line says it. What waited for a yes of others begins with the last."""
    granted = (line for line in lines if line.kind == "granted")
    signed = next((line.at for line in granted if line.about.get("grant") == grant.id), None)
    starts = grant.starts_at.replace(microsecond=0)
    return max(starts, signed) if signed else starts


def _says_which(line: Line, known: Set[str]) -> bool:
    return "grants" in line.about and known >= set(line.about["grants"])


def _can_have_been(line: Line, grant: Grant, begun: datetime) -> bool:
    runs = begun <= line.at < (grant.ended_at or grant.ends_at)
    return runs and not grant.scope.parts.keys().isdisjoint(line.sections)
