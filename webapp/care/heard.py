"""What she said under "Say something", and that it was heard: by whom, and what happens now."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.records import Record, records, save, take_out_all, the_record
from webapp.care.voices import Wish
from webapp.care.writers import source_of
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space.kinds import VOICE
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError

LONGEST_ANSWER = 200
SHOWN_FOR = timedelta(days=7)
"""On Today. Beside what she said it stays."""


@dataclass(frozen=True, kw_only=True)
class Heard(Record):
    """One adult's word on one wish: seen, and perhaps one line of what happens now. Whose it is
    says the hand that signed it."""

    kind: ClassVar[str] = "heard"
    wish: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Said:
    """One thing she said, and the words of adults on it."""

    wish: Wish
    heard: tuple[Heard, ...] = ()

    def by(self, account: str) -> Heard | None:
        """The word of one person."""
        return next((one for one in self.heard if one.item.author == account), None)


def reads_what_she_says(space: OpenSpace) -> bool:
    """Whom her page names above Save: who opens that part whole, once it is hers. Single lines
    of it, as they go along with a share, are how she wants things and not this."""
    voice = space.authority.sections.get(VOICE, "")
    return space.authority.handed_over and space.scope.parts.get(voice, ()) is None


def said_by_her(space: OpenSpace) -> list[Said]:
    """The newest first; nothing for who is not named. What an adult wrote beside her is not hers
    before she says so, alone."""
    if not reads_what_she_says(space):
        return []
    voice = space.section(VOICE)
    owner = space.authority.owner.account
    heard = [one for one in records(voice, Heard) if one.item.author != owner]
    return [
        Said(wish, tuple(one for one in heard if one.wish == wish.id))
        for wish in records(voice, Wish)[::-1]
        if not wish.item.witness
    ]


def one_said(space: OpenSpace, wish: str) -> Said:
    """One of them. NotGrantedError for any other id, and for who is not named."""
    found = next((one for one in said_by_her(space) if one.wish.id == wish), None)
    if found is None:
        raise NotGrantedError("nothing of that id was said")
    return found


def not_yet_heard(space: OpenSpace) -> list[Said]:
    """What waits for whoever opened this; nothing for who could not say that they saw it."""
    if not space.writes(VOICE):
        return []
    return [one for one in said_by_her(space) if not one.by(space.me.account)]


def hear(space: OpenSpace, wish: str, answer: str | None = None) -> None:
    """Seen, with or without an answer; None leaves the answer that stands. NotGrantedError for
    what is not there, or was taken out meanwhile."""
    with transaction(space.store.db):
        space.fresh(VOICE)
        known = one_said(space, wish).by(space.me.account) or Heard(wish=wish)
        said = known if answer is None else replace(known, answer=answer)
        if not known.item or said != known:
            save(space, VOICE, said, source=source_of(space))


def take_out_said(space: OpenSpace, wish: str) -> None:
    """Her words go, and every word on them."""
    voice = space.section(VOICE)
    gone = [the_record(voice, Wish, wish).id]
    take_out_all(space, VOICE, *gone, *(h.id for h in records(voice, Heard) if h.wish == wish))


def lately_heard(space: OpenSpace, today: date) -> Heard | None:
    """The newest word on something she said, while it is news."""
    heard = [word for one in said_by_her(space) for word in one.heard]
    newest = max(heard, key=lambda word: word.item.written_at, default=None)
    is_news = newest and local_day(newest.item.written_at) + SHOWN_FOR >= today
    return newest if is_news else None
