"""Staff whom a law or a court makes tell: what makes them, what exactly, and to whom."""

from contextlib import suppress

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from webapp.account.current import me
from webapp.care.file_fields import MEGABYTES, MOST_SENT, REFUSALS
from webapp.care.told_words import BASES
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.refusals import RefusalError
from webapp.sizes import takes
from webapp.space.files import TooLargeError
from webapp.space.mandates import COURT_ORDER, NeedsApproverError, NotCompelledError
from webapp.space.opening import OpenSpace
from webapp.team.compelled import laws_that_compel
from webapp.team.invites import STAFF
from webapp.team.viewing import note_view
from webapp.telling.desks import joined, page, signer_by
from webapp.telling.forms import ReportForm
from webapp.telling.reports import CannotReadThemError, lines_to_pick, parts, seconds, tell

routes = Blueprint("telling", __name__)


@routes.get("/reports/<space>/new")
@for_roles(*STAFF)
def why(space: str):
    return page("why.html", joined(space).id, bases=BASES)


@routes.get("/reports/<space>/new/letter")
@for_roles(*STAFF)
def letter(space: str):
    """A lawyer's paper is no order: here it ends."""
    return page("letter.html", joined(space).id)


@routes.get("/reports/<space>/new/<basis>")
@for_roles(*STAFF)
def new(space: str, basis: str):
    found = joined(space)
    return _page(found, basis, _form(found, basis))


@routes.post("/reports/<space>/new/<basis>")
@for_roles(*STAFF)
@takes(MOST_SENT)
def write_down(space: str, basis: str):
    found = joined(space)
    form = _form(found, basis)
    if form.validate() and (id_ := _told(found, form)):
        return redirect(url_for("reports.one", space=space, id_=id_), 303)
    form.ask_for_the_paper_again()
    return _page(found, basis, form), 422


@routes.errorhandler(RequestEntityTooLarge)
def far_too_much(error: RequestEntityTooLarge):
    """So much that nothing of it was read, not even what was typed beside it."""
    with suppress(RefusalError, HTTPException, KeyError):
        basis = request.view_args["basis"] if me().card.kind in STAFF else ""
        found = joined(request.view_args["space"])
        form = _form(found, basis, formdata=None)
        if form.paper:
            form.paper.errors = [REFUSALS[TooLargeError]]
            return _page(found, basis, form), 413
    return render_template("shell/went_wrong.html"), 413


def _form(space: OpenSpace, basis: str, **filled) -> ReportForm:
    if basis not in BASES:
        abort(404)
    laws = laws_that_compel(space.store, space.me.card)
    return ReportForm(**filled).about(BASES[basis][0], lines_to_pick(space), seconds(space), laws)


def _page(space: OpenSpace, basis: str, form: ReportForm) -> str:
    note_view(space, parts(space))
    return page(
        "new.html", space.id, form=form, lines=lines_to_pick(space), basis=BASES[basis][1],
        most=MEGABYTES,
    )  # fmt: skip


def _told(space: OpenSpace, form: ReportForm) -> str:
    """The id of the record; empty when something is said beside a field instead."""
    signer = signer_by(form)
    if not signer:
        return ""
    try:
        return tell(space, signer, form.report)
    except NotCompelledError:
        form.lines.errors = [_not_compelled(form.kind)]
    except NeedsApproverError:
        form.second.errors = [_("Please pick one.")]
    except CannotReadThemError:
        form.second.errors = [_("This person can't read all these lines. Pick somebody else.")]
    except tuple(REFUSALS) as refusal:
        form.paper.errors = [REFUSALS[type(refusal)]]
    return ""


def _not_compelled(kind: str) -> str:
    if kind == COURT_ORDER:
        return _("A drug program may have written this. Then it needs a court order of its own.")
    return _("No law we know makes you tell all of this. Ask for a yes.")
