"""What the office says of itself, the same for everybody: its hours, and who runs this server."""

from webapp.config import Settings
from webapp.fields import clean

HOURS, OPERATOR = "office-hours.txt", "who-runs-this.txt"
MOST_OF_HOURS, MOST_OF_NAME = 300, 80


def office_hours(settings: Settings) -> str:
    """What stands in `office-hours.txt` beside the key file; empty without one."""
    return _said(settings, HOURS, MOST_OF_HOURS)


def who_runs_this(settings: Settings) -> str:
    """The name in `who-runs-this.txt` beside the key file; empty without one, for a name that
    nobody gave would be a guess about whom she trusts."""
    return _said(settings, OPERATOR, MOST_OF_NAME)


def _said(settings: Settings, file: str, most: int) -> str:
    path = settings.keys.with_name(file)
    return clean(path.read_text(encoding="utf-8"))[:most] if path.is_file() else ""
