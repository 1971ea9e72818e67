"""A yes on paper: read aloud in the signer's language, said back, and witnessed by one of staff."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.called import called
from webapp.guard import for_roles
from webapp.i18n import LANGUAGES, language
from webapp.i18n import gettext as _
from webapp.signing.paper_form import PaperForm
from webapp.signing.papers import (
    Waits,
    aloud,
    one_signature,
    write_down_later,
    write_down_no,
    write_down_yes,
)
from webapp.signing.readings import Aloud
from webapp.signing.staff_pages import kept_by_me
from webapp.space.opening import OpenSpace

routes = Blueprint("on_paper", __name__)

AT = "/everyone/<space>/yeses/<offer>/<signer>"


@routes.route(AT, methods=["GET", "POST"])
@for_roles("advocate")
def beside(space: str, offer: str, signer: str):
    """Signed with the witness's own secret words; what was read goes with it."""
    found, waits, form = *_found(space, offer, signer), PaperForm()
    read = aloud(found, waits, _read_in())
    witness = form.validate_on_submit() and _stepped_up(form)
    if not witness:
        return _page(found, waits, read, form), 422 if form.errors else 200
    about = {**read.shown(), **form.about()}
    write_down_yes(found, witness, waits, about, form.said_back())
    flash(_("It is written down. It opens when somebody with the keys signs in."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post(f"{AT}/in/<code>")
@for_roles("advocate")
def read_in(space: str, offer: str, signer: str, code: str):
    """The same page with the sheet in another language; all that was written stays."""
    found, waits = _found(space, offer, signer)
    return _page(found, waits, aloud(found, waits, _spoken_here(code)), PaperForm())


@routes.post(f"{AT}/no")
@for_roles("advocate")
def no(space: str, offer: str, signer: str):
    """A no costs as little on paper as on a phone: nothing is asked."""
    found, waits = _found(space, offer, signer)
    write_down_no(found, me(), waits, aloud(found, waits, _read_in()).shown())
    flash(_("That is fine. They said no."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post(f"{AT}/later")
@for_roles("advocate")
def later(space: str, offer: str, signer: str):
    found, waits = _found(space, offer, signer)
    write_down_later(found, me(), waits)
    flash(_("That is fine. It waits here."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.get(f"{AT}/sheet/<code>")
@for_roles("advocate")
def sheet(space: str, offer: str, signer: str, code: str):
    """To be printed and read out: no place, and nothing of the plan beyond the release."""
    found, waits = _found(space, offer, signer)
    read = aloud(found, waits, _spoken_here(code))
    return render_template("signing/sheet.html", read=read, shown=read.shown(), waits=waits)


def _found(space: str, offer: str, signer: str) -> tuple[OpenSpace, Waits]:
    found = kept_by_me(space)
    return found, one_signature(found, offer, signer)


def _read_in() -> str:
    """The language of the sheet that stood on the page."""
    return _spoken_here(request.form.get("read_in", ""))


def _spoken_here(code: str) -> str:
    return code if code in LANGUAGES else language()


def _page(space: OpenSpace, waits: Waits, read: Aloud, form: PaperForm) -> str:
    return render_template(
        "signing/paper.html", form=form, waits=waits, space=space, read=read,
        shown=read.shown(), languages=LANGUAGES, called=called(space),
    )  # fmt: skip


def _stepped_up(form: PaperForm):
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None
