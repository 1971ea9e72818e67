"""An advocate brings somebody she works with onto the page of a young person's people."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from webapp.account.accounts import card_of
from webapp.account.current import me
from webapp.care.people import Person
from webapp.care.records import records
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door
from webapp.team.introductions import KNOWN_KINDS, introduce
from webapp.team.staff import Colleague, colleagues

routes = Blueprint("introducing", __name__)


@routes.get("/everyone/<space>/introduce")
@for_roles("advocate")
def whom(space: str):
    found = _joined(space)
    return render_template(
        "consent/introduce.html", space=space, name=_name(space), people=_not_yet(found),
        mine=me().account,
    )  # fmt: skip


@routes.post("/everyone/<space>/introductions")
@for_roles("advocate")
def bring(space: str):
    """The card goes to her inbox; whether it was checked is read from signed vouches."""
    found, store = _joined(space), current_store()
    account = request.form.get("account", "")
    if account not in {one.card.account for one in _not_yet(found)}:
        raise NotGrantedError("nobody to introduce")
    introduce(store, me(), found.authority.owner, card_of(store, account), space=space)
    flash(_('Done. %(name)s finds the name under "My people".', name=_name(space)))
    return redirect(url_for("introducing.whom", space=space), 303)


def _joined(space: str) -> OpenSpace:
    found = open_door(space)
    if not found.authority.handed_over:
        raise NotGrantedError("nobody to introduce to")
    return found


def _not_yet(space: OpenSpace) -> list[Colleague]:
    known = {space.me.account}
    if kinds.SHARING in space.kinds:
        known |= {p.account for p in records(space.section(kinds.SHARING), Person)}
    return [
        one
        for one in colleagues(space.store)
        if one.account.kind in KNOWN_KINDS
        and not one.account.is_frozen
        and one.card.account not in known
    ]


def _name(space: str) -> str:
    return open_book(current_store(), me()).get(space, {}).get("name", "")
