"""Time together: the first card, the topics, handing the tablet over, the promise at the end."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.cards import TOPICS
from webapp.guard import for_roles, local_path
from webapp.i18n import gettext as _
from webapp.together import handing
from webapp.together.forms import PromiseForm, UnlockForm
from webapp.together.lines import promise
from webapp.together.screens import show, space_with

routes = Blueprint("together", __name__)


@routes.before_app_request
def stay_hidden():
    """The tablet is in her hands: everything else asks for the advocate's own words."""
    if handing.is_hidden():
        g.page_is_hidden = True
        wanted = request.full_path.rstrip("?") if request.method == "GET" else ""
        return _ask_to_unlock(UnlockForm(formdata=None), wanted), 403
    return None


@routes.get("/with/<space>")
@for_roles("advocate")
def first_card(space: str):
    return show("first.html", space_with(space))


@routes.get("/with/<space>/tell")
@for_roles("advocate")
def must_tell(space: str):
    return show("tell.html", space_with(space))


@routes.get("/with/<space>/topics")
@for_roles("advocate")
def topics(space: str):
    return show("topics.html", space_with(space), topics=TOPICS)


@routes.get("/with/<space>/promise")
@for_roles("advocate")
def my_promise(space: str):
    return show("promise.html", space_with(space), form=PromiseForm())


@routes.post("/with/<space>/promise")
@for_roles("advocate")
def make_promise(space: str):
    open_, form = space_with(space), PromiseForm()
    if not form.validate():
        return show("promise.html", open_, form=form)
    promise(open_, form.text.data, form.by.data)
    flash(_("Saved."))
    return redirect(url_for("together.end", space=space), 303)


@routes.get("/with/<space>/end")
@for_roles("advocate")
def end(space: str):
    return show("end.html", space_with(space))


@routes.post("/with/<space>/hand-over")
@for_roles("advocate")
def hand_over(space: str):
    handing.hand_over(space_with(space).id)
    return redirect(url_for("together.first_card", space=space), 303)


@routes.post("/with/<space>/unlock")
@for_roles("advocate")
def unlock(space: str):
    form = UnlockForm()
    wanted = local_path(request.form.get("next"), "/everyone")
    if not form.validate():
        return _ask_to_unlock(form, wanted)
    try:
        step_up(form.passphrase.data)
    except WrongWordsError:
        form.passphrase.errors = [_("These words do not fit. Please try again.")]
        return _ask_to_unlock(form, wanted)
    handing.take_back()
    return redirect(wanted, 303)


def _ask_to_unlock(form: UnlockForm, wanted: str) -> str:
    held = handing.handed_over() or request.view_args.get("space", "")
    return render_template(
        "together/unlock.html", form=form, held=held, next=wanted,
        name=me().card.name,
    )  # fmt: skip
