"""A call for help: to whom it goes, what it says, and whether it was seen."""

from dataclasses import dataclass
from datetime import datetime

from webapp.database import transaction
from webapp.space import inbox, trail
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.team.keepers import urgent_readers

CALL, SEEN = "not-safe", "seen"
REACH = ("here", "call", "person", "none")


@dataclass(frozen=True)
class Seen:
    """Somebody read her call."""

    by: Card
    at: datetime


def send(space: OpenSpace, words: str, reach: str, how: str, called: str) -> list[Card]:
    """Leave the call, urgent, with everybody who reads such words; returns whom it went to.

    `reach` is one of REACH and `how` her own words about it. All receive it, or none. That an
    earlier call was seen is forgotten: it would stand as the answer to this one.
    """
    keepers = [keeper.card for keeper in urgent_readers(space)]
    body = {"words": words, "reach": reach, "how": how, "called": called}
    with transaction(space.store.db):
        inbox.drop_kind(space.store, space.me, SEEN)
        for card in keepers:
            inbox.post(space.store, space.me, card, CALL, body, space=space.id, is_urgent=True)
        if keepers:
            trail.note(space.store, space.id, space.me, "called")
    return keepers


def seen_by(space: OpenSpace) -> list[Seen]:
    """Answers to her calls, newest first. Only one of them is believed: anybody can
    leave a message that names her space."""
    keepers = {keeper.card.keys for keeper in urgent_readers(space)}
    answers = [
        message
        for message in inbox.messages(space.store, space.me)
        if message.kind == SEEN and message.author.keys in keepers
    ]
    return [Seen(message.author, message.written_at) for message in reversed(answers)]
