"""The pages of a share, one for each step: what they show of the walk as it stands."""

from flask import render_template, request

from webapp.account.current import my_space
from webapp.care.filing import file_messages
from webapp.care.showing import PAGE_WORDS
from webapp.care.terms import ACTS, OWN_WORDS
from webapp.consent import drafts
from webapp.consent.cosigners import is_never_asked
from webapp.consent.forms import (
    OTHER,
    PlainForm,
    ThinkForm,
    UntilForm,
    WhatForm,
    WhyForm,
    YesForm,
)
from webapp.consent.matters import GUARDIAN
from webapp.consent.mending import mended
from webapp.consent.receipt_words import LAWS, SIGNERS
from webapp.consent.statements import ON_SCREEN, said
from webapp.consent.walks import Walk, walk_for
from webapp.refusals import RefusalError
from webapp.space.opening import OpenSpace


class DraftGoneError(RefusalError):
    """The field of the page before cannot be opened: signed out meanwhile, or not ours."""


def up_to_date() -> OpenSpace:
    """Her space at a step of a share. What somebody found of her, or entered, since she signed in
    counts today, so it is put in its place first."""
    space = my_space()
    file_messages(space)
    return space


def walk_now() -> Walk:
    draft = drafts.opened(request.form.get(drafts.FIELD, ""))
    if draft is None:
        raise DraftGoneError("no draft")
    return walk_for(up_to_date(), draft.person, draft)


def step_page(step: str, walk: Walk, form, **more) -> str:
    return render_template(
        f"consent/share_{step}.html", walk=walk, form=form, name=walk.name,
        field=drafts.FIELD, sealed=drafts.sealed(walk.draft), **more,
    )  # fmt: skip


def what_form(walk: Walk, **filled) -> WhatForm:
    every = [offer for group in walk.offers() for offer in group]
    whole = {offer.kind for offer in every if offer.whole}
    ticks = {"areas": walk.draft.areas, "lines": walk.draft.lines}
    return WhatForm(data=ticks, **filled).offer(
        sorted(whole), [line.id for offer in every for line in offer.lines]
    )


def what_page(walk: Walk, form: WhatForm | None = None) -> str:
    offered, guarded = walk.offers()
    return step_page(
        "what", walk, form or what_form(walk, formdata=None), offered=offered,
        guarded=guarded, page_name=PAGE_WORDS["page_name"], note_tags=PAGE_WORDS["note_tags"],
    )  # fmt: skip


def why_page(walk: Walk, form: WhyForm | None = None, *, hints: bool = False) -> str:
    draft = walk.draft
    filled = {"purpose": draft.purpose or None, "words": draft.words, "acts": draft.acts}
    fresh = WhyForm(formdata=None, data=filled)
    return step_page("why", walk, form or fresh, hints=hints, own_words=OWN_WORDS)


def until_page(walk: Walk, form: UntilForm | None = None) -> str:
    days = str(walk.draft.days or walk.limits.offered_days)
    fresh = UntilForm(formdata=None, data={"days": days})
    offered = form or fresh.offer(walk.longest(), walk.draft.days)
    return step_page("until", walk, offered, other=OTHER)


def court_page(walk: Walk, form: ThinkForm | None = None) -> str:
    """A step of its own. What others think over on the next page stands on this one."""
    return step_page("court", walk, form or _think_form(walk), explains=False)


def think_page(walk: Walk, form: ThinkForm | None = None, *, explains: bool = False) -> str:
    return step_page("think", walk, form or _think_form(walk), explains=explains)


def _think_form(walk: Walk) -> ThinkForm:
    ticks = {"ways": walk.draft.other_ways, "risks": walk.draft.risks}
    return ThinkForm(formdata=None, data=ticks)


def look_page(walk: Walk, *, said: str = "") -> str:
    """What the reader would see. `said` is what became of a line that she mended here."""
    shown = walk.preview()
    return step_page(
        "look", walk, PlainForm(), shown=shown, mended=mended(walk.space, shown), said=said,
        reader_name=walk.known.card.name, now=walk.space.store.now, share=walk.share(),
        record=walk.record(), laws=LAWS, **PAGE_WORDS,
    )  # fmt: skip


def sign_page(walk: Walk, form: YesForm | None = None) -> str:
    share, fresh = walk.share(), YesForm(formdata=None, data={"receipt": walk.draft.receipt})
    return step_page(
        "sign", walk, form or fresh, share=share, others=walk.others() or (),
        sentences=said(share.statements, walk.name), on_screen=said(ON_SCREEN, walk.name),
        acts=ACTS,
    )  # fmt: skip


def ready_page(walk: Walk) -> str:
    """Her own yes, or first the question whose yes is asked beside it."""
    return signer_page(walk) if walk.open_need() else sign_page(walk)


def signer_page(walk: Walk) -> str:
    need = walk.open_need()
    return step_page(
        "signer", walk, PlainForm(), need=need, who=SIGNERS.get(need.who, SIGNERS[GUARDIAN]),
        able=walk.who_can(need), asked_lately=walk.asked_lately(need),
        own_words=walk.draft.purpose == OWN_WORDS, never=is_never_asked(walk.known.card, need),
    )  # fmt: skip
