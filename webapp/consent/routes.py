"""Sharing with one person, a small page per step; nothing is kept before she signs."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.release_record import EXPLAINED
from webapp.care.showing import PAGE_WORDS
from webapp.care.terms import ACTS
from webapp.consent import drafts
from webapp.consent.forms import PlainForm, SignForm, ThinkForm, UntilForm, WhatForm, WhyForm
from webapp.consent.hold_words import who_helps, why_held
from webapp.consent.offers import NothingPickedError, NotOfferedError
from webapp.consent.people import people_of
from webapp.consent.shares import HeldError, sign_share
from webapp.consent.sources import MustBeAloneError
from webapp.consent.statements import ON_SCREEN, said
from webapp.consent.walks import NotCheckedError, Walk, walk_again, walk_for
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.refusals import RefusalError
from webapp.team.audiences import keeper_names

routes = Blueprint("consent", __name__)


class DraftGoneError(RefusalError):
    """The field of the page before cannot be opened: signed out meanwhile, or not ours."""


@routes.errorhandler(DraftGoneError)
@routes.errorhandler(NotOfferedError)
@routes.errorhandler(NothingPickedError)
def start_again(error: RefusalError):
    flash(_("Nothing is shared. Please start again."))
    return redirect(url_for("people.everybody"), 303)


@routes.errorhandler(MustBeAloneError)
def alone(error: MustBeAloneError):
    flash(_("These notes need a sharing of their own. Nothing is shared."))
    return redirect(url_for("people.everybody"), 303)


@routes.errorhandler(NotCheckedError)
def check_first(error: NotCheckedError):
    return redirect(url_for("people.check", account=error.account), 303)


@routes.errorhandler(HeldError)
def held(error: HeldError):
    names = keeper_names(my_space())
    said = {"why": why_held(error.hold), "helping": who_helps(error.hold)}
    return render_template("consent/held.html", names=names, **said), 409


@routes.get("/share")
@for_roles("youth")
def whom():
    return render_template("consent/whom.html", people=people_of(my_space()))


@routes.get("/people/<account>/share")
@for_roles("youth")
def what(account: str):
    return _what(walk_for(my_space(), account))


@routes.get("/receipts/<id_>/again")
@for_roles("youth")
def again(id_: str):
    """The same once more, from today: only the days are asked, and she signs anew."""
    return _until(walk_again(my_space(), id_))


@routes.get("/receipts/<id_>/change")
@for_roles("youth")
def change(id_: str):
    return _what(walk_again(my_space(), id_))


@routes.post("/share/what")
@for_roles("youth")
def picked():
    walk = _walk()
    form = _what_form(walk)
    if not form.validate_on_submit():
        return _what(walk, form), 422
    walk = walk.with_(areas=tuple(form.areas.data), lines=tuple(form.lines.data))
    walk.decision()
    return _why(walk)


@routes.post("/share/why")
@for_roles("youth")
def purpose():
    walk, form = _walk(), WhyForm()
    if not form.validate_on_submit():
        return _why(walk, form), 422
    picked = {"purpose": form.purpose.data, "words": form.words.data or ""}
    return _until(walk.with_(**picked, acts=tuple(form.acts.data)))


@routes.post("/share/until")
@for_roles("youth")
def until():
    walk = _walk()
    form = UntilForm().offer(walk.limits)
    days = form.length(walk.first_day(), walk.limits) if form.validate_on_submit() else None
    if days is None:
        return _until(walk, form), 422
    walk = walk.with_(days=days)
    return _court(walk) if walk.must_warn else _think(walk)


@routes.post("/share/know")
@for_roles("youth")
def court():
    return _think(_walk().with_(warned=True))


@routes.post("/share/think")
@for_roles("youth")
def thought():
    """What she answers is a help to her, so a wrong answer explains and goes on."""
    walk, form = _walk(), ThinkForm()
    if not form.validate_on_submit():
        return _think(walk, form), 422
    before, after = walk.draft.teach_back, form.teach_back(walk.draft.teach_back)
    ticks = {"other_ways": tuple(form.ways.data), "risks": tuple(form.risks.data)}
    walk = walk.with_(**ticks, teach_back=after)
    explains = after == EXPLAINED and before != EXPLAINED
    return _think(walk, form, explains=True) if explains else _look(walk)


@routes.post("/share/look")
@for_roles("youth")
def looked():
    walk = _walk()
    return _court(walk) if walk.must_warn else _sign(walk)


@routes.post("/share/back/<step>")
@for_roles("youth")
def back(step: str):
    return {"what": _what, "why": _why, "think": _think}.get(step, _until)(_walk())


@routes.post("/releases")
@for_roles("youth")
def sign():
    walk, form = _walk(), SignForm()
    if walk.must_warn:
        return _court(walk), 422
    if not form.validate_on_submit():
        return _sign(walk, form), 422
    share, decision = walk.share(), walk.decision()
    try:
        signer = step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return _sign(walk, form), 422
    kept = sign_share(walk.space, signer, share, walk.limits, decision)
    flash(_("You shared it. You can stop on any day."))
    return redirect(url_for("people.receipt", id_=kept.id), 303)


def _walk() -> Walk:
    draft = drafts.opened(request.form.get(drafts.FIELD, ""))
    if draft is None:
        raise DraftGoneError("no draft")
    return walk_for(my_space(), draft.person, draft)


def _page(step: str, walk: Walk, form, **more) -> str:
    return render_template(
        f"consent/share_{step}.html", walk=walk, form=form, name=walk.name,
        field=drafts.FIELD, sealed=drafts.sealed(walk.draft), **more,
    )  # fmt: skip


def _what_form(walk: Walk, **filled) -> WhatForm:
    every = [offer for group in walk.offers() for offer in group]
    whole = {offer.kind for offer in every if offer.whole}
    ticks = {"areas": walk.draft.areas, "lines": walk.draft.lines}
    return WhatForm(data=ticks, **filled).offer(
        sorted(whole), [line.id for offer in every for line in offer.lines]
    )


def _what(walk: Walk, form: WhatForm | None = None) -> str:
    offered, guarded = walk.offers()
    return _page(
        "what", walk, form or _what_form(walk, formdata=None), offered=offered,
        guarded=guarded, page_name=PAGE_WORDS["page_name"],
    )  # fmt: skip


def _why(walk: Walk, form: WhyForm | None = None) -> str:
    draft = walk.draft
    filled = {"purpose": draft.purpose or None, "words": draft.words, "acts": draft.acts}
    return _page("why", walk, form or WhyForm(formdata=None, data=filled))


def _until(walk: Walk, form: UntilForm | None = None) -> str:
    days = str(walk.draft.days or walk.limits.offered_days)
    shown = form or UntilForm(formdata=None, data={"days": days}).offer(walk.limits)
    return _page("until", walk, shown)


def _court(walk: Walk) -> str:
    return _page("court", walk, PlainForm())


def _think(walk: Walk, form: ThinkForm | None = None, *, explains: bool = False) -> str:
    ticks = {"ways": walk.draft.other_ways, "risks": walk.draft.risks}
    return _page("think", walk, form or ThinkForm(formdata=None, data=ticks), explains=explains)


def _look(walk: Walk) -> str:
    return _page(
        "look", walk, PlainForm(), shown=walk.preview(), reader_name=walk.known.card.name,
        now=walk.space.store.now, share=walk.share(), **PAGE_WORDS,
    )  # fmt: skip


def _sign(walk: Walk, form: SignForm | None = None) -> str:
    share = walk.share()
    return _page(
        "sign", walk, form or SignForm(formdata=None), share=share,
        sentences=said(share.statements, walk.name), on_screen=said(ON_SCREEN, walk.name),
        acts=ACTS,
    )  # fmt: skip
