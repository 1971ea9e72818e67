"""What to call the people on her pages: as she keeps them, else as their card says."""

from webapp.account.accounts import known_card
from webapp.care.people import Person
from webapp.care.records import records
from webapp.space import kinds
from webapp.space.opening import OpenSpace


class Names:
    """Account ids to names, for one page of one space."""

    def __init__(self, space: OpenSpace):
        self._space = space
        self._known = {}
        if kinds.SHARING in space.kinds:
            people = records(space.section(kinds.SHARING), Person)
            self._known = {person.account: person.name for person in people}

    def of(self, account: str) -> str:
        """The name of one account; empty when nobody knows it any more."""
        if account not in self._known:
            card = known_card(self._space.store, account)
            self._known[account] = card.name if card else ""
        return self._known[account]
