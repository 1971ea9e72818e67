"""What was told without her OK, as pages say it: the lines that went out, and if she read it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from webapp.care.cards import cards_by_key
from webapp.care.faces import FACE_WORDS
from webapp.care.file_answers import is_picture
from webapp.care.records import Record, records, save
from webapp.database import Store
from webapp.i18n import format_day, format_moment
from webapp.space.delays import open_due_in
from webapp.space.items import HERS
from webapp.space.kinds import SHARING
from webapp.space.mandate_papers import paper_of, read_paper
from webapp.space.mandates import Mandate, mandates
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError

HERS_TOO = ("hers", "change", "disagrees")
OTHERS = ("what", "name", "team", "text", "who", "ride")


@dataclass(frozen=True)
class SentLine:
    """One line: her own words, with what she would rather have and that she does not agree, and
    all else that stands in it. `source` is whose it is."""

    part: str
    hers: str
    others: tuple[str, ...]
    source: str

    @property
    def text(self) -> str:
        """In one go, as a box to tick names it."""
        return " · ".join(filter(None, (*self.hers.split("\n"), *self.others)))


@dataclass(frozen=True)
class Paper:
    """The order or the letter beside a record, as its page shows it."""

    is_picture: bool
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class ReadTelling(Record):
    """She opened the page of one mandate."""

    kind: ClassVar[str] = "read-telling"
    mandate: str = ""


def line_of(part: str, body: dict, source: str) -> SentLine:
    """The words of one item of the plan or of her voice."""
    card = cards_by_key().get(body.get("card", ""))
    asked, pick = (str(card.text), str(card.pick_text(body.get("pick", "")))) if card else ("", "")
    face = str(FACE_WORDS.get(body.get("face", ""), ""))
    by = format_day(date.fromisoformat(body["by"])) if body.get("by") else ""
    at = format_moment(datetime.fromisoformat(body["at"])) if body.get("at") else ""
    # Beside a card stands who may see it, by a code; in the plan, who does it, by a name.
    others = [body.get(name, "") for name in OTHERS if not (card and name == "who")]
    hers = [pick, face, *(body.get(name, "") for name in HERS_TOO)]
    said_by = body.get("team_source") or ("" if source == HERS else source)
    spoken = tuple(filter(None, (asked, *others, by, at)))
    return SentLine(part, "\n".join(filter(None, hers)), spoken, said_by)


def lines_sent(mandate: Mandate) -> list[SentLine]:
    """What went out, word for word."""
    return [line_of(line["section"], line["body"], line["source"]) for line in mandate.lines]


def paper_beside(store: Store, mandate: Mandate) -> Paper | None:
    """None where no file was kept."""
    file, is_whole = paper_of(mandate), False
    if file is None:
        return None
    with suppress(ChangedBehindError):
        read_paper(store, mandate)
        is_whole = True
    return Paper(is_picture(file), is_whole)


def told_to(space: OpenSpace) -> list[Mandate]:
    """What she may read now, oldest first; a day that has come counts from that very moment."""
    open_due_in(space.store, space.id)
    return mandates(space.store, space.me, space.id)


def unread(space: OpenSpace) -> list[Mandate]:
    """Those that she has not opened."""
    known = told_to(space)
    if not known:
        return []
    seen = {one.mandate for one in records(space.section(SHARING), ReadTelling)}
    return [one for one in known if one.id not in seen]


def note_read(space: OpenSpace, mandate: Mandate) -> None:
    """Today says no more that it is new."""
    if mandate in unread(space):
        save(space, SHARING, ReadTelling(mandate=mandate.id))
