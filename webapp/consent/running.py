"""What somebody can read by her sharings, now or at a moment to come."""

from datetime import datetime

from webapp.care.showing import in_order
from webapp.care.terms import Terms, record_in
from webapp.consent.people import Known, document_of
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace


def running_releases(
    space: OpenSpace, known: Known, at: datetime | None = None, *, without: str = ""
) -> list[tuple[Terms, Scope]]:
    """What a person can read now, or at a moment to come, from her copies: the same as he reads
    from his. `without` is the hash of a release that will have ended by then."""
    at = at or space.store.now
    running = [
        sharing
        for sharing in known.sharings
        if sharing.kept and not sharing.is_waiting and sharing.grant.release != without
    ]
    running = [s for s in running if s.grant.starts_at <= at < s.grant.ends_at]
    return in_order([(s.grant, record_in(document_of(space, s.kept))) for s in running])
