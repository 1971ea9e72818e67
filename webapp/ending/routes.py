"""Her side: pausing, what somebody wrote down that she said, and asking to stop using it."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, flash, redirect, render_template

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.pauses import ask_later, let_it_rest, pause, running_copies, running_copy
from webapp.care.people import KeptRelease
from webapp.care.readers import names_in
from webapp.care.recalls import ask_no_more, ask_to_stop_using
from webapp.care.records import records
from webapp.care.spoken_stops import confirm_spoken, deny_spoken
from webapp.database import current_store
from webapp.ending.after import AfterEnd, ended_copy, reader_of
from webapp.ending.after import after_end as after_the_end
from webapp.ending.forms import AskForm, PauseForm, PressForm
from webapp.guard import for_roles
from webapp.i18n import format_day, local_day
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.opening import OpenSpace
from webapp.team.holds import KeptAwayError

routes = Blueprint("ending", __name__)


@routes.app_template_global()
def after_end(kept: KeptRelease) -> AfterEnd:
    """For the page of a receipt."""
    return after_the_end(my_space(), kept)


@routes.route("/releases/<grant>/pause", methods=["GET", "POST"])
@for_roles("youth")
def pausing(grant: str):
    space, form = my_space(), PauseForm()
    kept, day = running_copy(space, grant), _picked(form)
    if day is None:
        return _which_day(space, form, kept.reader, f"/receipts/{kept.id}")
    pause(space, [kept], day)
    flash(_("Stopped. From now on, it stays shut."))
    return redirect(f"/receipts/{kept.id}", 303)


@routes.route("/people/<account>/pause", methods=["GET", "POST"])
@for_roles("youth")
def pausing_all(account: str):
    """All that one person sees, with one tap on that person's page, or until a day of hers."""
    space, form = my_space(), PauseForm()
    copies, day = running_copies(space, account), _picked(form)
    if day is None:
        return _which_day(space, form, account, f"/people/{account}")
    pause(space, copies, day)
    flash(_("Paused. We ask you on %(day)s.", day=format_day(day)))
    return redirect(f"/people/{account}", 303)


def _picked(form: PauseForm) -> date | None:
    return form.day(local_day(current_store().now)) if form.validate_on_submit() else None


def _which_day(space: OpenSpace, form: PauseForm, reader: str, back: str):
    name = names_in(space).get(reader) or _("Somebody")
    page = render_template("ending/pause.html", form=form, name=name, back=back)
    return page, 422 if form.errors else 200


@routes.post("/pauses/<id_>/rest")
@for_roles("youth")
def rest(id_: str):
    if PressForm().validate():
        let_it_rest(my_space(), id_)
    return redirect("/today", 303)


@routes.post("/pauses/<id_>/later")
@for_roles("youth")
def later(id_: str):
    if PressForm().validate():
        ask_later(my_space(), id_, local_day(current_store().now))
    return redirect("/today", 303)


@routes.post("/said/<id_>/mine")
@for_roles("youth")
def mine(id_: str):
    if PressForm().validate():
        confirm_spoken(my_space(), id_)
    return redirect("/today", 303)


@routes.post("/said/<id_>/not-mine")
@for_roles("youth")
def not_mine(id_: str):
    """It stays ended until her secret words undo it: whoever holds her phone has only this."""
    space = my_space()
    if PressForm().validate():
        said = deny_spoken(space, id_)
        ended = _ended_by(space, said.grants)
        if len(ended) == 1:
            return redirect(f"/receipts/{ended[0]}", 303)
    return redirect("/people/past", 303)


@routes.route("/receipts/<id_>/ask", methods=["GET", "POST"])
@for_roles("youth")
def ask(id_: str):
    """Her words first. Only they show that somebody is kept away and is not asked."""
    space, form = my_space(), AskForm()
    kept = ended_copy(space, id_)
    if not after_the_end(space, kept).can_ask:
        return redirect(f"/receipts/{id_}", 303)
    name = names_in(space).get(kept.reader) or reader_of(space, kept).name
    if form.validate_on_submit() and _are_hers(form):
        _ask_or_say_why(space, kept)
        flash(_("Done. You asked %(name)s to stop using it.", name=name))
        return redirect(f"/receipts/{id_}", 303)
    page = render_template("ending/ask.html", form=form, kept=kept, name=name)
    return page, 422 if form.errors else 200


def _ask_or_say_why(space: OpenSpace, kept: KeptRelease) -> None:
    if is_excluded(space.store, space.id, kept.reader):
        raise KeptAwayError(kept.reader)
    ask_to_stop_using(space, kept, reader_of(space, kept), local_day(space.store.now))


def _are_hers(form: AskForm) -> bool:
    try:
        step_up(form.passphrase.data)
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
    return not form.errors


@routes.post("/receipts/<id_>/ask-no-more")
@for_roles("youth")
def no_more(id_: str):
    space = my_space()
    if PressForm().validate():
        kept = ended_copy(space, id_)
        ask_no_more(space, kept.release, reader_of(space, kept))
        flash(_("Done. You don't ask any more."))
    return redirect(f"/receipts/{id_}", 303)


def _ended_by(space: OpenSpace, grants: Sequence[str]) -> list[str]:
    every = records(space.section(kinds.SHARING), KeptRelease)
    return [kept.id for kept in every if kept.grant in grants]
