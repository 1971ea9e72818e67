"""A custodian opens parts in an emergency, reads them for four hours; somebody looks back."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.showing import PAGE_WORDS
from webapp.database import current_store
from webapp.emergency.forms import HOW_IT_STANDS, LookBackForm, OpenForm
from webapp.emergency.look_backs import (
    ANSWER_FOR_STAFF,
    one_to_look_back_on,
    past_of_staff,
    say_how_it_was,
    to_look_back_on,
)
from webapp.emergency.openings import Allowed, all_allowed, open_parts, the_allowed, to_read
from webapp.guard import for_roles
from webapp.i18n import format_time, ngettext
from webapp.i18n import gettext as _
from webapp.space.emergencies import forget_sentences
from webapp.space.emergency import CUSTODIANS, NotInThisLawError
from webapp.space.people import Signer
from webapp.sweeper import each_minute
from webapp.team.doors import GateShutError, ask_gates, open_in_need, own_gate
from webapp.team.viewing import note_view

routes = Blueprint("emergency", __name__)
routes.record_once(lambda setup: each_minute(setup.app, forget_sentences))

LOOKING_BACK = (*CUSTODIANS, "supervisor")


@routes.app_template_global()
def emergencies_for_me() -> str:
    """For the home of staff: what waits there, "back" before "open", which stands for
    what is past, too; empty when nothing does."""
    store, hand = current_store(), me()
    if own_gate(store):
        return ""
    if to_look_back_on(store, hand):
        return "back"
    return "open" if all_allowed(store, hand) or past_of_staff(store, hand) else ""


@routes.get("/openings")
@for_roles(*LOOKING_BACK)
def everything():
    store, hand = current_store(), me()
    gate = own_gate(store)
    return render_template(
        "emergency/everything.html", gate=gate,
        allowed=[] if gate else all_allowed(store, hand),
        waiting=[] if gate else to_look_back_on(store, hand),
        has_past=not gate and bool(past_of_staff(store, hand)),
    )  # fmt: skip


@routes.get("/openings/past")
@for_roles(*ANSWER_FOR_STAFF)
def past():
    """To read, for whoever answers for staff: also what somebody else looked back on first."""
    store, hand = current_store(), me()
    if gate := own_gate(store):
        raise GateShutError(gate)
    return render_template(
        "emergency/past.html", past=past_of_staff(store, hand), place=hand.card.agency,
        how=HOW_IT_STANDS,
    )  # fmt: skip


@routes.route("/openings/<space>", methods=["GET", "POST"])
@for_roles(*CUSTODIANS)
def opening(space: str):
    found = _asked(space)
    form = OpenForm().offer(found.parts)
    if form.validate_on_submit() and (signer := _signer(form)):
        return _opened(found, signer, form)
    return _page(found, form), 422 if form.errors else 200


@routes.get("/openings/<space>/now")
@for_roles(*CUSTODIANS)
def read(space: str):
    """What she let be opened, and no more; the look leaves its line first."""
    found, opened = _asked(space), open_in_need(space)
    note_view(opened, opened.kinds)
    watched = url_for("shared.still_open", grant=[grant.id for grant in opened.grants])
    return render_template(
        "emergency/read.html", shown=[to_read(opened, found.called, found.open_until)],
        reader_name=me().card.name, now=current_store().now, still_open=watched, **PAGE_WORDS,
    )  # fmt: skip


@routes.route("/look-backs/<id_>", methods=["GET", "POST"])
@for_roles(*LOOKING_BACK)
def back(id_: str):
    store, form = current_store(), LookBackForm()
    if gate := own_gate(store):
        raise GateShutError(gate)
    found = one_to_look_back_on(store, me(), id_)
    if form.validate_on_submit():
        say_how_it_was(store, me(), id_, form.outcome.data, form.said.data)
        flash(_("Thank you. The young person reads it."))
        return redirect(url_for("emergency.everything"), 303)
    page = render_template("emergency/back.html", one=found, form=form)
    return page, 422 if form.errors else 200


def _asked(space: str) -> Allowed:
    found = the_allowed(current_store(), me(), space)
    ask_gates(space, list(found.grants))
    return found


def _opened(found: Allowed, signer: Signer, form: OpenForm):
    store = current_store()
    try:
        shut = open_parts(store, signer, found.space, form.parts.data, form.reason.data)
    except NotInThisLawError:
        return _page(found, form, kept_shut=True), 409
    if shut:
        flash(ngettext("A law keeps one part shut.", "A law keeps %(num)s parts shut.", shut))
    return redirect(url_for("emergency.read", space=found.space), 303)


def _page(found: Allowed, form: OpenForm, **more) -> str:
    until = format_time(found.open_until) if found.open_until else ""
    name = found.called or _("Somebody")
    return render_template(
        "emergency/opening.html", found=found, form=form, name=name, until=until, **more
    )


def _signer(form: OpenForm) -> Signer | None:
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None
