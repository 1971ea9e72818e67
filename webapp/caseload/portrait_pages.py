"""Your picture: who works here may put one beside their name, look at it, and take it out."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import NotFound, RequestEntityTooLarge

from webapp import session
from webapp.account.current import me
from webapp.care.file_answers import small_to_show
from webapp.caseload.forms import PORTRAIT_REFUSALS, PortraitForm
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.space.files import TooLargeError
from webapp.team.invites import STAFF
from webapp.team.portraits import MOST, MOST_SIDE, keep_portrait, portrait_of, take_out_portrait

routes = Blueprint("own_portrait", __name__)


@routes.app_template_global("may_have_portrait")
def may_have_portrait(kind: str) -> bool:
    """Whether there is such a page for this kind of person."""
    return kind in STAFF


@routes.get("/account/picture")
@for_roles(*STAFF)
def mine():
    return _page(PortraitForm())


@routes.post("/account/picture")
@for_roles(*STAFF)
def keep():
    form = PortraitForm()
    if form.validate() and _is_kept(form):
        return redirect(url_for("own_portrait.mine"), 303)
    form.file.ask_for_it_again()
    return _page(form), 422


@routes.post("/account/picture/take-out")
@for_roles(*STAFF)
def take_out():
    take_out_portrait(current_store(), me().account)
    return redirect(url_for("own_portrait.mine"), 303)


@routes.get("/account/picture/shown")
@for_roles(*STAFF)
def shown():
    picture = portrait_of(current_store(), me().account)
    if picture is None:
        raise NotFound
    return small_to_show(picture, url_for("own_portrait.mine"))


@routes.errorhandler(RequestEntityTooLarge)
def far_too_much(error: RequestEntityTooLarge):
    """So much that it was not read at all."""
    if session.keys() is None or not may_have_portrait(session.who().kind):
        return render_template("shell/went_wrong.html"), 413
    form = PortraitForm(formdata=None)
    form.refuse(TooLargeError("not read"))
    return _page(form), 413


def _is_kept(form: PortraitForm) -> bool:
    try:
        keep_portrait(current_store(), me().account, form.file.data.stream.read())
    except tuple(PORTRAIT_REFUSALS) as refusal:
        form.refuse(refusal)
        return False
    return True


def _page(form: PortraitForm) -> str:
    has_one = portrait_of(current_store(), me().account) is not None
    return render_template(
        "caseload/portrait.html", form=form, has_one=has_one, most=MOST, side=MOST_SIDE
    )
