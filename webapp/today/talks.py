"""A wish to talk: to whom it goes, and whether it was seen."""

from webapp.care.talks import TALK, TALK_SEEN
from webapp.database import transaction
from webapp.space import inbox
from webapp.space.inbox import Message
from webapp.space.opening import OpenSpace
from webapp.team.keepers import urgent_readers


def ask_to_talk(space: OpenSpace, reach: str, how: str, called: str) -> bool:
    """Everybody who reads her urgent words finds it on their page. False when that is nobody.
    That an earlier wish was seen is forgotten: it would stand as the answer to this one."""
    keepers = urgent_readers(space)
    body = {"reach": reach, "how": how, "called": called}
    with transaction(space.store.db):
        inbox.drop_kind(space.store, space.me, TALK_SEEN)
        for keeper in keepers:
            inbox.post(space.store, space.me, keeper.card, TALK, body, space=space.id)
    return bool(keepers)


def talk_seen(space: OpenSpace) -> list[Message]:
    """Who has seen it, the newest first. Only her own people are believed: anybody can leave a
    message that names her space."""
    keepers = {keeper.card.keys for keeper in urgent_readers(space)}
    found = inbox.messages(space.store, space.me)
    return [m for m in found[::-1] if m.kind == TALK_SEEN and m.author.keys in keepers]
