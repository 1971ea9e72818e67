"""The pages of "My papers", and the two addresses at which a paper itself is answered."""

from collections.abc import Iterator
from contextlib import suppress

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import NotFound, RequestEntityTooLarge

from webapp import session
from webapp.account.current import my_space
from webapp.care.file_answers import to_save, to_show
from webapp.care.file_fields import MEGABYTES, MOST_SENT
from webapp.guard import for_roles
from webapp.papers.forms import REFUSALS, NameForm, PaperForm
from webapp.papers.papers import (
    OTHER,
    Paper,
    keep_paper,
    name_paper,
    papers,
    pieces_of,
    take_out_paper,
    the_paper,
)
from webapp.sizes import takes
from webapp.space.files import TooLargeError
from webapp.space.refused import ChangedBehindError

routes = Blueprint("papers", __name__)


@routes.get("/papers")
@for_roles("youth")
def all_papers():
    return _show("papers", papers=papers(my_space()))


@routes.get("/papers/new")
@for_roles("youth")
def new_paper():
    return _show("new", form=PaperForm())


@routes.post("/papers")
@for_roles("youth")
@takes(MOST_SENT)
def keep():
    form = PaperForm()
    if form.validate() and _is_kept(form):
        return redirect(url_for("papers.all_papers"), 303)
    form.file.ask_for_it_again()
    return _show("new", form=form)


def _is_kept(form: PaperForm) -> bool:
    try:
        sort = form.sort.data or OTHER
        keep_paper(my_space(), form.name.data or "", sort, form.file.data.stream)
    except tuple(REFUSALS) as refusal:
        form.refuse(refusal)
        return False
    return True


@routes.errorhandler(RequestEntityTooLarge)
def far_too_much(error: RequestEntityTooLarge):
    """So much that it was not read at all, not even the name beside it."""
    if session.keys() is None:
        return render_template("shell/went_wrong.html"), 413
    form = PaperForm(formdata=None)
    form.refuse(TooLargeError("not read"))
    return _show("new", form=form), 413


@routes.get("/papers/<paper>")
@for_roles("youth")
def one_paper(paper: str):
    found = the_paper(my_space(), paper)
    return _one(found, NameForm(name=found.name, sort=found.sort))


@routes.post("/papers/<paper>")
@for_roles("youth")
def rename(paper: str):
    found, form = the_paper(my_space(), paper), NameForm()
    if not form.validate():
        return _one(found, form)
    name_paper(my_space(), found, form.name.data or "", form.sort.data or OTHER)
    return redirect(url_for("papers.one_paper", paper=paper), 303)


@routes.post("/papers/<paper>/take-out")
@for_roles("youth")
def take_out(paper: str):
    take_out_paper(my_space(), paper)
    return redirect(url_for("papers.all_papers"), 303)


@routes.get("/papers/<paper>/picture")
@for_roles("youth")
def picture(paper: str):
    found = the_paper(my_space(), paper)
    page = url_for("papers.one_paper", paper=paper)
    return to_show(found.sealed, _pieces(found), page)


@routes.get("/papers/<paper>/copy")
@for_roles("youth")
def copy(paper: str):
    found = the_paper(my_space(), paper)
    return to_save(found.sealed, _pieces(found))


def _pieces(paper: Paper) -> Iterator[bytes]:
    try:
        return pieces_of(my_space(), paper)
    except ChangedBehindError:
        raise NotFound from None


def _one(paper: Paper, form: NameForm) -> str:
    return _show("paper", form=form, paper=paper, is_whole=_is_whole(paper))


def _is_whole(paper: Paper) -> bool:
    with suppress(ChangedBehindError):
        pieces_of(my_space(), paper)
        return True
    return False


def _show(name: str, **values) -> str:
    return render_template(f"papers/{name}.html", most=MEGABYTES, **values)
