"""Whose questions reach her: she opens that for one person at a time, and shuts it unseen."""

from flask import Blueprint, flash, redirect, url_for

from webapp.account.current import my_space
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.team.introduced import ask_no_more, door_shown, let_ask

routes = Blueprint("asking_door", __name__)


@routes.app_template_global("question_door")
def question_door(account: str) -> str:
    return door_shown(my_space(), account)


@routes.post("/people/<account>/questions")
@for_roles("youth")
def let(account: str):
    let_ask(my_space(), account)
    flash(_("Done. You can always say no."))
    return redirect(url_for("people.one", account=account), 303)


@routes.post("/people/<account>/questions/stop")
@for_roles("youth")
def shut(account: str):
    ask_no_more(my_space(), account)
    flash(_("Done. Nothing they ask comes to you."))
    return redirect(url_for("people.one", account=account), 303)
