"""She asks an adult about a late promise: one line for whoever promised it, until it was seen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from webapp.care.promises import OPEN, Promise
from webapp.care.readers import knows
from webapp.care.records import save, the_record
from webapp.database import Store, transaction
from webapp.space import kinds
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand
from webapp.space.refused import NotGrantedError

QUESTION = "promise-question"
ASKED_FOR = timedelta(days=3)


@dataclass(frozen=True)
class PromiseQuestion:
    """What she asks about, as the one who promised it finds it: `promise` is an item id, and
    `is_here` says that the promise is in reach, so that it can be answered here."""

    id: str
    promise: str
    text: str
    at: datetime
    is_here: bool = False


def was_asked(promise: Promise, today: date) -> bool:
    """Whether she asked so lately that asking once more can wait."""
    return bool(promise.asked_on) and date.fromisoformat(promise.asked_on) + ASKED_FOR >= today


def ask_about(space: OpenSpace, promise: Promise, adult: Card, today: date) -> None:
    """Put her question into the adult's inbox and note the day. NotGrantedError for a card
    with other keys than those she knows: her words would go to a stranger."""
    if promise.who != adult.account or not knows(space, adult):
        raise NotGrantedError("not the person she knows")
    if was_asked(promise, today):
        return
    said = {"promise": promise.id, "text": promise.text, "by": promise.by}
    post(space.store, space.me, adult, QUESTION, said, space=space.id)
    save(space, kinds.PROMISES, replace(promise, asked_on=today.isoformat()))


def questions_in(store: Store, me: Hand) -> list[Message]:
    """All that wait for this person, whosever they are: the inbox is opened once for a page."""
    return [m for m in messages(store, me) if m.kind == QUESTION and _is_shaped(m.body)]


def asked_of_me(space: OpenSpace, waiting: Iterable[Message]) -> list[PromiseQuestion]:
    """What she asks whoever opened this space, each promise once. Only from her, and only while
    the promise is open. At home nothing is asked: that page must not hang on what runs."""
    if space.me.card.kind == "guardian" or not space.authority.handed_over:
        return []
    hers = [m for m in waiting if _is_hers(space, m)]
    newest = {message.body["promise"]: message for message in hers}
    found = (_question(space, message) for message in newest.values())
    return [question for question in found if question]


def see_question(space: OpenSpace, id_: str) -> None:
    """Take it off the page. NotGrantedError for what is not there."""
    waiting = questions_in(space.store, space.me)
    found = next((one for one in asked_of_me(space, waiting) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("nothing was asked")
    drop_questions(space, found.promise)


def drop_questions(space: OpenSpace, promise: str) -> None:
    """Everything she asked whoever opened this about one promise: it was seen, or answered."""
    with transaction(space.store.db):
        for message in questions_in(space.store, space.me):
            if message.space == space.id and message.body["promise"] == promise:
                drop(space.store, space.me, message.id)


def _is_shaped(body: dict) -> bool:
    return isinstance(body, dict) and all(
        isinstance(body.get(name), str) for name in ("promise", "text")
    )


def _is_hers(space: OpenSpace, message: Message) -> bool:
    return message.space == space.id and message.author.keys == space.authority.owner.keys


def _question(space: OpenSpace, message: Message) -> PromiseQuestion | None:
    id_, text, at = message.body["promise"], message.body["text"], message.written_at
    try:
        promise = the_record(space.section(kinds.PROMISES), Promise, id_)
    except NotGrantedError:
        # A share holds the promises of the day it was made: who said more knows of it himself.
        holds_all = space.scope.parts.get(space.authority.sections[kinds.PROMISES], ()) is None
        return None if holds_all else PromiseQuestion(message.id, id_, text, at)
    if promise.who != space.me.account or promise.state != OPEN:
        return None
    return PromiseQuestion(message.id, id_, promise.text, at, is_here=True)
