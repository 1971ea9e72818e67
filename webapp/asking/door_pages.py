"""Whose questions reach her: she opens that for one person at a time, and shuts it unseen."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.asking.forms import LetAskForm
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.refused import NotGrantedError
from webapp.team.introduced import ask_no_more, door_shown, let_ask
from webapp.team.names import Names

routes = Blueprint("asking_door", __name__)


@routes.app_template_global("question_door")
def question_door(account: str) -> str:
    return door_shown(my_space(), account)


@routes.route("/people/<account>/questions", methods=["GET", "POST"])
@for_roles("youth")
def let(account: str):
    """Somebody learns a name by it, so it asks for her secret words."""
    space, form = my_space(), LetAskForm()
    if not door_shown(space, account):
        raise NotGrantedError("nobody who can ask")
    if form.validate_on_submit() and _are_hers(form):
        let_ask(space, account)
        flash(_("Done. You can always say no."))
        return redirect(url_for("people.one", account=account), 303)
    name = Names(space).of(account)
    page = render_template("asking/let.html", form=form, account=account, name=name)
    return page, 422 if form.errors else 200


@routes.post("/people/<account>/questions/stop")
@for_roles("youth")
def shut(account: str):
    ask_no_more(my_space(), account)
    flash(_("Done. Nothing they ask comes to you."))
    return redirect(url_for("people.one", account=account), 303)


def _are_hers(form: LetAskForm) -> bool:
    try:
        step_up(form.passphrase.data)
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
    return not form.errors
