"""Secret words and backup code: changed, made, removed, lost, and known to somebody else."""

from flask import Blueprint, flash, make_response, redirect, render_template, request
from flask import session as notes
from werkzeug.wrappers import Response

from crypto.passphrase import same_words
from webapp import session
from webapp.account.accounts import account_of
from webapp.account.arrivals import (
    arrive,
    may_enter,
    names_known,
    remember_here,
    wear_own_hue,
)
from webapp.account.changes import change_words, make_code, recover, remove_code
from webapp.account.codes import NotACodeError, typed
from webapp.account.current import me, sign_in_as, step_up, words_profile
from webapp.account.forms import ChangeWordsForm, LostWordsForm, StepUpForm
from webapp.account.renewals import renew_keys
from webapp.account.routes import known_browser
from webapp.account.unlocking import (
    OpensNoMoreError,
    Unlocked,
    WrongWordsError,
    as_made_anew,
    has_code,
    stretch,
    unlock_with_code,
)
from webapp.account.words import offer_words
from webapp.database import current_store
from webapp.device import Device
from webapp.guard import public
from webapp.i18n import gettext as _
from webapp.i18n import language
from webapp.throttle import counted_try

routes = Blueprint("secrets", __name__)

RENEWED = "renewed"


@routes.errorhandler(OpensNoMoreError)
def changed_meanwhile(error: OpensNoMoreError):
    """Whoever is still signed in sees how things stand; anybody else is asked to sign in."""
    return redirect("/account", 303)


@routes.route("/account/words", methods=["GET", "POST"])
def words():
    form = ChangeWordsForm()
    if unlocked := _with_new_words(form):
        store = current_store()
        change_words(store, unlocked, stretch(store, form.new_passphrase.data, words_profile()))
        session.end_all(me().account, except_current=True)
        flash(_("Your new secret words count now. You are signed out everywhere else."))
        return _remembering(redirect("/account", 303))
    return _form_page("account/words.html", form)


@routes.route("/account/code", methods=["GET", "POST"])
def code():
    form = StepUpForm()
    if unlocked := _stepped_up(form):
        shown = make_code(current_store(), unlocked)
        return _remembering(_shown_once(shown, "/account"))
    return _form_page("account/code.html", form, has_code=has_code(current_store(), me().account))


@routes.route("/account/code/removal", methods=["GET", "POST"])
def code_removal():
    form = StepUpForm()
    if unlocked := _stepped_up(form):
        remove_code(current_store(), unlocked)
        flash(_("There is no backup code any more."))
        return _remembering(redirect("/account", 303))
    return _form_page("account/code_removal.html", form)


@routes.route("/account/someone-knows", methods=["GET", "POST"])
def someone_knows():
    form = ChangeWordsForm()
    if unlocked := _with_new_words(form):
        return _renewed(unlocked, form.new_passphrase.data)
    return _form_page("account/someone_knows.html", form)


@routes.get("/account/someone-knows/done")
def renewed():
    if RENEWED not in notes:
        return redirect("/account", 303)
    return render_template("account/renewed.html", **notes[RENEWED])


@routes.route("/lost-words", methods=["GET", "POST"])
@public
def lost_words():
    form = LostWordsForm()
    if form.validate_on_submit() and form.words_will_do([form.name.data]):
        try:
            return _recovered(form)
        except (WrongWordsError, NotACodeError):
            form.does_not_fit()
    return _form_page("account/lost_words.html", form)


def _recovered(form: LostWordsForm) -> Response:
    store, device, name = current_store(), Device.read(request), form.name.data
    with counted_try("code", same_words(name), known_browser(device, name)):
        unlocked = unlock_with_code(store, name, typed(form.code.data))
        may_enter(store, unlocked.signer.account)
        new = stretch(store, form.new_passphrase.data, words_profile())
    shown = recover(store, unlocked, new)
    session.end_all(unlocked.signer.account)
    worries = arrive(store, as_made_anew(store, unlocked), device)
    answer = _shown_once(shown, "/noticed" if worries else "/")
    device.write(answer)
    return answer


def _renewed(unlocked: Unlocked, new_words: str) -> Response:
    store = current_store()
    done = renew_keys(store, unlocked, stretch(store, new_words, words_profile()))
    account = account_of(store, done.signer.account)
    session.end_all(account.id)
    sign_in_as(done.signer, account.language, account.idle_minutes)
    wear_own_hue()
    notes[RENEWED] = {"anew": done.signed_anew, "ended": done.ended, "stuck": done.stuck}
    return _remembering(redirect("/account/someone-knows/done", 303))


def _with_new_words(form: ChangeWordsForm) -> Unlocked | None:
    """The new words are looked at first: that costs nothing and counts as no try."""
    if not form.validate_on_submit():
        return None
    if not form.words_will_do(names_known(), form.passphrase.data):
        return None
    return _stepped_up(form)


def _stepped_up(form: StepUpForm | ChangeWordsForm) -> Unlocked | None:
    if not form.validate_on_submit():
        return None
    try:
        return step_up(form.passphrase.data)
    except WrongWordsError:
        form.does_not_fit()
        return None


def _form_page(name: str, form, **more) -> tuple[str, int]:
    page = render_template(name, form=form, offered=offer_words(language()), **more)
    return page, 422 if form.errors else 200


def _shown_once(code: str, onward: str) -> Response:
    """Not a page of its own: what is shown once has no address to come back to."""
    return make_response(render_template("account/code_shown.html", code=code, onward=onward))


def _remembering(answer: Response) -> Response:
    """The account's state has a new number, and this browser is to know it."""
    device = Device.read(request)
    remember_here(current_store(), me().account, device)
    device.write(answer)
    return answer
