"""What she said, on the page of whom her own page names: seen with one tap, answered in a line."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import me
from webapp.care.called import called
from webapp.care.faces import FACE_PICTURES, FACE_WORDS
from webapp.care.heard import Said, hear, one_said, said_by_her
from webapp.caseload.forms import HeardForm
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.kinds import VOICE
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.team.doors import open_door
from webapp.team.viewing import note_view

routes = Blueprint("said", __name__)

FACES = {"faces": FACE_WORDS, "pictures": FACE_PICTURES}


@routes.route("/everyone/<space>/said/<wish>", methods=["GET", "POST"])
@for_roles("advocate")
def one(space: str, wish: str):
    found, form = open_door(space), HeardForm()
    said = one_said(found, wish)
    if not found.writes(VOICE):
        raise NotGrantedError("may only read it")
    if form.validate_on_submit():
        hear(found, wish, form.answer.data)
        flash(_("It is saved."))
        return redirect(url_for("caseload.youth", space=space), 303)
    note_view(found, [VOICE])
    form.answer.data = form.answer.data or _answered(said)
    page = render_template(
        "caseload/said.html", form=form, said=said, space=space, called=called(found), **FACES
    )
    return page, 422 if form.errors else 200


def read_said(space: OpenSpace) -> dict:
    """For the page of one youth: what waits, what was seen, and whether it holds. That it was
    read is noted before the page is sent."""
    try:
        every = said_by_her(space)
    except ChangedBehindError:
        return {"said_is_whole": False, "waiting": [], "seen": []}
    if every:
        note_view(space, [VOICE])
    mine = me().account
    return {
        "said_is_whole": True,
        "waiting": [one for one in every if not one.by(mine)],
        "seen": [one for one in every if one.by(mine)],
        "may_hear": space.writes(VOICE),
        **FACES,
    }


def _answered(said: Said) -> str:
    known = said.by(me().account)
    return known.answer if known else ""
