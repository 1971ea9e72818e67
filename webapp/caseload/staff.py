"""The people who work here: which gates are open, who compared their words, and freezing."""

from flask import Blueprint, redirect, render_template, url_for

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.account.words import compare_words
from webapp.caseload.forms import CloseForm, VouchForm
from webapp.caseload.waiting_holds import holds_for
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.i18n import local_day
from webapp.refusals import NotYoursError
from webapp.team.no_signer import asked_lately
from webapp.team.staff import (
    Colleague,
    KeepsKeysAloneError,
    colleague,
    colleagues,
    freeze,
    keeps_keys_alone,
)
from webapp.team.vouches import own_number, vouch

routes = Blueprint("staff", __name__)

LOOKING = ("coordinator", "supervisor", "advocate")
FREEZING = ("coordinator", "supervisor")
ALONE = "alone"


@routes.get("/staff")
@for_roles(*LOOKING)
def everybody():
    store, people = current_store(), colleagues(current_store())
    missed = [one for one in people if one.account.is_frozen and me().card.kind in FREEZING]
    return render_template(
        "caseload/staff.html", people=people, today=local_day(store.now),
        mine=me().account, holds=holds_for(store, me().card.kind),
        asked=asked_lately(store, me()) if me().card.kind == "supervisor" else [],
        missed=[one for one in missed if keeps_keys_alone(store, one.account.id)],
    )  # fmt: skip


@routes.get("/staff/<id_>")
@for_roles(*LOOKING)
def one(id_: str):
    return _page(_other(id_), VouchForm())


@routes.post("/staff/<id_>/vouches")
@for_roles(*LOOKING)
def vouches(id_: str):
    found, form = _other(id_), VouchForm()
    if not form.validate_on_submit() or not _vouched(found, form):
        return _page(found, form), 422
    return redirect(url_for("staff.one", id_=id_), 303)


@routes.post("/staff/<id_>/freeze")
@for_roles(*FREEZING)
def freezing(id_: str):
    found, although = _other(id_), CloseForm().although.data == ALONE
    try:
        freeze(current_store(), found.account.id, although_alone=although)
    except KeepsKeysAloneError:
        return _page(found, VouchForm(), keeps_keys_alone=True), 409
    return redirect(url_for("staff.one", id_=id_), 303)


def _other(id_: str) -> Colleague:
    """Nobody vouches for, or freezes, themselves."""
    if id_ == me().account:
        raise NotYoursError
    return colleague(current_store(), id_)


def _vouched(found: Colleague, form: VouchForm) -> bool:
    try:
        signer = step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return False
    if form.seen.data != str(own_number(found.card)):
        form.passphrase.errors = [_("The words changed. Please compare them again.")]
        return False
    vouch(current_store(), signer, found.card)
    return True


def _page(found: Colleague, form: VouchForm, **more) -> str:
    number = own_number(found.card)
    return render_template(
        "caseload/colleague.html", person=found, form=form, seen=number,
        words=compare_words(number, found.account.language), today=local_day(current_store().now),
        may_freeze=me().card.kind in FREEZING, alone=ALONE, **more,
    )  # fmt: skip
