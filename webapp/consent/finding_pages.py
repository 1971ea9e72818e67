"""Staff note that her own yes can count today: one tap, under their own name, for that day."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from webapp.account.current import me
from webapp.care.called import called
from webapp.consent.enabling import rules_here
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door
from webapp.team.facts import STAFF
from webapp.team.findings import find, may_find
from webapp.team.found_words import FOUND
from webapp.team.jobs import job_code

routes = Blueprint("findings", __name__)


@routes.get("/entered/<space>/found")
@for_roles(*STAFF)
def look(space: str):
    found = open_door(space)
    return render_template(
        "consent/finding.html", space=found.id, called=called(found), kinds=_kinds()
    )


@routes.post("/entered/<space>/found")
@for_roles(*STAFF)
def note_it(space: str):
    found, kind = open_door(space), request.form.get("kind", "")
    if kind not in _kinds():
        raise NotGrantedError("nothing that this person can find")
    find(found, kind)
    flash(_("It is saved, and counts today."))
    return redirect(url_for("findings.look", space=space), 303)


def _kinds() -> dict[str, str]:
    """What a row that somebody enabled here lets the person asking find, in the words of staff."""
    card, demo = me().card, current_app.config["SETTINGS"].demo
    job = job_code(card) if may_find(card) else None
    rows = [rule for rule in rules_here(current_store(), demo) if rule.enabled]
    asked = {word for rule in rows if job in rule.found_by for word in rule.status}
    return {kind: str(said) for kind, said in FOUND.items() if kind in asked}
