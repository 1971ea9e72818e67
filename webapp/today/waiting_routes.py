"""An adult wrote this for you. Is it right? Yes, that's it / Change it / Take it out."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.addresses import part_of
from webapp.care.waiting import confirm, take_out_hers, waiting_record
from webapp.guard import for_roles
from webapp.space.refused import StaleError
from webapp.today.forms import PressForm, WaitingForm

routes = Blueprint("waiting", __name__)


@routes.post("/today/lines/<part>/<item>/confirmation")
@for_roles("youth")
def confirmation(part: str, item: str):
    """When the words are others than those she saw, Today simply shows the new ones."""
    space, kind, form = my_space(), part_of(part), PressForm()
    record = waiting_record(space, kind, item)
    if form.validate() and form.seen == record.version:
        confirm(space, kind, record, form.seen)
    return redirect(url_for("today.today"), 303)


@routes.post("/today/lines/<part>/<item>/removal")
@for_roles("youth")
def removal(part: str, item: str):
    space, kind = my_space(), part_of(part)
    if PressForm().validate():
        take_out_hers(space, kind, waiting_record(space, kind, item))
    return redirect(url_for("today.today"), 303)


@routes.route("/today/lines/<part>/<item>", methods=["GET", "POST"])
@for_roles("youth")
def change(part: str, item: str):
    """What was written, in a box to change; saving it says yes to it."""
    space, kind = my_space(), part_of(part)
    record, newer = waiting_record(space, kind, item), None
    form = WaitingForm(data={"words": record.hers, "expecting": str(record.version)})
    if form.validate_on_submit():
        try:
            confirm(space, kind, replace(record, hers=form.words.data), form.seen)
            return redirect(url_for("today.today"), 303)
        except StaleError as stale:
            newer = type(record).read(stale.newer)
            form.expecting.data = str(newer.version)
    page = render_template("today/waiting.html", form=form, record=record, newer=newer)
    return page, 409 if newer else 422 if form.errors else 200
