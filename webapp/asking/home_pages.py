"""The short list for somebody at home: a few boxes, each of which may stay empty."""

from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.asking.forms import HomeListForm
from webapp.care.filing import file_messages
from webapp.care.readers import readers_of
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError
from webapp.team.audiences import keeper_names
from webapp.team.home_lists import (
    AREAS,
    everybody_at_home,
    person_at_home,
    skip_home_list,
    write_home_list,
)
from webapp.team.home_wishes import people_at_home, want_at_home
from webapp.team.letting_in import take_back_home

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


@routes.get("/people/home")
@for_roles("youth")
def at_home():
    space = my_space()
    return render_template(
        "asking/at_home.html", people=people_at_home(space), known=_known(space),
        names=keeper_names(space),
    )  # fmt: skip


@routes.post("/people/home/<link>")
@for_roles("youth")
def want(link: str):
    """Nothing is shared by it, and nobody signs: her advocate can let this person in."""
    want_at_home(my_space(), link)
    return redirect(url_for("home_list.at_home"), 303)


@routes.post("/people/home/<link>/removal")
@for_roles("youth")
def want_no_more(link: str):
    take_back_home(my_space(), link)
    flash(_("Done."))
    return redirect(url_for("home_list.at_home"), 303)


def _known(space: OpenSpace) -> set[str]:
    """For whom she can write it already."""
    with suppress(ChangedBehindError):
        file_messages(space)
    return {person.account for person in everybody_at_home(space)}


def _readers(space: OpenSpace) -> list[str]:
    """Who sees a whole part that a line may go into."""
    found = {reader.account: reader.name for area in AREAS for reader in readers_of(space, area)}
    return sorted(found.values())
