"""Signing in and out, where you are signed in, and the start that leads everybody home."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crypto.passphrase import same_words
from webapp import session
from webapp.account.accounts import account_id
from webapp.account.arrivals import arrive, home_of
from webapp.account.current import words_profile
from webapp.account.forms import SignInForm
from webapp.account.unlocking import WrongWordsError, unlock_with_words
from webapp.database import current_store
from webapp.device import Device
from webapp.guard import SIGN_IN, local_path, public
from webapp.i18n import lazy_gettext as _
from webapp.throttle import counted_try

routes = Blueprint("account", __name__)


@routes.get("/")
@public
def start() -> Response:
    if session.keys() is None:
        return redirect(SIGN_IN, 303)
    return redirect(home_of(session.who().kind), 303)


@routes.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Response | str:
    form = SignInForm()
    if request.method == "GET" and session.keys() is not None:
        return redirect("/", 303)
    if form.validate_on_submit():
        try:
            return _signed_in(form)
        except WrongWordsError:
            form.passphrase.errors = [_("This name and these words do not fit. Please try again.")]
    return render_template("account/sign_in.html", form=form, next=local_path(_next(), ""))


def _signed_in(form: SignInForm) -> Response:
    store, device = current_store(), Device.read(request)
    id_ = account_id(store, form.name.data)
    known = device.id if id_ and device.knows(id_) else None
    with counted_try("sign-in", same_words(form.name.data), known):
        unlocked = unlock_with_words(store, form.name.data, form.passphrase.data, words_profile())
        worries = arrive(store, unlocked, device)
    onward = local_path(_next(), home_of(unlocked.signer.card.kind))
    answer = redirect("/noticed" if worries else onward, 303)
    device.write(answer)
    return answer


def _next() -> str | None:
    return request.values.get("next")


@routes.post("/sign-out")
@public
def sign_out() -> Response:
    session.end_current()
    return redirect(SIGN_IN, 303)
