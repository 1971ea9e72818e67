"""When the other yes can't be asked for now: it is kept for her, and her advocate is told."""

from flask import render_template

from webapp.consent import drafts
from webapp.consent.checks import HeldError
from webapp.consent.cosigners import Other, is_never_asked, others
from webapp.consent.walks import NotCheckedError, Walk
from webapp.consent.wanted import want, want_instead
from webapp.team.audiences import keeper_names
from webapp.team.signer_news import NOBODY, SOMEBODY_ELSE


def ask_advocate(walk: Walk, picked: list[Other]) -> str:
    """Somebody unchecked is checked first. For whoever is not here, her advocate is asked."""
    strange = [other.link.account for other in picked if other.has_joined and not other.card]
    if strange:
        raise NotCheckedError(strange[0])
    absent = [o for o in picked if not o.has_joined and not o.signs_on_paper]
    need = walk.open_need()
    never = need is not None and is_never_asked(walk.known.card, need)
    for link in [other.link.id for other in absent] or [NOBODY if never else SOMEBODY_ELSE]:
        want(walk.space, walk.draft, link)
    return _page(walk, [other.name for other in absent], never=never)


def look_for_another(walk: Walk) -> str:
    """Her words were right, and somebody she picked is kept away. Nobody was asked; the page is
    that of "Somebody else", and names nobody, because a parent may stand beside her."""
    reader = walk.known.person.account
    shown = {other.id: other for other in others(walk.space, reader, as_shown=True)}
    able = {other.id for other in others(walk.space, reader)}
    left_out = [other for id_, other in shown.items() if id_ not in able]
    picked = [other for other in left_out if other.id in walk.draft.signers] or left_out
    if picked:
        want_instead(walk.space, walk.draft, {other.id: other.name for other in picked})
    else:
        want(walk.space, walk.draft)
    again = walk.with_(signers=(), after_words=True)
    return _page(walk, [], drafts.sealed(again.draft) if _has_another(again) else "")


def _has_another(walk: Walk) -> bool:
    try:
        need = walk.open_need()
    except HeldError:
        return False
    return need is not None and bool(walk.who_can(need))


def _page(walk: Walk, asked: list[str], sealed: str = "", *, never: bool = False) -> str:
    return render_template(
        "consent/asked_advocate.html", names=keeper_names(walk.space), asked=asked,
        field=drafts.FIELD, sealed=sealed, never=never,
    )  # fmt: skip
