"""What gives somebody who was entered the right to sign: an order, a certificate, and where it is.

It lies in her part, beside the name, and is no fact of the server (45 CFR 164.508(c)(1)(vi)).
"""

from flask import Blueprint, redirect, render_template, url_for

from webapp.care.writers import source_of
from webapp.guard import for_roles
from webapp.signing.forms import RightForm
from webapp.signing.staff_pages import kept_by_me
from webapp.space.links import Link, link_in
from webapp.space.opening import OpenSpace
from webapp.team.guardians import names_of_links, rights_of_links, say_right

routes = Blueprint("right", __name__)


@routes.get("/everyone/<space>/right/<link>")
@for_roles("advocate")
def look(space: str, link: str):
    found = kept_by_me(space)
    known, said = link_in(found.store, space, link), rights_of_links(found).get(link, "")
    return _page(found, known, RightForm(formdata=None, right=said))


@routes.post("/everyone/<space>/right/<link>")
@for_roles("advocate")
def note(space: str, link: str):
    found = kept_by_me(space)
    known = link_in(found.store, space, link)
    form = RightForm().of(known.role)
    if not form.validate_on_submit():
        return _page(found, known, form), 422
    say_right(found, known, form.right.data or "", source=source_of(found))
    return redirect(url_for("may_sign.look", space=space), 303)


def _page(space: OpenSpace, link: Link, form: RightForm) -> str:
    return render_template(
        "signing/right.html", space=space, form=form, person=names_of_links(space)[link.id]
    )
