"""A copy of one release to take along: asked for, warned of, and only after her secret words."""

import json

from flask import Blueprint, Response, render_template

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.consent.ends import receipt
from webapp.consent.exports import export_of
from webapp.consent.forms import SignForm
from webapp.guard import for_roles
from webapp.i18n import gettext as _

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
    found = receipt(space, id_)
    if form.validate_on_submit():
        try:
            step_up(form.passphrase.data)
            return _file(export_of(space, found))
        except WrongWordsError:
            form.passphrase.errors = [_("These are not your secret words.")]
    return render_template("consent/receipt_file.html", id_=id_, form=form), 422


def _file(export: dict) -> Response:
    answer = Response(json.dumps(export, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer
