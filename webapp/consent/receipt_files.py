"""Beside a receipt: the same for paper, a file to take along, and her answers to news of it."""

import json
from contextlib import suppress

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.sharing_news import let_be, was_told
from webapp.consent.ends import close_copies, receipt
from webapp.consent.exports import export_of
from webapp.consent.forms import SignForm
from webapp.consent.receipt_pages import receipt_page
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.i18n import local_day
from webapp.space.refused import ChangedBehindError

routes = Blueprint("receipts", __name__)

FILE_NAME = "copy.json"
"""Says nothing to whoever looks through a phone."""


@routes.get("/receipts/<id_>/file")
@for_roles("youth")
def ask(id_: str):
    receipt(my_space(), id_)
    return render_template("consent/receipt_file.html", id_=id_, form=SignForm())


@routes.post("/receipts/<id_>/file")
@for_roles("youth")
def take(id_: str):
    space, form = my_space(), SignForm()
    with suppress(ChangedBehindError):
        close_copies(space)  # What ended since she signed in is in it.
    found = receipt(space, id_)
    if form.validate_on_submit():
        try:
            step_up(form.passphrase.data)
            return _file(export_of(space, found))
        except WrongWordsError:
            form.passphrase.errors = [_("These are not your secret words.")]
        except ChangedBehindError:
            flash(_("A part of this was changed from outside. There is no file of it."))
            return redirect(url_for("people.receipt", id_=id_), 303)
    return render_template("consent/receipt_file.html", id_=id_, form=form), 422


@routes.get("/receipts/<id_>/paper")
@for_roles("youth")
def on_paper(id_: str):
    space = my_space()
    return receipt_page("consent/receipt_paper.html", space, receipt(space, id_))


@routes.post("/receipts/<id_>/let-be")
@for_roles("youth")
def let_it_be(id_: str):
    """Her answer to "This ends soon", "Is that still okay?" and "Not opened for 60 days"."""
    let_be(my_space(), id_, local_day(current_store().now))
    return redirect("/today", 303)


@routes.post("/receipts/<id_>/known")
@for_roles("youth")
def known(id_: str):
    was_told(my_space(), id_)
    return redirect("/today", 303)


def _file(export: dict) -> Response:
    answer = Response(json.dumps(export, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer
