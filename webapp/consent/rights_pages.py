"""The list of rights in care: everybody reads it, she signs it, her keepers explain it."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import NotFound

from webapp import session
from webapp.account.current import my_space, opened, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.called import called
from webapp.care.filing import file_messages
from webapp.consent.forms import RightsForm
from webapp.consent.rights import acknowledge, acknowledged, is_due, list_signed, take_back
from webapp.consent.rights_words import SUBJECTS
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.team.facts import STAFF

routes = Blueprint("rights", __name__)


@routes.get("/rights")
def look():
    """Anybody's to read: that somebody reads it says nothing about who decides for them."""
    if session.who().kind != "youth":
        return _page("rights", due=False, signed=None)
    file_messages(my_space())
    return _hers(RightsForm())


@routes.post("/rights")
@for_roles("youth")
def sign():
    space, form = my_space(), RightsForm()
    if not is_due(space):
        raise NotFound
    if form.validate_on_submit():
        try:
            step_up(form.passphrase.data)
            acknowledge(space, form.explained_by.data)
            return redirect(url_for("rights.look"), 303)
        except WrongWordsError:
            form.passphrase.errors = [_("These are not your secret words.")]
    return _hers(form), 422


@routes.post("/rights/taken-back")
@for_roles("youth")
def taken_back():
    take_back(my_space())
    return redirect(url_for("rights.look"), 303)


@routes.get("/rights/paper")
@for_roles("youth")
def on_paper():
    """What she signed, in its language; before that, the list of today."""
    word = acknowledged(my_space())
    return _page("rights_paper", signed=word, as_read=word and list_signed(word))


@routes.get("/rights/<space>")
@for_roles(*STAFF)
def beside_her(space: str):
    """For who keeps her plan with her: to explain it, and to see whether she signed."""
    found = opened(space)
    if not found.is_keeper:
        raise NotFound
    file_messages(found)
    return _page(
        "rights_beside", space=found.id, called=called(found),
        due=is_due(found), signed=acknowledged(found),
    )  # fmt: skip


def _hers(form: RightsForm) -> str:
    space = my_space()
    return _page("rights", form=form, due=is_due(space), signed=acknowledged(space))


def _page(name: str, **values) -> str:
    return render_template(f"consent/{name}.html", subjects=SUBJECTS, **values)
