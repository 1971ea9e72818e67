"""What became of one consent, as the events of a receipt for machines: requested, given, and how it
ended. A yes of hers that waited for another is a request until that one is there."""

from datetime import datetime

from webapp.consent.ends import STOPPED, Receipt
from webapp.space.ends import NOT_SIGNED

HER, SIGNER = "principal", "signer"
"""Whose event it is. Which of those who had to sign it was, a receipt does not name."""

REQUESTED, GIVEN, REFUSED, WITHDRAWN, EXPIRED = (
    f"consent {state}" for state in ("requested", "given", "refused", "withdrawn", "expired")
)
HER_WORD = (STOPPED, "spoken")
SIGNERS_WORD = ("declined", "withdrawn")


def events(found: Receipt, *, waits: bool) -> list[dict]:
    """`waits` says that not all signed who must: the day until which they may is not looked at,
    so that a copy of the night between says no more than was there."""
    record, began = found.record, not (waits or _never_began(found))
    first = _event(record.signed_at, GIVEN if began else REQUESTED, HER)
    first["validity_duration"] = f"{record.starts_at.isoformat()}/{record.ends_at.isoformat()}"
    return [first, *_end(found, began=began)]


def _never_began(found: Receipt) -> bool:
    """Copies from before it was written down are known by why they ended."""
    return found.kept.never_began or found.kept.why in (NOT_SIGNED, "declined")


def _end(found: Receipt, *, began: bool) -> list[dict]:
    """Whatever a hold ended expires, as all does whose day came, and says no hour either."""
    if not found.ended_at:
        return []
    if found.kept.why in HER_WORD:
        return [_event(found.shown_end, WITHDRAWN, HER)]
    if found.kept.why in SIGNERS_WORD:
        return [_event(found.shown_end, WITHDRAWN if began else REFUSED, SIGNER)]
    return [_event(found.shown_end, EXPIRED, HER)]


def _event(at: datetime, state: str, who: str) -> dict:
    return {
        "event_time": at.isoformat(), "event_type": "explicit", "event_state": state,
        "entity_id": who,
    }  # fmt: skip
