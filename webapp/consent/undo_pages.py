"""The page behind "Undo": what would be shared anew, until when, and her secret words."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.filing import file_messages
from webapp.care.showing import PAGE_WORDS
from webapp.consent.checks import AlreadyChangedError, HeldError, ReachesTooFarError
from webapp.consent.ends import Receipt, tidy
from webapp.consent.forms import SignForm
from webapp.consent.offers import NothingPickedError, NotOfferedError
from webapp.consent.papers import preview_record
from webapp.consent.sources import MustBeAloneError
from webapp.consent.statements import ON_SCREEN, said
from webapp.consent.undoing import CannotUndoError, share_back, sign_back, to_undo, walk_back
from webapp.consent.walks import NotCheckedError, Walk
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.opening import OpenSpace

routes = Blueprint("undo", __name__)


@routes.errorhandler(AlreadyChangedError)
@routes.errorhandler(CannotUndoError)
@routes.errorhandler(HeldError)
@routes.errorhandler(MustBeAloneError)
@routes.errorhandler(NotCheckedError)
@routes.errorhandler(NotOfferedError)
@routes.errorhandler(NothingPickedError)
@routes.errorhandler(ReachesTooFarError)
def not_now(error: Exception):
    return render_template("consent/undo_not.html"), 409


@routes.get("/receipts/<id_>/undo")
@for_roles("youth")
def undo(id_: str):
    space = _tidied()
    found = to_undo(space, id_)
    return _page(found, walk_back(space, found), SignForm())


@routes.post("/receipts/<id_>/undo")
@for_roles("youth")
def undone(id_: str):
    space, form = _tidied(), SignForm()
    found = to_undo(space, id_)
    walk = walk_back(space, found)
    if not form.validate_on_submit():
        return _page(found, walk, form), 422
    try:
        signer = step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return _page(found, walk, form), 422
    kept = sign_back(walk, signer, found.kept)
    flash(_("You shared it. You can stop on any day."))
    return redirect(url_for("people.receipt", id_=kept.id), 303)


def _page(found: Receipt, walk: Walk, form: SignForm) -> str:
    space, share, name = walk.space, share_back(walk, found.kept), found.reader.name
    others, record = not walk.decision().needs_only_her, preview_record(space, share, walk.limits)
    return render_template(
        "consent/undo.html", found=found, share=share, form=form, name=name, kinds=kinds,
        others=others, sentences=said(share.statements, name), on_screen=said(ON_SCREEN, name),
        what=record.what, shown=walk.preview_of(share), reader_name=walk.known.card.name,
        now=space.store.now, **PAGE_WORDS,
    )  # fmt: skip


def _tidied() -> OpenSpace:
    space = my_space()
    file_messages(space)
    tidy(space, space.store.now)
    return space
