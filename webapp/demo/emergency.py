"""Whom the demo's youth lets open parts in an emergency, and the one night on which it happened."""

from dataclasses import replace
from datetime import timedelta

from webapp.care.opened import note_openings_read
from webapp.database import Store
from webapp.emergency.forms import RIGHT
from webapp.emergency.look_backs import say_how_it_was, to_look_back_on
from webapp.emergency.openings import open_parts
from webapp.space import kinds
from webapp.space.emergency import allow, opened_now
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.rekey import settle
from webapp.team.called_names import tell_name
from webapp.team.viewing import note_view

NEEDED = [kinds.SAFETY, kinds.VOICE]
WHY = "Did not come home, and the phone is off."
HOW_IT_WAS = "It led us to the library, upstairs. Nothing else was read."


def let_open(space: OpenSpace, youth: Signer, who: Signer, more: tuple[str, ...] = ()) -> None:
    """One tick, and what she ticked beside it."""
    allow(space, youth, who.card, [*kinds.FIRST_IN_EMERGENCIES, *more], "")


def live_through_a_night(store: Store, people: dict[str, Signer], space: str, name: str) -> None:
    """A coordinator opened two parts; her advocate looked back on it; the youth read of both."""
    youth, maria = people["youth"], people["coordinator"]
    lets, then, after = (replace(store, now=store.now - timedelta(hours=h)) for h in (23, 16, 4))
    hers = open_space(lets, youth, space)
    let_open(hers, youth, maria, (kinds.SAFETY,))
    tell_name(hers, maria.card, name)
    open_parts(then, maria, space, NEEDED, WHY)
    note_view(opened_now(open_space(then, maria, space)), NEEDED)
    (one,) = to_look_back_on(after, people["advocate"])
    say_how_it_was(after, people["advocate"], one.id, RIGHT, HOW_IT_WAS)
    again = open_space(after, youth, space)
    settle(again)
    note_openings_read(open_space(after, youth, space))
