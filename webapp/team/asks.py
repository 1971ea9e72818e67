"""A member asks to see a part: it lies with her alone, one each, and quiet after a no."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.filing import files
from webapp.care.records import Record, leave_no_bytes, records
from webapp.care.terms import PURPOSES
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.inbox import Message, post
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.writing import TakeOut, write
from webapp.team.introduced import may_ask
from webapp.team.keepers import keepers_of
from webapp.team.names import Names

ASK, SAID_NO = "ask", "said-no"
YES, NO, LATER = "yes", "no", "later"
DAYS = (7, 30, 60, 90)
MOST_AREAS = 3
MOST_SHOWN = 2
QUIET = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Ask(Record):
    """What somebody asks to see, what for and for how many days: picked from fixed lists, with
    no words of his own. `answer` is hers, and empty until then."""

    kind: ClassVar[str] = "ask"
    account: str = ""
    areas: tuple[str, ...] = ()
    purpose: str = ""
    days: int = 0
    asked_on: str = ""
    answer: str = ""
    answered_on: str = ""

    def is_open(self, today: date) -> bool:
        """Whether it waits for her; one that she never looked at goes by itself."""
        return not self.answer and _is_fresh(self.asked_on, today)

    def is_quiet(self, today: date) -> bool:
        """Whether this person asks nothing else meanwhile."""
        if self.answer in (NO, LATER):
            return _is_fresh(self.answered_on, today)
        return self.is_open(today)


@files(ASK)
def file_ask(space: OpenSpace, message: Message) -> None:
    """Keep it where only she can open it, if this person may ask now. What is dropped is
    dropped in silence: who asks never learns what became of it."""
    account, today = message.author.account, local_day(space.store.now)
    if not space.is_owner or not may_ask(space, account):
        raise NotGrantedError("may not ask here")
    new = _asked(message)
    old = [ask for ask in _asks(space) if ask.account == account]
    if any(ask.is_quiet(today) for ask in old) or not new.is_open(today):
        raise NotGrantedError("not now")
    with transaction(space.store.db):
        write(space, kinds.PRIVATE, *(TakeOut(ask.id) for ask in old), new.put())


def open_asks(space: OpenSpace) -> list[Ask]:
    """What stands on her page: the two that wait longest, of people who may still ask."""
    today = local_day(space.store.now)
    waiting = [a for a in _asks(space) if a.is_open(today) and may_ask(space, a.account)]
    return waiting[:MOST_SHOWN]


def the_ask(space: OpenSpace, id_: str) -> Ask:
    """One of those on her page. NotGrantedError for any other."""
    found = next((ask for ask in open_asks(space) if ask.id == id_), None)
    if found is None:
        raise NotGrantedError("no such question")
    return found


def say_no(space: OpenSpace, ask: Ask) -> None:
    """Her no. Who keeps the keys with her is told once; nobody asks again."""
    said = {"person": Names(space).of(ask.account)}
    with transaction(space.store.db):
        _answer(space, ask, NO)
        for keeper in keepers_of(space):
            if keeper.card.account != ask.account:
                post(space.store, space.me, keeper.card, SAID_NO, said, space=space.id)
    leave_no_bytes(space)


def say_later(space: OpenSpace, ask: Ask) -> None:
    """Not now: it is off her page, and this person asks nothing for a while."""
    _answer(space, ask, LATER)
    leave_no_bytes(space)


def answered_by_sharing(space: OpenSpace, account: str) -> None:
    """She shared something with this person: what he asked is answered, also where it does not
    stand on her page yet."""
    today = local_day(space.store.now)
    for ask in _asks(space):
        if ask.account == account and ask.is_open(today):
            _answer(space, ask, YES)


def _answer(space: OpenSpace, ask: Ask, answer: str) -> None:
    """The decision is kept as long as it counts; what was asked for is not."""
    day = local_day(space.store.now).isoformat()
    left = replace(ask, answer=answer, answered_on=day, areas=(), purpose="", days=0, item=None)
    with transaction(space.store.db):
        write(space, kinds.PRIVATE, TakeOut(ask.id), left.put())


def _asks(space: OpenSpace) -> list[Ask]:
    if not space.is_owner or kinds.PRIVATE not in space.kinds:
        return []
    return records(space.section(kinds.PRIVATE), Ask)


def _asked(message: Message) -> Ask:
    """NotGrantedError for anything that is not on the fixed lists."""
    said = message.body
    areas = tuple(kind for kind in kinds.AREAS if kind in set(said["areas"]))
    fits = 1 <= len(areas) <= MOST_AREAS and len(areas) == len(said["areas"])
    if not fits or said["purpose"] not in PURPOSES or said["days"] not in DAYS:
        raise NotGrantedError("not on the lists")
    day = local_day(message.written_at).isoformat()
    return Ask(
        account=message.author.account, areas=areas, purpose=said["purpose"],
        days=int(said["days"]), asked_on=day,
    )  # fmt: skip


def _is_fresh(day: str, today: date) -> bool:
    return bool(day) and today < date.fromisoformat(day) + QUIET
