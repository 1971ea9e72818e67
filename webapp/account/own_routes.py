"""What everybody may see and set of their own sign-in: sessions, language, idle end, drafts."""

from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from crypto.errors import CannotOpenError
from webapp import session
from webapp.account.accounts import account_of, update_facts
from webapp.account.current import me, my_space
from webapp.account.forms import IdleForm
from webapp.account.unlocking import has_code
from webapp.account.unsent import throw_away, unsent_of_mine
from webapp.care.phone_answers import UNSAFE, phone_answer
from webapp.database import current_store
from webapp.guard import SIGN_IN, for_roles, local_path
from webapp.i18n import LANGUAGES, use_language
from webapp.i18n import gettext as _
from webapp.space.refused import ChangedBehindError, NotGrantedError

routes = Blueprint("own", __name__)


@routes.get("/account")
def account() -> str:
    return _page(IdleForm(minutes=str(session.who().idle_minutes)))


def _page(form: IdleForm) -> str:
    store, id_ = current_store(), me().account
    return render_template(
        "account/account.html",
        account=account_of(store, id_),
        sessions=session.list_for(id_),
        has_code=has_code(store, id_),
        waits=len(unsent_of_mine()),
        offers_home_screen=not _is_looked_at(),
        form=form,
    )


def _is_looked_at() -> bool:
    """Whether she said last that somebody looks at her phone; others are never asked."""
    with suppress(NotGrantedError, ChangedBehindError, CannotOpenError):
        return phone_answer(my_space()).said == UNSAFE
    return False


@routes.post("/account/sessions/<mark>/end")
def end_one(mark: str) -> Response:
    """The same answer when there is none: it may have ended by itself."""
    session.end_one(me().account, mark)
    flash(_("You are signed out there."))
    return redirect("/account", 303)


@routes.post("/account/sessions/others/end")
def end_others() -> Response:
    session.end_all(me().account, except_current=True)
    flash(_("You are signed out everywhere else."))
    return redirect("/account", 303)


@routes.post("/account/sessions/end")
def end_everywhere() -> Response:
    session.end_all(me().account)
    return redirect(SIGN_IN, 303)


@routes.post("/account/language")
def choose_language() -> Response:
    code = request.form.get("language", "")
    if code not in LANGUAGES:
        raise NotFound
    update_facts(current_store(), me().account, language=code)
    use_language(code)
    return redirect("/account", 303)


@routes.post("/account/idle")
@for_roles("youth")
def choose_idle():
    form = IdleForm()
    if not form.validate_on_submit():
        return _page(form), 422
    update_facts(current_store(), me().account, idle=int(form.minutes.data))
    session.change_who(idle_minutes=int(form.minutes.data))
    flash(_("Saved."))
    return redirect("/account", 303)


@routes.get("/kept")
def kept() -> str:
    return render_template("account/kept_words.html", waiting=unsent_of_mine())


@routes.post("/kept/<id_>/throw-away")
def throw_kept_away(id_: str) -> Response:
    throw_away(id_)
    return redirect(local_path(request.form.get("next"), "/kept"), 303)
