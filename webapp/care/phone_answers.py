"""Once a month: is this phone safe? The last answer and its day, in the part only she can open."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.records import Record, leave_no_bytes, only_record
from webapp.care.writers import only_herself
from webapp.space.kinds import PRIVATE
from webapp.space.opening import OpenSpace
from webapp.space.writing import TakeOut, write

SAFE, NOT_SURE, UNSAFE = ANSWERS = ("yes", "not-sure", "no")
ASKED_EVERY = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class PhoneAnswer(Record):
    """`said` is one of ANSWERS, or empty; `asked_on` the ISO day she answered or skipped."""

    kind: ClassVar[str] = "phone"
    said: str = ""
    asked_on: str = ""


def phone_answer(space: OpenSpace) -> PhoneAnswer:
    """The last one; an empty one when she never answered."""
    return only_record(space.section(PRIVATE), PhoneAnswer)


def is_asked(space: OpenSpace, joined_on: date, today: date) -> bool:
    """A month after she was asked last; on the way in she was asked as well."""
    last = phone_answer(space).asked_on
    return today - (date.fromisoformat(last) if last else joined_on) >= ASKED_EVERY


def answer(space: OpenSpace, said: str, today: date) -> None:
    """Keep this answer and no older one."""
    _keep(space, PhoneAnswer(said=said, asked_on=today.isoformat()))


def skip(space: OpenSpace, today: date) -> None:
    """Not asked again for a month; what she said before still counts."""
    last = phone_answer(space)
    _keep(space, replace(last, item=None, asked_on=today.isoformat()))


def _keep(space: OpenSpace, new: PhoneAnswer) -> None:
    only_herself(space)
    old = phone_answer(space)
    gone = [TakeOut(old.id)] if old.item else []
    write(space, PRIVATE, *gone, new.put())
    leave_no_bytes(space)
