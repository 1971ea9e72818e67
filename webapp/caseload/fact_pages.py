"""Staff enter what the rules of signing need to know; nobody sees what the other one entered."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import me
from webapp.care.called import called
from webapp.caseload.forms import FactsForm
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.opening import OpenSpace
from webapp.team.doors import open_door
from webapp.team.entering import enter, told_unlike
from webapp.team.fact_words import INVENTED
from webapp.team.facts import STAFF, known_facts
from webapp.throttle import count_act

routes = Blueprint("facts", __name__)

ENTRIES = ((5, 600), (12, 3600))
"""How many about one space, within how many seconds: each is work at her next sign-in."""


@routes.get("/entered/<space>")
@for_roles(*STAFF)
def look(space: str):
    return _page(open_door(space), FactsForm())


@routes.post("/entered/<space>")
@for_roles(*STAFF)
def entering(space: str):
    found, form = open_door(space), FactsForm()
    if not form.validate_on_submit():
        return _page(found, form), 422
    count_act("entering", f"{me().account} {space}", ENTRIES)
    enter(found, form.facts())
    flash(_("It is saved."))
    return redirect(url_for("facts.look", space=space), 303)


def _page(space: OpenSpace, form: FactsForm) -> str:
    """Who keeps the keys reads how far it is; anybody else is only told that two differ."""
    known = known_facts(space) if space.is_keeper else None
    return render_template(
        "caseload/facts.html", form=form, space=space, called=called(space),
        known=known, mine=known.by(me().account) if known else None,
        differs=told_unlike(space), invented=INVENTED,
        home="/everyone/" if space.is_keeper else "/shared/",
    )  # fmt: skip
