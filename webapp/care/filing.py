"""What arrived by inbox while the space was locked is put in its place at the next unlock."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from webapp.care.at_unlock import at_unlock
from webapp.care.readers import knows
from webapp.database import transaction
from webapp.refusals import NotYoursError
from webapp.space.inbox import Message, drop, messages, waits
from webapp.space.opening import OpenSpace

File = Callable[[OpenSpace, Message], None]
_FILING: dict[str, File] = {}


def files(kind: str) -> Callable[[File], File]:
    """Registers what is done with one kind of message. NotYoursError, or a body that is not
    what was agreed, means that the message counts for nothing and goes."""

    def register(fn: File) -> File:
        _FILING[kind] = fn
        return fn

    return register


def file_messages(space: OpenSpace) -> int:
    """File everything of known kinds about this space; returns how many messages that were.

    Only who keeps the keys does this. A message of a stranger to the space is dropped unread.
    """
    if not space.is_keeper:
        return 0
    waiting = [
        message
        for message in messages(space.store, space.me)
        if message.space == space.id and message.kind in _FILING
    ]
    for message in waiting:
        _file(space, message)
    return len(waiting)


@at_unlock
def _at_unlock(space: OpenSpace, now: datetime) -> None:
    file_messages(space)


def _file(space: OpenSpace, message: Message) -> None:
    with transaction(space.store.db):
        if not waits(space.store, space.me, message.id):
            return
        space.forget_all()
        if knows(space, message.author):
            # What a stranger's program put into the body must not keep her from her pages.
            with suppress(NotYoursError, KeyError, TypeError, ValueError, AttributeError):
                _FILING[message.kind](space, message)
        drop(space.store, space.me, message.id)
