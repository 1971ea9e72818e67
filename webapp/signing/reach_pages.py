"""How her advocate reaches somebody who was entered, kept away or not."""

from flask import Blueprint, redirect, render_template, url_for

from webapp.care.called import called
from webapp.guard import for_roles
from webapp.signing.forms import BOOK_CHANGED, ReachForm
from webapp.signing.staff_pages import kept_by_me
from webapp.space.links import Link, link_in
from webapp.space.opening import OpenSpace
from webapp.team.guardians import names_of_links
from webapp.team.reaching import BookChangedError, note_way, ways_noted

routes = Blueprint("reach", __name__)


@routes.get("/everyone/<space>/reach/<link>")
@for_roles("advocate")
def look(space: str, link: str):
    found = kept_by_me(space)
    known = link_in(found.store, space, link)
    return _page(found, known, ReachForm(formdata=None, reach=ways_noted(found).get(link, "")))


@routes.post("/everyone/<space>/reach/<link>")
@for_roles("advocate")
def note(space: str, link: str):
    found, form = kept_by_me(space), ReachForm()
    known = link_in(found.store, space, link)
    if not form.validate_on_submit():
        return _page(found, known, form), 422
    try:
        note_way(found, known, form.reach.data or "")
    except BookChangedError:
        form.reach.errors = [BOOK_CHANGED]
        return _page(found, known, form), 422
    return redirect(url_for("may_sign.look", space=space), 303)


def _page(space: OpenSpace, link: Link, form: ReachForm) -> str:
    return render_template(
        "signing/reach.html", space=space, link=link, form=form,
        person=names_of_links(space)[link.id], name=called(space).name,
    )  # fmt: skip
