"""The pages of "Just for me"."""

from flask import Blueprint, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.voices import Page
from webapp.guard import for_roles
from webapp.private.forms import PageForm
from webapp.private.pages import change_page, pages, take_out_page, the_page, write_page
from webapp.space.refused import NotGrantedError, StaleError

routes = Blueprint("private", __name__)


@routes.get("/pages")
@for_roles("youth")
def all_pages():
    return _show("pages.html", pages=pages(my_space()))


@routes.get("/pages/new")
@for_roles("youth")
def new_page():
    return _show("page.html", form=PageForm(), page=None)


@routes.post("/pages")
@for_roles("youth")
def write():
    form = PageForm()
    if not form.validate():
        return _show("page.html", form=form, page=None)
    write_page(my_space(), form.title.data, form.text.data)
    return redirect(url_for("private.all_pages"), 303)


@routes.get("/pages/<page>")
@for_roles("youth")
def one_page(page: str):
    found = the_page(my_space(), page)
    form = PageForm(title=found.title, text=found.text, seen=str(found.version))
    return _show("page.html", form=form, page=found)


@routes.post("/pages/<page>")
@for_roles("youth")
def change(page: str):
    form = PageForm()
    try:
        found = the_page(my_space(), page)
    except NotGrantedError:
        return _show("page.html", form=form, page=None, is_gone=True)
    if not form.validate():
        return _show("page.html", form=form, page=found)
    try:
        change_page(my_space(), found, form.title.data, form.text.data, seen=form.seen_version)
    except StaleError as stale:
        newer = Page.read(stale.newer)
        form.seen.data = str(newer.version)
        return _show("page.html", form=form, page=newer, newer=newer)
    return redirect(url_for("private.all_pages"), 303)


@routes.post("/pages/<page>/take-out")
@for_roles("youth")
def take_out(page: str):
    take_out_page(my_space(), page)
    return redirect(url_for("private.all_pages"), 303)


def _show(name: str, **values) -> str:
    return render_template(f"private/{name}", **values)
