"""The door of a space: the gates and the keys are asked apart, and both must say yes."""

from datetime import date

from webapp.account.accounts import Account, account_of
from webapp.account.current import me, opened
from webapp.database import Store, current_store
from webapp.refusals import NotYoursError
from webapp.space.emergency import opened_now, ordinary
from webapp.space.exclusions import is_excluded
from webapp.space.grants import Grant
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import agency_named
from webapp.team.deciding import KEPT_AWAY, OPEN, Refused, Standing, lapsed, may


class GateShutError(NotYoursError):
    """A gate of the person's own has lapsed. `gate` is agreement, promise, training or frozen:
    told to the person, whose space is named to nobody."""

    def __init__(self, gate: str):
        super().__init__(gate)
        self.gate = gate


def standing_of(store: Store, account: Account, agency: str, space: str = "") -> Standing:
    """What the gates ask, from what the server knows of a person and their agency; in one
    space, also whether this person is kept away from it."""
    home = agency_named(store, agency) if agency else None
    return Standing(
        account.kind,
        home.agreement_until if home else None,
        _day(account.facts.get("promise_until")),
        _day(account.facts.get("training_until")),
        account.is_frozen,
        bool(space) and is_excluded(store, space, account.id),
    )


def open_door(space: str) -> OpenSpace:
    """A space that somebody shared with the person asking, gates and keys checked. What only
    an emergency opens is behind another door: it gives nothing but a page to read.

    NotGrantedError when nothing runs; GateShutError when something runs but a gate lapsed.
    """
    found = opened(space)
    return found if found.is_owner else _with_gates_open(ordinary(found))


def open_in_need(space: str) -> OpenSpace:
    """What an emergency opens at this moment to the person asking, and nothing else. Refused as
    `open_door` is."""
    return _with_gates_open(opened_now(opened(space)))


def _with_gates_open(found: OpenSpace) -> OpenSpace:
    ask_gates(found.id, found.grants)
    return found


def ask_gates(space: str, grants: list[Grant]) -> None:
    """The gates of the person asking, before anything of a space opens to them by these grants.
    NotGrantedError for somebody who is kept away; GateShutError."""
    store, hand = current_store(), me()
    standing = standing_of(store, account_of(store, hand.account), hand.card.agency, space)
    for grant in grants:
        answer = may(standing, OPEN, grant.scope, grant, store.now, store.today)
        if answer == Refused(KEPT_AWAY):
            raise NotGrantedError("kept away")
        if isinstance(answer, Refused):
            raise GateShutError(answer.reason)


def own_gate(store: Store) -> str:
    """Which gate of the person asking is shut, whether or not anything is shared with him."""
    hand = me()
    standing = standing_of(store, account_of(store, hand.account), hand.card.agency)
    return lapsed(standing, store.today)


def ask_own_gate(store: Store) -> None:
    """For a page that opens no space: a gate of one's own shuts it all the same. GateShutError."""
    if gate := own_gate(store):
        raise GateShutError(gate)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
