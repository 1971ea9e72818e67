"""A reader's "Done" or "I can't": it goes to her inbox and her keepers', never into her space."""

from webapp.care.promise_questions import drop_questions
from webapp.care.promises import Promise
from webapp.care.promising import REPLY
from webapp.database import transaction
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace
from webapp.team.keepers import keepers_of


def reply_to(space: OpenSpace, promise: Promise, state: str, reply: str = "") -> None:
    """Whoever of them unlocks first files it; the second time changes nothing."""
    said = {"promise": promise.id, "state": state, "reply": reply}
    cards = [space.authority.owner, *(keeper.card for keeper in keepers_of(space))]
    with transaction(space.store.db):
        for card in cards:
            post(space.store, space.me, card, REPLY, said, space=space.id)
        drop_questions(space, promise.id)
