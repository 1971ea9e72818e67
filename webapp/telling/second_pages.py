"""What was told, who looks at an order as the second person, and who puts it off once more."""

from datetime import datetime, time

from flask import Blueprint, flash, redirect, url_for

from webapp.account.current import me
from webapp.care.file_answers import SAVE, SHOW, paper_answer
from webapp.care.told import lines_sent, paper_beside
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.i18n import time_zone
from webapp.refusals import NotYoursError
from webapp.space.delays import NoMoreDelayError, PutOff, TooLongDelayError, put_off, renew
from webapp.space.mandates import mandates
from webapp.space.opening import OpenSpace
from webapp.team.doors import ask_own_gate
from webapp.team.invites import STAFF
from webapp.team.jobs import is_on_court_side
from webapp.telling.desks import joined, page, signer_by
from webapp.telling.forms import LaterForm, SecondForm
from webapp.telling.reports import sign_second, the_report, waiting_for

routes = Blueprint("reports", __name__)


@routes.app_template_global()
def orders_to_look_at() -> bool:
    """For the home of each of the staff: whether somebody named this person as the second."""
    return bool(waiting_for(current_store(), me()))


@routes.get("/reports")
@for_roles(*STAFF)
def waiting():
    """The orders at which somebody asked this person to look."""
    ask_own_gate(current_store())
    return page("waiting.html", "", reports=waiting_for(current_store(), me()))


@routes.get("/reports/<space>")
@for_roles(*STAFF)
def everything(space: str):
    return _everything(joined(space), LaterForm())


@routes.get("/reports/<space>/<id_>")
@for_roles(*STAFF)
def one(space: str, id_: str):
    return _one(space, id_, SecondForm())


@routes.get(f"/reports/<space>/<id_>/<any({SAVE}, {SHOW}):how>")
@for_roles(*STAFF)
def paper(space: str, id_: str, how: str):
    """The order, or the letter, for whoever holds the record."""
    ask_own_gate(current_store())
    store, found = current_store(), the_report(current_store(), me(), space, id_)
    return paper_answer(store, found, url_for("reports.one", space=space, id_=id_), how)


@routes.post("/reports/<space>/<id_>/second")
@for_roles(*STAFF)
def second(space: str, id_: str):
    """The order may go out once this person's name stands under it."""
    ask_own_gate(current_store())
    form = SecondForm()
    if not form.validate_on_submit() or not (signer := signer_by(form)):
        return _one(space, id_, form), 422
    sign_second(current_store(), signer, space, id_)
    return redirect(url_for("reports.one", space=space, id_=id_), 303)


@routes.post("/reports/<space>/<id_>/later")
@for_roles(*STAFF)
def later(space: str, id_: str):
    """Another person than the one who told puts it off once more."""
    found, form = joined(space), LaterForm()
    if all(one.id != id_ for one in _put_off(found)):
        raise NotYoursError
    if not form.validate_on_submit() or not _renewed(found, id_, form):
        return _everything(found, form, id_), 422
    flash(_("Saved. It was put off."))
    return redirect(url_for("reports.everything", space=space), 303)


def _renewed(space: OpenSpace, id_: str, form: LaterForm) -> bool:
    signer = signer_by(form)
    if not signer:
        return False
    until = form.until.data and datetime.combine(form.until.data, time(12), tzinfo=time_zone())
    try:
        renew(
            space.store, signer, space.id, id_, form.reason.data,
            court_order=form.order.data or "", until=until,
        )  # fmt: skip
    except NoMoreDelayError:
        form.order.errors = [_("Only a court order puts it off now, to a later day.")]
        return False
    except TooLongDelayError:
        form.until.errors = [_("At most 90 days from today. A court can say so again.")]
        return False
    return True


def _everything(space: OpenSpace, form: LaterForm, asked: str = "") -> str:
    store, hand = current_store(), me()
    return page(
        "everything.html", space.id, reports=mandates(store, hand, space.id)[::-1],
        delayed=_put_off(space), form=form, asked=asked, fresh=LaterForm(formdata=None),
    )  # fmt: skip


def _put_off(space: OpenSpace) -> list[PutOff]:
    """What this person may decide about. That telling her waits says that something was told:
    nobody reads so whose work could turn it against her."""
    return [] if is_on_court_side(me().card) else put_off(space.store, me(), space.id)


def _one(space: str, id_: str, form: SecondForm) -> str:
    ask_own_gate(current_store())
    store, hand = current_store(), me()
    report = the_report(store, hand, space, id_)
    asked = any(one.id == id_ for one in waiting_for(store, hand))
    return page(
        "one.html", space, report=report, lines=lines_sent(report), form=form, asked=asked,
        paper=paper_beside(store, report),
    )  # fmt: skip
