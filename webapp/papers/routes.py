"""The pages of "My papers", and the two addresses at which a paper itself is answered."""

from contextlib import suppress

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound, RequestEntityTooLarge

from webapp import session
from webapp.account.current import my_space
from webapp.guard import for_roles
from webapp.papers.forms import MEGABYTES, REFUSALS, NameForm, PaperForm
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
from webapp.space.files import MOST, TooLargeError
from webapp.space.refused import ChangedBehindError

routes = Blueprint("papers", __name__)
# Somewhat more than a paper may have, so that who sends too much keeps the name typed beside it.
MOST_SENT = MOST + 6 * 1024 * 1024
ALONE = {
    # No script, no form, no window, nothing loaded: not even where it is opened by itself.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


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
    form.ask_for_it_again()
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
    if not found.is_picture:
        raise NotFound
    if request.headers.get("Sec-Fetch-Dest", "image") != "image":
        # By itself it would fill the screen, without a way out.
        return redirect(url_for("papers.one_paper", paper=paper), 303)
    return _answer(found, "inline")


@routes.get("/papers/<paper>/copy")
@for_roles("youth")
def copy(paper: str):
    return _answer(the_paper(my_space(), paper), "attachment")


def _answer(paper: Paper, how: str) -> Response:
    """Of the type its first bytes have, whatever a browser may think it sees in them."""
    answer = Response(_whole(paper), mimetype=paper.sealed.type, headers=ALONE)
    answer.content_length = paper.sealed.size
    answer.headers.set("Content-Disposition", how, filename=paper.neutral_name)
    return answer


def _whole(paper: Paper):
    try:
        pieces = pieces_of(my_space(), paper)
    except ChangedBehindError:
        raise NotFound from None
    return _until_it_breaks(pieces)


def _until_it_breaks(pieces):
    """What is changed while it is being sent ends there: shorter than it was said to be."""
    with suppress(ChangedBehindError):
        yield from pieces


def _one(paper: Paper, form: NameForm) -> str:
    return _show("paper", form=form, paper=paper, is_whole=_is_whole(paper))


def _is_whole(paper: Paper) -> bool:
    with suppress(ChangedBehindError):
        pieces_of(my_space(), paper)
        return True
    return False


def _show(name: str, **values) -> str:
    return render_template(f"papers/{name}.html", most=MEGABYTES, **values)
