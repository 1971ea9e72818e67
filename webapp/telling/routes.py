"""Staff whom a law or a court makes tell: what makes them, what exactly, and to whom."""

from flask import Blueprint, abort, redirect, url_for

from webapp.care.told_words import BASES
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.mandates import COURT_ORDER, NeedsApproverError, NotCompelledError
from webapp.space.opening import OpenSpace
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


@routes.route("/reports/<space>/new/<basis>", methods=["GET", "POST"])
@for_roles(*STAFF)
def new(space: str, basis: str):
    if basis not in BASES:
        abort(404)
    found, (kind, text) = joined(space), BASES[basis]
    lines = lines_to_pick(found)
    note_view(found, parts(found))
    form = ReportForm().about(kind, lines, seconds(found))
    if form.validate_on_submit() and (id_ := _told(found, form)):
        return redirect(url_for("reports.one", space=space, id_=id_), 303)
    shown = page("new.html", space, form=form, lines=lines, basis=text)
    return shown, 422 if form.errors else 200


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
    return ""


def _not_compelled(kind: str) -> str:
    if kind == COURT_ORDER:
        return _("A drug program's words need a court order of their own.")
    return _("A law lets you tell this, but none makes you. Ask for a yes.")
