"""What keeps somebody away is put right where a row of it is gone or spoilt: each minute, and when
somebody who keeps the keys comes."""

from datetime import datetime

from webapp.care.at_unlock import at_unlock
from webapp.database import Store
from webapp.space.opening import OpenSpace
from webapp.team.holds import mend, spaces_of_holds


@at_unlock
def mend_here(space: OpenSpace, now: datetime) -> None:
    """The door was shut all the while: the words that keep somebody away are asked as well."""
    mend(space.store, space.id)


def mend_all(store: Store) -> None:
    """Nobody has to come for it."""
    for space in spaces_of_holds(store):
        mend(store, space)
