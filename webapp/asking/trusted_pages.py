"""Letting in somebody of her own: an aunt, a coach, a friend's mother. Two at most."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.asking.forms import TrustedForm
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.team.audiences import keeper_names
from webapp.team.trusted import TwoAlreadyError, let_go, name_somebody, trusted

routes = Blueprint("trusted", __name__)


@routes.route("/people/mine", methods=["GET", "POST"])
@for_roles("youth")
def mine():
    space, form = my_space(), TrustedForm()
    if form.validate_on_submit():
        try:
            name_somebody(space, form.name.data)
            return redirect(url_for("trusted.mine"), 303)
        except TwoAlreadyError:
            form.name.errors = [_("Two is the most. Take one off, then there is room.")]
    page = render_template(
        "asking/trusted.html", form=form, trusted=trusted(space), names=keeper_names(space)
    )
    return page, 422 if form.errors else 200


@routes.post("/people/mine/<id_>/removal")
@for_roles("youth")
def take_off(id_: str):
    let_go(my_space(), id_)
    flash(_("Done."))
    return redirect(url_for("trusted.mine"), 303)
