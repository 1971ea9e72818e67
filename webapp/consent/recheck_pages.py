"""An advocate finds which sharing of hers rests on a rule that changed, to look at it with her."""

from contextlib import suppress

from flask import Blueprint, current_app, render_template

from crypto.errors import CannotOpenError
from webapp.account.current import me
from webapp.consent.enabling import rules_here
from webapp.consent.held_parts import HeldPart, held_parts
from webapp.consent.hold_words import why_held
from webapp.consent.rechecks import Recheck, rechecks
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.team.doors import open_door
from webapp.team.viewing import note_view

routes = Blueprint("rechecks", __name__)


@routes.get("/everyone/<space>/again")
@for_roles("advocate")
def again(space: str):
    found = open_door(space)
    shown = _rechecks(found)
    note_view(found, [kinds.SHARING])
    name = open_book(current_store(), me()).get(space, {}).get("name", "")
    return render_template("consent/rechecks.html", space=space, name=name, found=shown)


@routes.app_template_global("is_to_look_at_again")
def is_to_look_at_again(space: OpenSpace) -> bool:
    """Whether the page of a young person leads there. It shows nothing of what she shares."""
    with suppress(NotGrantedError, ChangedBehindError, CannotOpenError):
        return bool(_rechecks(space))
    return False


@routes.app_template_global("waits_for_a_rule")
def waits_for_a_rule(space: OpenSpace) -> list[tuple[HeldPart, str]]:
    """What nobody may share yet, and why: for the page on whose yes is asked. It shows no line."""
    demo = current_app.config["SETTINGS"].demo
    with suppress(NotGrantedError, ChangedBehindError, CannotOpenError):
        found = held_parts(space, rules_here(space.store, demo), demo=demo)
        return [(part, why_held(part.hold)) for part in found]
    return []


def _rechecks(space: OpenSpace) -> list[Recheck]:
    return rechecks(space, rules_here(space.store, current_app.config["SETTINGS"].demo))
