"""The short list for somebody at home: a few boxes, each of which may stay empty."""

from flask import Blueprint, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.asking.forms import HomeListForm
from webapp.care.readers import readers_of
from webapp.guard import for_roles
from webapp.space.opening import OpenSpace
from webapp.team.home_lists import AREAS, person_at_home, skip_home_list, write_home_list

routes = Blueprint("home_list", __name__)


@routes.route("/people/<account>/list", methods=["GET", "POST"])
@for_roles("youth")
def write(account: str):
    """The lines are hers and shared with nobody; then she looks at them as that person would."""
    space, form = my_space(), HomeListForm()
    person = person_at_home(space, account)
    if form.validate_on_submit():
        write_home_list(space, account, form.words)
        return redirect(url_for("asked.share_list", account=account), 303)
    page = render_template(
        "asking/home_list.html", form=form, person=person, space=space, areas=AREAS,
        readers=_readers(space),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@routes.post("/people/<account>/list/skip")
@for_roles("youth")
def skip(account: str):
    space = my_space()
    skip_home_list(space, person_at_home(space, account).account)
    return redirect(url_for("today.today"), 303)


def _readers(space: OpenSpace) -> list[str]:
    """Who sees a whole part that a line may go into."""
    found = {reader.account: reader.name for area in AREAS for reader in readers_of(space, area)}
    return sorted(found.values())
