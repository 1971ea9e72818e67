"""That shares ended, for who answers for an advocate's work: when, and beside whom. Never whose,
with whom or why, and nothing to do about it: to ask for it again would push."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template

from crypto.errors import CannotOpenError
from webapp.account.accounts import known_card
from webapp.account.current import me
from webapp.database import Store, current_store
from webapp.guard import for_roles
from webapp.space.authority import authority_over
from webapp.space.grants import CLOSED, EMERGENCY, LIVE, REKEY, Grant, all_grants
from webapp.space.refused import NotGrantedError
from webapp.space.standing import replaces
from webapp.team.doors import ask_own_gate

routes = Blueprint("ended", __name__)

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Ended:
    """One share: its last day, and which advocates keep the keys of the space that it was in."""

    on: date
    beside: tuple[str, ...]


@routes.get("/ended")
@for_roles("supervisor")
def lately():
    store = current_store()
    ask_own_gate(store)
    found = ended_lately(store, me().card.agency)
    return render_template("ending/ended.html", ended=found, days=LATELY.days)


def ended_lately(store: Store, agency: str) -> list[Ended]:
    """What ended beside an advocate of this agency in the last LATELY, the newest first. A space
    that somebody changed from outside says nothing here."""
    spaces = store.db.execute("select distinct space_id from grants").fetchall()
    found: list[Ended] = []
    for (space,) in spaces:
        with suppress(CannotOpenError, NotGrantedError):
            found += _ended_in(store, space, agency)
    return sorted(found, key=lambda one: (one.on, one.beside), reverse=True)


def _ended_in(store: Store, space: str, agency: str) -> list[Ended]:
    grants, _failed = all_grants(store, authority_over(store, space))
    beside = _advocates(store, grants, agency)
    gone_on = {replaces(store, grant) for grant in grants if grant.release and grant.state == LIVE}
    days = [
        grant.ended_at.astimezone(store.zone).date()
        for grant in grants
        if beside and _was_a_share(grant) and grant.release not in gone_on
    ]
    first = store.today - LATELY
    return [Ended(day, beside) for day in days if day >= first]


def _advocates(store: Store, grants: list[Grant], agency: str) -> tuple[str, ...]:
    keeping = [g.reader for g in grants if REKEY in g.rights and g.is_running(store.now)]
    cards = [card for reader in keeping if (card := known_card(store, reader))]
    here = [card for card in cards if (card.kind, card.agency) == ("advocate", agency)]
    return tuple(sorted({card.name for card in here}))


def _was_a_share(grant: Grant) -> bool:
    """That ran and ended: one that only waited was closed without a part being keyed anew."""
    waited = grant.state == CLOSED and not grant.settled
    ran = grant.ended_at is not None and not waited
    return ran and bool(grant.release) and not grant.rights & {REKEY, EMERGENCY}
