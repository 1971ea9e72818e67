"""A question goes to her inbox once in thirty days; whether it went is nowhere to be seen."""

from contextlib import suppress
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.space.authority import authority_over
from webapp.space.inbox import post
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError
from webapp.team.asks import ASK, QUIET
from webapp.team.introduced import Introduced, note_asked, the_introduction


def ask_for(store: Store, me: Hand, known: Introduced, said: dict) -> None:
    """What decides here is only when he asked last: nothing of hers is looked at, so that
    neither words nor time can tell what she answered, or that she closed the door."""
    with transaction(store.db):
        # Another form of his may have asked since the page was read.
        asked_on = the_introduction(store, me, known.space).asked_on
        if asked_on and store.now < datetime.fromisoformat(asked_on) + QUIET:
            return
        note_asked(store, me, known.space)
        with suppress(NotGrantedError, CannotOpenError):
            owner = authority_over(store, known.space).owner
            post(store, me, owner, ASK, said, space=known.space)
