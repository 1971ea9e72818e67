"""Staff keep somebody away from a young person, and two of them let back; a member steps aside."""

import time

from flask import Blueprint, flash, redirect, url_for

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.database import current_store, transaction
from webapp.guard import for_roles
from webapp.holds.acts import (
    knows_from_outside,
    note_at_the_desk,
    staff_keep_away,
    staff_let_back,
    tell_of_unclear,
)
from webapp.holds.forms import KeepForm, LetBackForm
from webapp.holds.mending import mend_all
from webapp.holds.people import called, called_and_kept, one_of, reads_names, unknown_names
from webapp.holds.showing import door_page
from webapp.i18n import gettext as _
from webapp.space.inbox import drop
from webapp.sweeper import each_minute
from webapp.team.doors import open_door
from webapp.team.holds import note_seen
from webapp.team.invites import STAFF
from webapp.team.quiet import LONG_STEP, wait_since
from webapp.throttle import count_act

routes = Blueprint("doors", __name__)
routes.record_once(lambda setup: each_minute(setup.app, mend_all))

TYPED = ((6, 600), (20, 3600))
"""Names that one person may type about one space: (how many, within how many seconds). Each that
nobody has lies beside urgent words, and must not bury those."""


@routes.get("/doors/<space>")
@for_roles(*STAFF)
def everyone(space: str):
    return door_page(open_door(space))


@routes.get("/doors/<space>/<account>")
@for_roles(*STAFF)
def one(space: str, account: str):
    return door_page(open_door(space), account)


@routes.post("/doors/<space>/shut")
@for_roles(*STAFF)
def keep_away(space: str):
    """At once, and by one alone; who typed a name hears the same whether it is known or not."""
    began = time.monotonic()
    found, form = open_door(space), KeepForm()
    if not form.validate_on_submit():
        return door_page(found, form.account.data, keep=form), 422
    if form.account.data:
        kept_out = one_of(found, form.account.data)
        staff_keep_away(found, kept_out.account, form.order.data or "", form.reason.data)
        flash(_("Done. %(name)s is kept away from now.", name=kept_out.name))
        return redirect(url_for("doors.one", space=space, account=kept_out.account), 303)
    count_act("keep away", f"{me().account} {space}", TYPED)
    named = called(found, form.name.data)
    if len(named) == 1:
        staff_keep_away(found, *named, form.order.data or "", form.reason.data)
    elif named and reads_names(found):
        form.name.errors = [_not_clear()]
        return door_page(found, keep=form), 422
    else:
        tell_of_unclear(found, form.name.data, many=len(named))
    return _one_answer(space, began)


@routes.post("/doors/<space>/open")
@for_roles(*STAFF)
def let_back(space: str):
    began = time.monotonic()
    found, form = open_door(space), LetBackForm()
    if not form.validate_on_submit() or not _are_own(form):
        return door_page(found, form.account.data, back=form), 422
    if form.account.data:
        kept = staff_let_back(found, one_of(found, form.account.data).account)
        still = _("Saved. Somebody of another place of work must say so too.")
        flash(still if kept.by_staff else _("Done. It is taken off."))
        return redirect(url_for("doors.one", space=space, account=kept.account), 303)
    count_act("let back", f"{me().account} {space}", TYPED)
    named = called_and_kept(found, form.who.data)
    if len(named) == 1:
        staff_let_back(found, *named)
    elif named and reads_names(found):
        form.who.errors = [_not_clear()]
        return door_page(found, back=form), 422
    elif named:
        tell_of_unclear(found, form.who.data, many=len(named), back=True)
    return _one_answer(space, began)


@routes.post("/doors/<space>/<account>/desk")
@for_roles(*STAFF)
def at_the_desk(space: str, account: str):
    """One press and no word: what somebody said at a desk would be one more thing kept of him."""
    found = open_door(space)
    note_at_the_desk(found, one_of(found, account).account)
    flash(_("Noted. Whoever keeps the keys reads it."))
    return redirect(url_for("doors.one", space=space, account=account), 303)


@routes.post("/doors/<space>/seen")
@for_roles(*STAFF)
def seen(space: str):
    found, store = open_door(space), current_store()
    with transaction(store.db):
        note_seen(store, space, me().account)
        for message in unknown_names(found):
            drop(store, me(), message.id)
    return redirect(url_for("doors.everyone", space=space), 303)


@routes.post("/shared/<space>/outside")
@for_roles("member")
def from_outside(space: str):
    """His own door, at once; nothing is asked."""
    knows_from_outside(open_door(space))
    flash(_("Done. It is closed."))
    return redirect(url_for("shared.everybody"), 303)


def _not_clear() -> str:
    """For who may read the names, and so learns nothing by it."""
    return _("More than one person here has this name, so nothing was done. Ask who is meant.")


def _one_answer(space: str, began: float):
    wait_since(began, LONG_STEP)
    flash(_("Thank you. If it is clear who this is, it is done. Call the advocate to be sure."))
    return redirect(url_for("doors.everyone", space=space), 303)


def _are_own(form: LetBackForm) -> bool:
    try:
        step_up(form.passphrase.data)
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return False
    return True
