"""I am not safe: said before sending is who reads it, when, and what they must do."""

from flask import Blueprint, current_app, g, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.called import own_name
from webapp.guard import for_roles
from webapp.help_lines import help_lines
from webapp.i18n import local_day
from webapp.team.keepers import urgent_readers
from webapp.urgent.calls import seen_by, send
from webapp.urgent.forms import CallForm

routes = Blueprint("urgent", __name__)


@routes.route("/right-now", methods=["GET", "POST"])
@for_roles("youth")
def right_now():
    space, form = my_space(), CallForm()
    if form.validate_on_submit() and send(
        space, form.words.data or "", form.reach.data, form.how.data or "", own_name(space)
    ):
        return redirect(url_for("urgent.sent"), 303)
    code = 422 if form.errors else 200
    return render_template("urgent/right_now.html", form=form, **_around(space)), code


@routes.get("/right-now/sent")
@for_roles("youth")
def sent():
    space = my_space()
    return render_template("urgent/sent.html", seen=seen_by(space), **_around(space))


def _around(space) -> dict:
    """What both pages show: who reads it, and the help lines that stand beside it."""
    today = local_day(current_app.config["SETTINGS"].clock())
    return {
        "keepers": urgent_readers(space),
        "lines": help_lines()[:4],
        "today": today,
        "language": g.language,
    }
