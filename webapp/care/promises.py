"""What an adult said they would do for her, with a name and a day."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from webapp.care.records import Record

OPEN, DONE, CANNOT = "open", "done", "cannot"


@dataclass(frozen=True, kw_only=True)
class Promise(Record):
    """`who` is the adult's account id, `name` how she knows them; `by` an ISO day or empty;
    `reply` is what the adult wrote with DONE or CANNOT, `replied_on` when; `asked_on` is the
    ISO day on which she last asked about it."""

    kind: ClassVar[str] = "promise"
    who: str = ""
    name: str = ""
    text: str = ""
    by: str = ""
    state: str = OPEN
    reply: str = ""
    replied_on: str = ""
    asked_on: str = ""

    @property
    def by_day(self) -> date | None:
        """The day meant by `by`."""
        return date.fromisoformat(self.by) if self.by else None

    def is_late(self, today: date) -> bool:
        """Late is only ever said of the adult, never of her."""
        return self.state == OPEN and bool(self.by) and date.fromisoformat(self.by) < today
