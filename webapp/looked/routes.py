"""Who looked, and hiding that on a phone others look at."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.records import only_record, save
from webapp.care.voices import Profile
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.looked.forms import ShowForm
from webapp.looked.opened_pages import pages as opened_pages
from webapp.looked.showing import forget_shown, note_shown, was_just_shown
from webapp.looked.shut_pages import pages as shut_pages
from webapp.looked.told_pages import pages as told_pages
from webapp.looked.yeses import yeses
from webapp.space import kinds
from webapp.team.log_lines import log_of
from webapp.team.names import Names

routes = Blueprint("looked", __name__)
routes.register_blueprint(shut_pages)
routes.register_blueprint(told_pages)
routes.register_blueprint(opened_pages)


@routes.get("/looked")
@for_roles("youth")
def looked():
    space = my_space()
    profile = only_record(space.section(kinds.VOICE), Profile)
    if profile.hides_log:
        return render_template("looked/hidden.html", form=ShowForm())
    return _page(space, profile)


@routes.post("/looked")
@for_roles("youth")
def show_once():
    """Her words show the list for this one answer; it stays hidden on this phone."""
    space, form = my_space(), ShowForm()
    profile = only_record(space.section(kinds.VOICE), Profile)
    if form.validate_on_submit():
        try:
            step_up(form.passphrase.data)
            note_shown()
            return _page(space, profile)
        except WrongWordsError:
            form.passphrase.errors = [_("These are not your secret words.")]
    return render_template("looked/hidden.html", form=form), 422


@routes.post("/looked/hidden")
@for_roles("youth")
def hide():
    forget_shown()
    _set(hidden=True)
    return redirect("/today", 303)


@routes.post("/looked/shown")
@for_roles("youth")
def stop_hiding():
    """Only just after her words: else whoever holds her phone could ask for it instead."""
    if was_just_shown():
        forget_shown()
        _set(hidden=False)
    return redirect(url_for("looked.looked"), 303)


def _set(*, hidden: bool) -> None:
    space = my_space()
    profile = only_record(space.section(kinds.VOICE), Profile)
    save(space, kinds.VOICE, replace(profile, hides_log=hidden))


def _page(space, profile):
    log = log_of(space, Names(space), request.args.get("before", type=int))
    return render_template(
        "looked/looked.html", log=log, yeses=yeses(space, log), hidden=profile.hides_log
    )
