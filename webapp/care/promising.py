"""What adults said they would do: their replies, and how long each is shown."""

from dataclasses import replace
from datetime import date, timedelta

from webapp.care.filing import files
from webapp.care.promise_questions import drop_questions
from webapp.care.promises import CANNOT, DONE, OPEN, Promise
from webapp.care.records import records, save, the_record
from webapp.database import transaction
from webapp.fields import clean
from webapp.space import kinds
from webapp.space.inbox import Message
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError

REPLY = "promise-reply"
SHOWN_FOR = timedelta(days=3)
LONGEST_REPLY = 500


@files(REPLY)
def file_reply(space: OpenSpace, message: Message) -> None:
    """An adult's "Done" or "I can't, because...". Only the account that the promise names may
    answer it, and only while it is open; what comes a second time changes nothing."""
    body = message.body
    promise = the_record(space.section(kinds.PROMISES), Promise, body["promise"])
    if promise.who != message.author.account or body["state"] not in (DONE, CANNOT):
        raise NotGrantedError("not this person's promise")
    if promise.state != OPEN:
        return
    reply = clean(body.get("reply", ""))[:LONGEST_REPLY]
    day = message.written_at.date().isoformat()
    answered = replace(promise, state=body["state"], reply=reply, replied_on=day)
    save(space, kinds.PROMISES, answered, expecting=promise.version)


def answer_own(space: OpenSpace, id_: str, state: str, reply: str, today: date) -> None:
    """Who writes among the promises settles one of their own at once, without an inbox.
    NotGrantedError for any but an open one of theirs."""
    promise = own_promise(space, id_)
    done = replace(promise, state=state, reply=reply, replied_on=today.isoformat())
    with transaction(space.store.db):
        save(space, kinds.PROMISES, done, expecting=promise.version)
        drop_questions(space, id_)


def own_promise(space: OpenSpace, id_: str) -> Promise:
    """An open promise of whoever opened this. NotGrantedError for any other."""
    promise = the_record(space.section(kinds.PROMISES), Promise, id_)
    if promise.who != space.me.account or promise.state != OPEN:
        raise NotGrantedError("not an open promise of theirs")
    return promise


def shown_promises(space: OpenSpace, today: date) -> list[Promise]:
    """Open ones, the adult's late ones first, then those answered in the last few days."""
    found = records(space.section(kinds.PROMISES), Promise)
    waiting = [promise for promise in found if promise.state == OPEN]
    answered = [p for p in found if p.state != OPEN and _is_fresh(p.replied_on, today)]
    waiting.sort(key=lambda p: (not p.is_late(today), p.by or "9999"))
    return waiting + answered


def _is_fresh(day: str, today: date) -> bool:
    return bool(day) and date.fromisoformat(day) + SHOWN_FOR >= today
