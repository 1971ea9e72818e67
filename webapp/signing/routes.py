"""A parent's or caregiver's home: what waits for a yes, the yes itself, and copies of it."""

import time

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from webapp.account.accounts import known_signed_card
from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.ceremonies import EXPLAINED, NOT_ASKED, OWN_SCREEN, RIGHT, SCREEN
from webapp.database import current_store, transaction
from webapp.guard import for_roles
from webapp.i18n import LANGUAGES, use_language
from webapp.i18n import gettext as _
from webapp.signing.asks import Ask, copies, copy, waiting, waiting_one
from webapp.signing.forms import EVERYTHING, AskForm, YesForm
from webapp.signing.texts import symbol_beside
from webapp.space.cosigning import decline, put_off, sign, withdraw
from webapp.team.office import office_hours
from webapp.team.quiet import LONG_STEP, wait_since
from webapp.team.signer_news import NO, NO_TEXT, tell_keepers

routes = Blueprint("signing", __name__)
routes.app_template_global("symbol_beside")(symbol_beside)


@routes.get("/home")
@for_roles("guardian")
def home():
    """Always the same thin page: it hangs on what this person was asked and answered alone."""
    store, hours = current_store(), office_hours(current_app.config["SETTINGS"])
    asked = {"asks": waiting(store, me()), "copies": copies(store, me())}
    return render_template("signing/home.html", hours=hours, **asked)


@routes.get("/asked/<offer>")
@for_roles("guardian")
def ask(offer: str):
    return _ask_page(_waiting(offer), AskForm(formdata=None))


@routes.post("/asked/<offer>/in/<code>")
@for_roles("guardian")
def in_language(offer: str, code: str):
    """The same page in another language; what was picked or typed so far stays."""
    if code in LANGUAGES:
        use_language(code)
    asked = _waiting(offer)
    if "signed_as" in request.form:
        return _yes_page(asked, YesForm(), request.form.get("taught", NOT_ASKED))
    return _ask_page(asked, AskForm())


@routes.post("/asked/<offer>/yes")
@for_roles("guardian")
def yes(offer: str):
    """First a question, to see whether the page said it well. A wrong answer explains."""
    asked, form = _waiting(offer), AskForm()
    if not form.validate_on_submit() or not form.sees.data:
        form.sees.errors = [_("Please pick one. It helps us to say it well.")]
        return _ask_page(asked, form), 422
    was_explained = bool(request.form.get("explained"))
    if form.sees.data == EVERYTHING:
        return _ask_page(asked, AskForm(formdata=None), explains=True)
    return _yes_page(asked, YesForm(formdata=None), EXPLAINED if was_explained else RIGHT)


@routes.post("/asked/<offer>/signature")
@for_roles("guardian")
def signature(offer: str):
    """What begins, ends or only looks so takes as long, here and below."""
    began = time.monotonic()
    asked, form = _waiting(offer), YesForm()
    taught = request.form.get("taught")
    taught = taught if taught in (RIGHT, EXPLAINED) else NOT_ASKED
    signer = form.validate_on_submit() and _stepped_up(form)
    if not signer:
        return _yes_page(asked, form, taught), 422
    about = {**asked.shown(), "teach_back": taught, "name": form.signed_as.data}
    signed = {**about, "channel": OWN_SCREEN, "receipt": SCREEN}
    sign(current_store(), signer, offer, signed, helped=form.help_said())
    _tell_of_gaps(asked, about)
    wait_since(began, LONG_STEP)
    flash(_("You said yes. This is your copy."))
    return redirect(url_for("signing.show_copy", offer=offer), 303)


@routes.post("/asked/<offer>/no")
@for_roles("guardian")
def no(offer: str):
    """Nothing is asked, and nothing changes for anybody."""
    began = time.monotonic()
    store, asked = current_store(), _waiting(offer)
    with transaction(store.db):
        shown = asked.shown()
        decline(store, me(), offer, shown)
        _tell(asked, NO)
        _tell_of_gaps(asked, shown)
    wait_since(began, LONG_STEP)
    flash(_("That is fine. You said no."))
    return redirect(url_for("signing.home"), 303)


@routes.post("/asked/<offer>/later")
@for_roles("guardian")
def later(offer: str):
    put_off(current_store(), me(), _waiting(offer).offer)
    flash(_("That is fine. You can find it here when you want."))
    return redirect(url_for("signing.home"), 303)


@routes.get("/copies/<offer>")
@for_roles("guardian")
def show_copy(offer: str):
    return render_template("signing/copy.html", ask=copy(current_store(), me(), offer))


@routes.post("/copies/<offer>/stop")
@for_roles("guardian")
def stop(offer: str):
    """A yes taken back: asked nothing, and the same for everybody."""
    began = time.monotonic()
    store = current_store()
    withdraw(store, me(), offer, card=known_signed_card(store, me().account))
    wait_since(began, LONG_STEP)
    flash(_("Your yes has stopped."))
    return redirect(url_for("signing.show_copy", offer=offer), 303)


def _waiting(offer: str) -> Ask:
    return waiting_one(current_store(), me(), offer)


def _tell(asked: Ask, kind: str, **said: str) -> None:
    tell_keepers(current_store(), me(), asked.asked.space, kind, **said)


def _tell_of_gaps(asked: Ask, shown: dict) -> None:
    """Somebody read a line in a language that may not be theirs: the team reads it with them."""
    if shown["in_english"]:
        _tell(asked, NO_TEXT, words=", ".join(shown["in_english"]), language=shown["language"])


def _ask_page(asked: Ask, form: AskForm, *, explains: bool = False) -> str:
    form.sees.label.text = _("Did we say it well? What will %(name)s see?", name=asked.reader.name)
    return render_template(
        "signing/ask.html", ask=asked, form=form, explains=explains,
        explained=explains or bool(request.form.get("explained")),
    )  # fmt: skip


def _yes_page(asked: Ask, form: YesForm, taught: str) -> str:
    return render_template("signing/yes.html", ask=asked, form=form, taught=taught)


def _stepped_up(form: YesForm):
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None
