"""A member's pages: whom he may ask, the question, and the one sentence after it."""

import time

from flask import Blueprint, abort, redirect, render_template, url_for

from webapp.account.current import me
from webapp.asking.forms import AskForm
from webapp.asking.manners import not_again
from webapp.asking.sending import ask_for
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.team.doors import own_gate
from webapp.team.introduced import ASKERS, Introduced, introduced_to, the_introduction
from webapp.team.quiet import wait_since

routes = Blueprint("asking", __name__)


@routes.get("/ask")
@for_roles(*ASKERS)
def whom():
    _with_gates_open()
    return render_template("asking/whom.html", known=introduced_to(current_store(), me()))


@routes.route("/ask/<space>", methods=["GET", "POST"])
@for_roles(*ASKERS)
def ask(space: str):
    began, known = time.monotonic(), _known(space)
    form = AskForm().about(known.called)
    if form.validate_on_submit():
        ask_for(current_store(), me(), known, form.said)
        wait_since(began)
        return redirect(url_for("asking.asked", space=space), 303)
    page = render_template("asking/ask.html", form=form, known=known, told=not_again(space))
    return page, 422 if form.errors else 200


@routes.get("/ask/<space>/asked")
@for_roles(*ASKERS)
def asked(space: str):
    return render_template("asking/asked.html", known=_known(space))


def _known(space: str) -> Introduced:
    _with_gates_open()
    return the_introduction(current_store(), me(), space)


def _with_gates_open() -> None:
    """His own page says which gate of his is shut."""
    store = current_store()
    if own_gate(store):
        abort(redirect(url_for("shared.everybody"), 303))
