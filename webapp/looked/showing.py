"""A list that she hid on her phone: her words show it for five minutes."""

from datetime import datetime, timedelta

from flask import session as notes

from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.database import current_store
from webapp.space.kinds import VOICE
from webapp.space.opening import OpenSpace

SHOWN = "log_shown_at"
LASTS = timedelta(minutes=5)


def note_shown() -> None:
    """Her words were right just now."""
    notes[SHOWN] = current_store().now.isoformat()


def forget_shown() -> None:
    """It is hidden again, or no longer at all."""
    notes.pop(SHOWN, None)


def was_just_shown() -> bool:
    """Whether that was within the five minutes."""
    at = notes.get(SHOWN)
    return at is not None and current_store().now - datetime.fromisoformat(at) < LASTS


def is_hidden(space: OpenSpace) -> bool:
    """Whether she must type her words first."""
    return only_record(space.section(VOICE), Profile).hides_log and not was_just_shown()
