"""The start that leads everybody home, signing in and out, and what was noticed on the way."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crypto.passphrase import same_words
from webapp import session
from webapp.account.accounts import account_id
from webapp.account.arrivals import arrive, home_of, noticed
from webapp.account.current import words_profile
from webapp.account.forms import SignInForm
from webapp.account.unlocking import WrongWordsError, unlock_with_words
from webapp.account.unsent import place_to_go_on
from webapp.database import current_store
from webapp.device import Device
from webapp.guard import SIGN_IN, local_path, public
from webapp.throttle import counted_try

routes = Blueprint("account", __name__)


@routes.get("/")
@public
def start():
    """Whoever is not signed in gets the form here: a redirect is a round trip more."""
    if session.keys() is None:
        return sign_in()
    return redirect(home_of(session.who().kind), 303)


@routes.route(SIGN_IN, methods=["GET", "POST"])
@public
def sign_in():
    form, onward = SignInForm(), local_path(request.values.get("next"), "")
    if request.method == "GET" and session.keys() is not None:
        return redirect("/", 303)
    if form.validate_on_submit():
        try:
            return _signed_in(form, onward)
        except WrongWordsError:
            form.does_not_fit()
    page = render_template("account/sign_in.html", form=form, next=onward)
    return page, 422 if form.errors else 200


def _signed_in(form: SignInForm, onward: str) -> Response:
    store, device, name = current_store(), Device.read(request), form.name.data
    with counted_try("sign-in", same_words(name), known_browser(device, name)):
        unlocked = unlock_with_words(store, name, form.passphrase.data, words_profile())
        worries = arrive(store, unlocked, device)
    home = home_of(unlocked.signer.card.kind)
    answer = redirect("/noticed" if worries else onward or place_to_go_on() or home, 303)
    device.write(answer)
    return answer


def known_browser(device: Device, name: str) -> str | None:
    """A browser that signed in to this very account before is counted apart from strangers."""
    account = account_id(current_store(), name)
    return device.id if account and device.knows(account) else None


@routes.post("/sign-out")
@public
def sign_out() -> Response:
    session.end_current()
    return redirect(SIGN_IN, 303)


@routes.get("/noticed")
def what_was_noticed() -> Response | str:
    if not noticed():
        return redirect("/", 303)
    return render_template("account/noticed.html", worries=noticed())
