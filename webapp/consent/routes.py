"""Sharing with one person, a small page per step; nothing is kept before she signs."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.ceremonies import EXPLAINED, NONE, PAPER
from webapp.care.people import KeptRelease
from webapp.consent.answers import answer_refusals
from webapp.consent.checks import HeldError
from webapp.consent.court_words import speaks_of_court
from webapp.consent.forms import ThinkForm, UntilForm, WhyForm, YesForm
from webapp.consent.her_yes import sign_walk
from webapp.consent.not_yet import ask_advocate, look_for_another
from webapp.consent.people import people_of
from webapp.consent.step_pages import (
    court_page,
    look_page,
    ready_page,
    sign_page,
    signer_page,
    think_page,
    until_page,
    up_to_date,
    walk_now,
    what_form,
    what_page,
    why_page,
)
from webapp.consent.walks import Walk, walk_again, walk_for
from webapp.consent.wanted import forget, forget_for, kept_draft, wanted
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.people import Signer
from webapp.team.asks import answered_by_sharing

routes = Blueprint("consent", __name__)
answer_refusals(routes)


@routes.get("/share")
@for_roles("youth")
def whom():
    return render_template("consent/whom.html", people=people_of(my_space()))


@routes.get("/people/<account>/share")
@for_roles("youth")
def what(account: str):
    return what_page(walk_for(up_to_date(), account))


@routes.get("/receipts/<id_>/again")
@for_roles("youth")
def again(id_: str):
    """The same once more, from today: only the days are asked, and she signs anew."""
    return until_page(walk_again(up_to_date(), id_))


@routes.get("/receipts/<id_>/change")
@for_roles("youth")
def change(id_: str):
    return what_page(walk_again(up_to_date(), id_))


@routes.post("/share/what")
@for_roles("youth")
def picked():
    walk = walk_now()
    form = what_form(walk)
    if not form.validate_on_submit():
        return what_page(walk, form), 422
    walk = walk.with_(areas=tuple(form.areas.data), lines=tuple(form.lines.data))
    walk.decision()
    return why_page(walk)


@routes.post("/share/why")
@for_roles("youth")
def purpose():
    walk, form = walk_now(), WhyForm()
    if not form.validate_on_submit():
        return why_page(walk, form), 422
    picked = {"purpose": form.purpose.data, "words": form.words.data or ""}
    walk = walk.with_(**picked, acts=tuple(form.acts.data))
    if speaks_of_court(**picked) and not walk.draft.hinted:
        return why_page(walk.with_(hinted=True), hints=True)
    return until_page(walk)


@routes.post("/share/until")
@for_roles("youth")
def until():
    walk = walk_now()
    limits = walk.longest()
    form = UntilForm().offer(limits, walk.draft.days)
    days = form.length(walk.first_day(), limits) if form.validate_on_submit() else None
    if days is None:
        return until_page(walk, form), 422
    walk = walk.with_(days=days)
    return court_page(walk) if walk.must_warn else think_page(walk)


@routes.post("/share/know")
@for_roles("youth")
def court():
    return _thought_over(walk_now().with_(warned=True), court_page)


@routes.post("/share/think")
@for_roles("youth")
def thought():
    return _thought_over(walk_now(), think_page)


def _thought_over(walk: Walk, page: Callable[[Walk, ThinkForm], str]):
    """What she answers is a help to her, so a wrong answer explains and goes on."""
    form = ThinkForm()
    if not form.validate_on_submit():
        return page(walk, form), 422
    before, after = walk.draft.teach_back, form.teach_back(walk.draft.teach_back)
    ticks = {"other_ways": tuple(form.ways.data), "risks": tuple(form.risks.data)}
    walk = walk.with_(**ticks, teach_back=after)
    explains = after == EXPLAINED and before != EXPLAINED
    return think_page(walk, form, explains=True) if explains else look_page(walk)


@routes.post("/share/look")
@for_roles("youth")
def looked():
    walk = walk_now()
    return court_page(walk) if walk.must_warn else ready_page(walk)


@routes.post("/share/signer")
@for_roles("youth")
def signer():
    """Whose yes is asked beside hers. Somebody whom nobody checked for her is checked first, and
    for somebody who is not here yet she asks her advocate."""
    walk = walk_now()
    need, link = walk.open_need(), request.form.get("link", "")
    if need is None:
        return sign_page(walk)
    able = {other.id: other for other in walk.who_can(need)}
    picked = list(able.values()) if need.every else [able[link]] if link in able else []
    if not picked or not all(other.can_be_asked for other in picked):
        return ask_advocate(walk, picked)
    ids = tuple(other.id for other in picked)
    return ready_page(walk.with_(signers=(*walk.draft.signers, *ids)))


@routes.post("/share/back/<step>")
@for_roles("youth")
def back(step: str):
    pages = {"what": what_page, "why": why_page, "think": think_page, "look": look_page}
    return pages.get(step, until_page)(walk_now())


@routes.get("/share/kept/<id_>")
@for_roles("youth")
def go_on(id_: str):
    """What she kept until somebody was here: she looks at it once more before she signs."""
    space = up_to_date()
    draft = kept_draft(space, id_)
    return look_page(walk_for(space, draft.person, draft))


@routes.post("/share/kept/<id_>/removal")
@for_roles("youth")
def let_go(id_: str):
    space = my_space()
    forget(space, wanted(space, id_))
    flash(_("It is gone. Nothing was shared."))
    return redirect(url_for("people.everybody"), 303)


@routes.post("/releases")
@for_roles("youth")
def sign():
    walk, form = walk_now(), YesForm()
    if walk.must_warn:
        return court_page(walk), 422
    if not form.validate_on_submit():
        return sign_page(walk, form), 422
    if walk.others() is None and not walk.decision().needs_only_her:
        return signer_page(walk.with_(signers=())), 422
    try:
        signer = step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return sign_page(walk, form), 422
    walk = walk.with_(after_words=True, receipt=form.receipt.data, **form.reading())
    return _signed(walk, signer)


def _signed(walk: Walk, signer: Signer):
    """Only here it counts who is kept away: whoever has no words of hers never learns of it."""
    try:
        kept = sign_walk(walk, signer)
    except HeldError:
        return look_for_another(walk)
    forget_for(walk.space, walk.draft)
    answered_by_sharing(walk.space, walk.known.person.account)
    return _with_her_copy(kept, walk.draft.receipt)


def _with_her_copy(kept: KeptRelease, wanted: str):
    """Where she wants it. Without one nothing of the sharing stands on the next page: somebody
    may look at her phone."""
    if wanted == NONE:
        flash(_("It is done."))
        return redirect("/today", 303)
    waits = _("You signed. Now it waits for a yes.")
    flash(waits if kept.others else _("You shared it. You can stop on any day."))
    page = "receipts.on_paper" if wanted == PAPER else "people.receipt"
    return redirect(url_for(page, id_=kept.id), 303)
