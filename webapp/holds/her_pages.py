"""What she sets about one person in one tap, and reads and undoes with her secret words."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.file_answers import to_save
from webapp.care.wanted import wanted_of
from webapp.guard import for_roles
from webapp.holds.acts import she_keeps_away, she_lets_back
from webapp.holds.forms import ShowForm
from webapp.holds.papers import pieces_of, shown, the_paper
from webapp.holds.people import one_of_hers
from webapp.i18n import gettext as _
from webapp.space.links import BARRED, RIGHTS_ENDED
from webapp.space.refused import ChangedBehindError
from webapp.team.hold_words import OF_HARM
from webapp.team.holds import KeptAwayError
from webapp.team.names import Names

routes = Blueprint("holds", __name__)


@routes.app_errorhandler(KeptAwayError)
def kept_away(error: KeptAwayError):
    """Raised after her secret words alone: until then it looks like for anybody."""
    flash(_("Nothing is shared or sent. Your secret words show why."))
    return redirect(url_for("holds.about", account=error.account), 303)


@routes.post("/people/<account>/nothing")
@for_roles("youth")
def keep_away(account: str):
    """Nothing is asked. The page after it says no more than after any stop."""
    space = my_space()
    found = one_of_hers(space, account)
    she_keeps_away(space, account)
    flash(_("Done. From now on, %(name)s sees nothing.", name=found.name))
    return redirect(url_for("people.everybody"), 303)


@routes.get("/people/<account>/about")
@for_roles("youth")
def about(account: str):
    return _ask(account, ShowForm())


@routes.post("/people/<account>/about")
@for_roles("youth")
def tell(account: str):
    form = ShowForm()
    if not _are_hers(form):
        return _ask(account, form), 422
    space = my_space()
    found = one_of_hers(space, account)
    return render_template(
        "holds/told.html", one=found, names=Names(space), form=ShowForm(),
        unasked=wanted_of(space, account), papers=shown(space, found.kept),
        words_for=lambda id_: ShowForm(formdata=None).named(id_), court=BARRED,
        rights_ended=RIGHTS_ENDED, of_harm=OF_HARM,
    )  # fmt: skip


@routes.post("/people/<account>/paper/<id_>")
@for_roles("youth")
def paper(account: str, id_: str):
    """Saved, and never shown on a page: nothing of it is behind an address without her words."""
    form = ShowForm()
    if not _are_hers(form):
        return _ask(account, form), 422
    space = my_space()
    kept = the_paper(space, one_of_hers(space, account).kept, id_)
    try:
        return to_save(kept.sealed, pieces_of(space, kept))
    except ChangedBehindError:
        raise NotFound from None


@routes.post("/people/<account>/undo")
@for_roles("youth")
def undo(account: str):
    form = ShowForm()
    if not _are_hers(form):
        return _ask(account, form), 422
    space = my_space()
    she_lets_back(space, one_of_hers(space, account).account)
    flash(_("Done."))
    return redirect(url_for("people.everybody"), 303)


def _ask(account: str, form: ShowForm) -> str:
    return render_template("holds/about.html", one=one_of_hers(my_space(), account), form=form)


def _are_hers(form: ShowForm) -> bool:
    if not form.validate_on_submit():
        return False
    try:
        step_up(form.passphrase.data)
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return False
    return True
