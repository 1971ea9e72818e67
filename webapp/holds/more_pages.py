"""Whoever shut a door writes more of it; the court's paper opens for who reads her people."""

from contextlib import suppress

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from webapp.account.current import me
from webapp.care.file_answers import SAVE, SHOW, to_save, to_show
from webapp.care.file_fields import MOST_SENT, REFUSALS
from webapp.guard import for_roles
from webapp.holds.acts import staff_keep_away
from webapp.holds.forms import MoreForm
from webapp.holds.papers import may_keep, pieces_of, the_paper
from webapp.holds.people import Someone, one_of
from webapp.holds.showing import door_page
from webapp.i18n import gettext as _
from webapp.refusals import RefusalError
from webapp.sizes import takes
from webapp.space.files import TooLargeError
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.team.doors import open_door
from webapp.team.invites import STAFF

routes = Blueprint("more", __name__)


@routes.post("/doors/<space>/<account>/more")
@for_roles(*STAFF)
@takes(MOST_SENT)
def add(space: str, account: str):
    """Why, where the paper lies, and the paper. The door is shut already."""
    found = open_door(space)
    kept_out, form = _shut_by_me(found, account), _form(found)
    if form.validate_on_submit() and _is_added(found, kept_out, form):
        return redirect(url_for("doors.one", space=space, account=account), 303)
    form.ask_for_the_paper_again()
    return door_page(found, account, more=form), 422


@routes.errorhandler(RequestEntityTooLarge)
def far_too_much(error: RequestEntityTooLarge):
    """So much that nothing of it was read, not even what was typed beside it."""
    with suppress(RefusalError, HTTPException, KeyError):
        kind = me().card.kind
        found = open_door(request.view_args["space"]) if kind in STAFF else None
        form = _form(found, formdata=None)
        if form.paper:
            form.paper.errors = [REFUSALS[TooLargeError]]
            return door_page(found, request.view_args["account"], more=form), 413
    return render_template("shell/went_wrong.html"), 413


@routes.get(f"/doors/<space>/<account>/papers/<id_>/<any({SAVE}, {SHOW}):how>")
@for_roles(*STAFF)
def paper(space: str, account: str, id_: str, how: str) -> Response:
    """The court's paper, for who reads her people."""
    found = open_door(space)
    kept = the_paper(found, one_of(found, account).kept, id_)
    try:
        pieces = pieces_of(found, kept)
    except ChangedBehindError:
        raise NotFound from None
    page = url_for("doors.one", space=space, account=account)
    return to_show(kept.sealed, pieces, page) if how == SHOW else to_save(kept.sealed, pieces)


def _form(space: OpenSpace, **filled) -> MoreForm:
    return MoreForm(**filled).about(may_keep=may_keep(space))


def _shut_by_me(space: OpenSpace, account: str) -> Someone:
    """Adding shuts nothing anew: somebody else may have let back meanwhile."""
    found = one_of(space, account)
    if me().account not in {voice.who for voice in found.kept.by_staff}:
        raise NotGrantedError("not kept away by this person")
    return found


def _is_added(space: OpenSpace, one: Someone, form: MoreForm) -> bool:
    if not form.says_anything:
        return True
    try:
        staff_keep_away(space, one.account, form.order.data or "", form.reason.data, form.sent)
    except tuple(REFUSALS) as refusal:
        form.paper.errors = [REFUSALS[type(refusal)]]
        return False
    flash(_("Saved."))
    return True
