"""My people: who sees what, making sure of somebody, seeing it as they do, and stopping."""

from contextlib import suppress

from flask import Blueprint, flash, g, redirect, render_template, url_for

from webapp.account.accounts import known_account
from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.account.words import compare_words
from webapp.care.filing import file_messages
from webapp.care.people import mark_of
from webapp.care.showing import PAGE_WORDS, shown
from webapp.consent.ends import past_receipts, stop_all, stop_one, tidy
from webapp.consent.ends import receipt as the_receipt
from webapp.consent.forms import ComparedForm
from webapp.consent.people import (
    Known,
    entered_people,
    known_or_entered,
    known_person,
    people_of,
)
from webapp.consent.receipt_pages import receipt_page
from webapp.consent.running import running_releases
from webapp.consent.wanted import not_here_yet, ready
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.damage import damage_in
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.team.introductions import compared
from webapp.team.jobs import job_of
from webapp.team.vouches import own_number

routes = Blueprint("people", __name__)
routes.app_template_global("job_of")(job_of)


@routes.get("/people")
@for_roles("youth")
def everybody():
    space = _tidied()
    shut = damage_in(space, kinds.SHARING)
    can_go_on, waits = ([], []) if shut else (ready(space), not_here_yet(space))
    return render_template(
        "consent/people.html", people=people_of(space), kinds=kinds, shut=shut,
        ready=can_go_on, waits=waits, entered=[] if shut else entered_people(space),
    )  # fmt: skip


@routes.get("/people/past")
@for_roles("youth")
def past():
    return render_template("consent/past.html", receipts=past_receipts(_tidied()))


@routes.get("/people/<account>")
@for_roles("youth")
def one(account: str):
    known = known_or_entered(_tidied(), account)
    return render_template("consent/person.html", known=known, kinds=kinds)


@routes.post("/people/<account>/stop")
@for_roles("youth")
def stop_person(account: str):
    """Nothing is asked. What she reads next is the receipt, or her people when there are more."""
    space = my_space()
    known = known_person(space, account)
    stop_all(space, account)
    flash(_("Stopped. From now on, %(name)s can't open it.", name=known.person.name))
    return _after(known)


@routes.post("/releases/<grant>/stop")
@for_roles("youth")
def stop_release(grant: str):
    kept = stop_one(my_space(), grant)
    flash(_("Stopped. From now on, it stays shut."))
    if kept is None:
        return redirect(url_for("people.everybody"), 303)
    return redirect(url_for("people.receipt", id_=kept.id), 303)


@routes.get("/receipts/<id_>")
@for_roles("youth")
def receipt(id_: str):
    space = _tidied()
    return receipt_page("consent/receipt.html", space, the_receipt(space, id_))


@routes.get("/people/<account>/as")
@for_roles("youth")
def look_as(account: str):
    """His page, from her keys cut to what his releases name."""
    space = my_space()
    known = known_person(space, account)
    page = [] if known.is_shut else shown(space, account, running_releases(space, known))
    return render_template(
        "consent/look_as.html", known=known, shown=page,
        reader_name=known.card.name if known.card else "", now=current_store().now, **PAGE_WORDS,
    )  # fmt: skip


@routes.get("/people/<account>/check")
@for_roles("youth")
def check(account: str):
    return _check_page(_with_card(my_space(), account), ComparedForm())


@routes.post("/people/<account>/checked")
@for_roles("youth")
def checked(account: str):
    """Only the card that stood on the page, with the words of its keys, is kept as theirs."""
    space, form = my_space(), ComparedForm()
    known = _with_card(space, account)
    if form.validate_on_submit() and form.seen.data != mark_of(known.card):
        flash(_("Something changed. Please look at the words again."))
        return redirect(url_for("people.check", account=account), 303)
    signer = _signer(form)
    if signer is None:
        return _check_page(known, form), 422
    compared(space, known.person, known.card, signer)
    flash(_("Good. You checked that this is %(name)s.", name=known.person.name))
    return redirect(url_for("people.one", account=account), 303)


@routes.post("/people/<account>/not-them")
@for_roles("youth")
def not_them(account: str):
    """Other words: whatever this person could open is closed."""
    space = my_space()
    known = known_person(space, account)
    stop_all(space, account)
    flash(_("Good that you looked. Nothing is shared with %(name)s.", name=known.person.name))
    return redirect(url_for("people.everybody"), 303)


def _check_page(known: Known, form: ComparedForm) -> str:
    form.seen.data = mark_of(known.card)
    account = known_account(current_store(), known.card.account)
    words = compare_words(own_number(known.card), account.language if account else g.language)
    return render_template("consent/check.html", known=known, words=words, form=form)


def _signer(form: ComparedForm):
    """Her identity key, for this one request; None when the words are not hers."""
    if form.errors or not form.passphrase.data:
        return None
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None


def _with_card(space: OpenSpace, account: str) -> Known:
    """Somebody whose account is still there, with keys whose words can be compared."""
    known = known_person(space, account)
    if known.card is None:
        raise NotGrantedError("no card to compare")
    return known


def _after(known: Known):
    ended = [sharing.kept for sharing in known.sharings if sharing.kept]
    if len(ended) == 1:
        return redirect(url_for("people.receipt", id_=ended[0].id), 303)
    return redirect(url_for("people.everybody"), 303)


def _tidied() -> OpenSpace:
    """Her space, with introductions filed and her copies told of what ended meanwhile."""
    space = my_space()
    with suppress(ChangedBehindError):
        file_messages(space)
        tidy(space, space.store.now)
    return space
