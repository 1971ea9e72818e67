"""The office hours that a parent or caregiver reads: one text for everybody, from a plain file."""

from webapp.config import Settings
from webapp.fields import clean

FILE = "office-hours.txt"
MOST = 300


def office_hours(settings: Settings) -> str:
    """What stands in `office-hours.txt` beside the key file; empty without one."""
    path = settings.keys.with_name(FILE)
    return clean(path.read_text(encoding="utf-8"))[:MOST] if path.is_file() else ""
