"""Others' side: whom she told them to stop, and her ask to stop using what they read."""

import time
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import me
from webapp.care.recalls import CANNOT, WILL, answer_ask, ask_for
from webapp.database import current_store
from webapp.ending.by_name import called
from webapp.ending.forms import (
    ByNameForm,
    CannotStopForm,
    PressForm,
    SaidStopForm,
    TookBackByNameForm,
    TookBackForm,
)
from webapp.ending.spoken import TRIES, count_name, end_for
from webapp.ending.taken_back import end_yes_of
from webapp.fields import Form
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.refusals import NotYoursError
from webapp.space.opening import OpenSpace
from webapp.team.doors import open_door
from webapp.team.quiet import LONG_STEP, wait_since
from webapp.throttle import count_act

routes = Blueprint("told", __name__)

STAFF = ("advocate", "member", "coordinator", "supervisor")
ASKED = (*STAFF, "supporter")


@routes.route("/told/<space>", methods=["GET", "POST"])
@for_roles(*STAFF)
def told(space: str):
    """One answer, in the same words and time, whoever has the name."""
    began = time.monotonic()
    opened, form = _on_the_team(space), SaidStopForm()
    if not form.validate_on_submit():
        page = render_template("ending/told.html", form=form, space=space, keeps=_keeps(opened))
        return page, 422 if form.errors else 200
    count_name(opened)
    end_for(opened, form.name.data)
    wait_since(began, LONG_STEP)
    return redirect(url_for("told.thanks"), 303)


@routes.route("/told/by-name", methods=["GET", "POST"])
@for_roles(*STAFF)
def by_name():
    """For whoever can open nothing now, because a gate of their own is shut: her stop does not wait
    for a paper of theirs. They learn nothing, not even whether anything of hers still runs."""
    return _written_by_name(ByNameForm(), end_for)


@routes.route("/told/by-name/yes", methods=["GET", "POST"])
@for_roles(*STAFF)
def took_back_by_name():
    """The same for a parent or caregiver who takes a yes back."""
    return _written_by_name(TookBackByNameForm(), end_yes_of)


def _written_by_name(form: Form, end: Callable[[OpenSpace, str], None]):
    began = time.monotonic()
    if not form.validate_on_submit():
        page = render_template("ending/by_name.html", form=form, is_yes=end is end_yes_of)
        return page, 422 if form.errors else 200
    count_act("said stop", f"{me().account} by name", TRIES)
    for space in called(form.who.data):
        end(space, form.name.data)
    wait_since(began, LONG_STEP)
    return redirect(url_for("told.thanks"), 303)


@routes.route("/told/<space>/yes", methods=["GET", "POST"])
@for_roles(*STAFF)
def took_back(space: str):
    """A parent or caregiver takes a yes back, aloud. The same answer, in the same time."""
    began = time.monotonic()
    opened, form = _on_the_team(space), TookBackForm()
    if not form.validate_on_submit():
        page = render_template("ending/took_back.html", form=form, space=space)
        return page, 422 if form.errors else 200
    count_name(opened)
    end_yes_of(opened, form.name.data)
    wait_since(began, LONG_STEP)
    return redirect(url_for("told.thanks"), 303)


@routes.get("/told")
@for_roles(*STAFF)
def thanks():
    return render_template("ending/thanks.html")


@routes.post("/asked/<id_>/will")
@for_roles(*ASKED)
def will(id_: str):
    store = current_store()
    ask = ask_for(store, me(), id_)
    if PressForm().validate():
        answer_ask(store, me(), ask, WILL)
        flash(_("Thank you for saying so."))
    return redirect("/shared", 303)


@routes.route("/asked/<id_>/cannot", methods=["GET", "POST"])
@for_roles(*ASKED)
def cannot(id_: str):
    store, form = current_store(), CannotStopForm()
    ask = ask_for(store, me(), id_)
    if form.validate_on_submit():
        answer_ask(store, me(), ask, CANNOT, form.reply.data)
        flash(_("Thank you for saying so."))
        return redirect("/shared", 303)
    return render_template("ending/cannot.html", form=form, ask=ask), 422 if form.errors else 200


def _keeps(space: OpenSpace) -> str:
    """What the person asking is to the keys, for the sentence about their own name."""
    if space.is_owner:
        return "founder"
    return "keeper" if any(not grant.release for grant in space.grants) else ""


def _on_the_team(space: str) -> OpenSpace:
    """Somebody whose gates are open and to whom something is open there at this moment. Every
    no takes the same time."""
    began = time.monotonic()
    try:
        return open_door(space)
    except NotYoursError:
        wait_since(began)
        raise
