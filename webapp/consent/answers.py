"""What the rooms of sharing answer when a step cannot be taken: one table for all of them."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.showing import PAGE_WORDS
from webapp.consent import drafts
from webapp.consent.checks import AlreadyChangedError, HeldError, ReachesTooFarError
from webapp.consent.hold_words import who_helps, why_held
from webapp.consent.offers import NothingPickedError, NotOfferedError
from webapp.consent.sources import MustBeAloneError
from webapp.consent.step_pages import DraftGoneError, until_page, why_page
from webapp.consent.walks import ApartError, NotCheckedError, StepSkippedError
from webapp.i18n import gettext as _
from webapp.refusals import RefusalError
from webapp.team.audiences import keeper_names


def answer_refusals(routes: Blueprint) -> None:
    """From here on this room answers each of them with a page or a sentence."""
    for error, answer in ANSWERS.items():
        routes.register_error_handler(error, answer)


def _start_again(error: RefusalError):
    flash(_("Nothing is shared. Please start again."))
    return redirect(url_for("people.everybody"), 303)


def _alone(error: MustBeAloneError):
    flash(_("These notes need a sharing of their own. Nothing is shared."))
    return redirect(url_for("people.everybody"), 303)


def _changed_already(error: AlreadyChangedError):
    flash(_("You already changed this. Nothing new is shared."))
    return redirect(url_for("people.everybody"), 303)


def _check_first(error: NotCheckedError):
    return redirect(url_for("people.check", account=error.account), 303)


def _ask_first(error: StepSkippedError):
    return {"why": why_page, "until": until_page}[error.step](error.walk), 422


def _held(error: HeldError):
    names = keeper_names(my_space())
    said = {"why": why_held(error.hold), "helping": who_helps(error.hold)}
    return render_template("consent/held.html", names=names, **said), 409


def _apart(error: ApartError):
    """Each part can go on as a sharing of its own."""
    walk = error.walk
    return render_template(
        "consent/share_apart.html", walk=walk, bundles=walk.bundles(), titles=walk.titles(),
        field=drafts.FIELD, sealed=drafts.sealed(walk.draft), page_name=PAGE_WORDS["page_name"],
    ), 409  # fmt: skip


ANSWERS = {
    DraftGoneError: _start_again,
    NotOfferedError: _start_again,
    NothingPickedError: _start_again,
    ReachesTooFarError: _start_again,
    MustBeAloneError: _alone,
    AlreadyChangedError: _changed_already,
    NotCheckedError: _check_first,
    StepSkippedError: _ask_first,
    HeldError: _held,
    ApartError: _apart,
}
