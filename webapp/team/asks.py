"""A member asks to see a part: it lies with her alone, one each. After a no he is quiet, and so is
everybody about the same."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from webapp.care.at_unlock import at_unlock
from webapp.care.filing import files
from webapp.care.records import Record, leave_no_bytes, records, take_out_all
from webapp.care.terms import PURPOSES
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.inbox import Message, post
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.writing import TakeOut, write
from webapp.team.introduced import may_ask
from webapp.team.keepers import Keeper, urgent_readers
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
    no words of his own. `answer` is hers, and empty until then. `after_a_no` says that some of it
    was quiet already when it came: that much of it waits."""

    kind: ClassVar[str] = "ask"
    account: str = ""
    areas: tuple[str, ...] = ()
    purpose: str = ""
    days: int = 0
    asked_on: str = ""
    answer: str = ""
    answered_on: str = ""
    after_a_no: bool = False

    def is_open(self, today: date) -> bool:
        """Whether it waits for her; one that she never looked at goes by itself."""
        return not self.answer and _is_fresh(self.asked_on, today, 1 + self.after_a_no)

    def is_quiet(self, today: date) -> bool:
        """Whether this person asks nothing else meanwhile."""
        return self.was_put_off(today) or self.is_open(today)

    def was_put_off(self, today: date) -> bool:
        """Whether she said no or not now, less than thirty days ago."""
        return self.answer in (NO, LATER) and _is_fresh(self.answered_on, today)


@files(ASK)
def file_ask(space: OpenSpace, message: Message) -> None:
    """Keep it where only she can open it, if this person may ask now. What is dropped is
    dropped in silence: who asks never learns what became of it."""
    account, today = message.author.account, local_day(space.store.now)
    if not space.is_owner or not may_ask(space, account):
        raise NotGrantedError("may not ask here")
    new, every = _asked(message), _asks(space)
    new = replace(new, after_a_no=bool(set(new.areas) & _quiet(every, new.purpose, today)))
    old = [ask for ask in every if ask.account == account]
    if any(ask.is_quiet(today) for ask in old) or not new.is_open(today):
        raise NotGrantedError("not now")
    with transaction(space.store.db):
        write(space, kinds.PRIVATE, *(TakeOut(ask.id) for ask in old), new.put())


def open_asks(space: OpenSpace) -> list[Ask]:
    """What stands on her page: the two that wait longest, of people who may still ask."""
    today, every = local_day(space.store.now), _asks(space)
    waiting = [a for a in every if a.is_open(today) and may_ask(space, a.account)]
    shown = (_without_quiet(ask, every, today) for ask in waiting)
    return [ask for ask in shown if ask.areas][:MOST_SHOWN]


def _without_quiet(ask: Ask, every: list[Ask], today: date) -> Ask:
    """What came before her no stands there as it stood. Of what came after it, the part that she
    said no to waits until nothing is quiet any more."""
    if not ask.after_a_no:
        return ask
    quiet = _quiet(every, ask.purpose, today)
    return replace(ask, areas=tuple(kind for kind in ask.areas if kind not in quiet))


def _quiet(every: list[Ask], purpose: str, today: date) -> set[str]:
    """Parts about which nobody asks now for this purpose, whoever it was that she said no to."""
    said_no = [ask for ask in every if ask.was_put_off(today) and ask.purpose == purpose]
    return {kind for ask in said_no for kind in ask.areas}


def the_ask(space: OpenSpace, id_: str) -> Ask:
    """One of those on her page. NotGrantedError for any other."""
    found = next((ask for ask in open_asks(space) if ask.id == id_), None)
    if found is None:
        raise NotGrantedError("no such question")
    return found


def say_no(space: OpenSpace, ask: Ask) -> None:
    """Her no. Who keeps the keys with her is told once, or her advocates where nobody does;
    nobody asks for the same again."""
    said = {"person": Names(space).of(ask.account)}
    with transaction(space.store.db):
        _answer(space, ask, NO)
        for one in told_of_a_no(space, ask):
            post(space.store, space.me, one.card, SAID_NO, said, space=space.id)
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
    """The decision is kept as long as it counts: after a no with the part and the purpose, which
    nobody asks for meanwhile; after a yes without."""
    day = local_day(space.store.now).isoformat()
    about = {} if answer in (NO, LATER) else {"areas": (), "purpose": ""}
    left = replace(ask, answer=answer, answered_on=day, days=0, item=None, **about)
    with transaction(space.store.db):
        write(space, kinds.PRIVATE, TakeOut(ask.id), left.put())


@at_unlock
def forget_old_answers(space: OpenSpace, now: datetime) -> None:
    """When thirty days are over, what was asked for is nowhere any more."""
    today = now.astimezone(space.store.zone).date()
    with suppress(ChangedBehindError, NotGrantedError):
        kept = [ask for ask in _asks(space) if ask.areas and ask.answer]
        if over := [ask.id for ask in kept if not ask.was_put_off(today)]:
            take_out_all(space, kinds.PRIVATE, *over)


def told_of_a_no(space: OpenSpace, ask: Ask) -> list[Keeper]:
    """Who is told of a no of hers: the people who read her urgent words, never who asked."""
    return [one for one in urgent_readers(space) if one.card.account != ask.account]


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


def _is_fresh(day: str, today: date, times: int = 1) -> bool:
    return bool(day) and today < date.fromisoformat(day) + QUIET * times
