"""The help lines that may be shown, read from a dated file that people keep true."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("help_lines.toml")
GOOD_FOR = timedelta(days=100)

_SCHEMES = {"call": "tel:", "text": "sms:", "chat": "https://"}


@dataclass(frozen=True)
class Channel:
    """One way to reach a line; `say` is the word to text, where one is needed."""

    how: str
    to: str
    say: str = ""

    @property
    def address(self) -> str:
        return _SCHEMES[self.how] + self.to

    @property
    def number(self) -> str:
        """As a page shows it: no line ends inside a number (U+2011, the hyphen that holds)."""
        return self.to.replace("-", "\u2011")


@dataclass(frozen=True)
class HelpLine:
    name: str
    does: str
    does_es: str
    kind: str
    channels: tuple[Channel, ...]
    hours: str
    languages: tuple[str, ...]
    source: str
    tty: str = ""
    reporter_note: str = ""
    reporter_note_es: str = ""
    ages: str = ""
    last_verified: date | None = None

    @property
    def is_emergency(self) -> bool:
        return self.kind == "emergency"

    @property
    def may_be_shown(self) -> bool:
        return self.is_emergency or self.last_verified is not None

    def needs_a_check(self, today: date) -> bool:
        return not self.is_emergency and today - self.last_verified > GOOD_FOR

    def says(self, language: str) -> str:
        return self.does_es if language == "es" else self.does

    def tells(self, language: str) -> str:
        return self.reporter_note_es if language == "es" else self.reporter_note


@cache
def help_lines() -> tuple[HelpLine, ...]:
    """All lines that may be shown, in the order of the file."""
    return tuple(line for line in parse(FILE.read_text(encoding="utf-8")) if line.may_be_shown)


def parse(text: str) -> list[HelpLine]:
    return [_line(row) for row in tomllib.loads(text)["line"]]


def _line(row: dict) -> HelpLine:
    channels = tuple(Channel(**channel) for channel in row["channels"])
    return HelpLine(**{**row, "channels": channels, "languages": tuple(row["languages"])})
