"""One card at a time beside an advocate, and the read-back of what was written."""

from dataclasses import asdict, replace

from flask import Blueprint, flash, redirect, url_for
from werkzeug.exceptions import NotFound

from webapp.account.current import me
from webapp.care.answer_forms import AnswerForm
from webapp.care.cards import TOPICS, Card, card_after, cards_by_key, cards_of
from webapp.care.preferences import NOBODY, answer_to, mark_of
from webapp.care.put_away import put_away, put_away_today
from webapp.care.readbacks import Spoken, spoken_line, spoken_lines, strike, write_down
from webapp.care.voices import Preference
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.opening import OpenSpace
from webapp.space.refused import StaleError
from webapp.team.audiences import audiences
from webapp.together.lines import keep_spoken
from webapp.together.screens import show, space_with, today

routes = Blueprint("spoken", __name__)


@routes.get("/with/<space>/topics/<topic>")
@for_roles("advocate")
def topic(space: str, topic: str):
    if topic not in TOPICS:
        raise NotFound
    away = put_away_today(space_with(space).id, today())
    cards = cards_of(topic)
    first = next((card for card in cards if card.key not in away), cards[0])
    return redirect(url_for("spoken.card", space=space, key=first.key), 303)


@routes.get("/with/<space>/cards/<key>")
@for_roles("advocate")
def card(space: str, key: str):
    open_, card = space_with(space), _card(key)
    waiting = spoken_lines(current_store(), me(), open_.id)
    for spoken in waiting:
        if spoken.card == card.key and not card.is_many:
            return redirect(url_for("spoken.line", space=space, line=spoken.id), 303)
    form = AnswerForm.of(card, audiences(open_), seen=mark_of(answer_to(open_, card)))
    return _show_card(open_, card, form)


@routes.post("/with/<space>/cards/<key>")
@for_roles("advocate")
def say(space: str, key: str):
    open_, card = space_with(space), _card(key)
    form = AnswerForm.of(card, audiences(open_))
    if not form.validate():
        return _show_card(open_, card, form)
    line = Spoken(card.key, **form.answer(), who=form.who.data, seen=form.seen.data or "")
    write_down(current_store(), me(), open_.id, line)
    flash(_("Saved."))
    return redirect(_after(open_, card), 303)


@routes.post("/with/<space>/cards/<key>/not-today")
@for_roles("advocate")
def not_today(space: str, key: str):
    open_, card = space_with(space), _card(key)
    put_away(open_.id, card.key, today())
    return redirect(_after(open_, card), 303)


@routes.get("/with/<space>/lines")
@for_roles("advocate")
def lines(space: str):
    return show("lines.html", space_with(space))


@routes.get("/with/<space>/lines/<line>")
@for_roles("advocate")
def line(space: str, line: str):
    open_ = space_with(space)
    spoken = spoken_line(current_store(), me(), open_.id, line)
    card = _card(spoken.card)
    return _show_card(open_, card, AnswerForm.of(card, audiences(open_), **_filled(spoken)), spoken)


@routes.post("/with/<space>/lines/<line>")
@for_roles("advocate")
def change(space: str, line: str):
    open_ = space_with(space)
    spoken = spoken_line(current_store(), me(), open_.id, line)
    card = _card(spoken.card)
    form = AnswerForm.of(card, audiences(open_))
    if not form.validate():
        return _show_card(open_, card, form, spoken)
    changed = replace(spoken, **form.answer(), who=form.who.data)
    write_down(current_store(), me(), open_.id, changed)
    flash(_("Saved."))
    return redirect(url_for("spoken.lines", space=space), 303)


@routes.post("/with/<space>/lines/<line>/yes")
@for_roles("advocate")
def confirm(space: str, line: str):
    open_ = space_with(space)
    spoken = spoken_line(current_store(), me(), open_.id, line)
    try:
        keep_spoken(open_, spoken, today())
    except StaleError as stale:
        newer = Preference.read(stale.newer)
        write_down(current_store(), me(), open_.id, replace(spoken, seen=mark_of(newer)))
        return show("lines.html", open_, newer={spoken.id: newer})
    flash(_said_truly(spoken))
    return redirect(_next_step(open_), 303)


@routes.post("/with/<space>/lines/<line>/take-out")
@for_roles("advocate")
def take_out(space: str, line: str):
    open_ = space_with(space)
    strike(current_store(), me(), open_.id, line)
    return redirect(_next_step(open_), 303)


def _show_card(open_: OpenSpace, card: Card, form: AnswerForm, spoken: Spoken | None = None) -> str:
    back = url_for("spoken.lines", space=open_.id)
    following = back if spoken else _after(open_, card)
    return show(
        "card.html", open_, card=card, form=form, next=following,
        was=answer_to(open_, card), spoken=spoken,
    )  # fmt: skip


def _filled(spoken: Spoken) -> dict[str, str]:
    return {k: v for k, v in asdict(spoken).items() if k in ("hers", "face", "pick", "seen")}


def _said_truly(spoken: Spoken) -> str:
    if spoken.who != NOBODY:
        return _("Saved.")
    return _(
        "Only you will see this. %(name)s typed it, so %(name)s heard it.", name=me().card.name
    )


def _next_step(open_: OpenSpace) -> str:
    waiting = spoken_lines(current_store(), me(), open_.id)
    page = "spoken.lines" if waiting else "together.my_promise"
    return url_for(page, space=open_.id)


def _card(key: str) -> Card:
    if key not in cards_by_key():
        raise NotFound
    return cards_by_key()[key]


def _after(open_: OpenSpace, card: Card) -> str:
    """The next card of the topic; after the last one, what was written is read back."""
    following = card_after(card, put_away_today(open_.id, today()))
    if following:
        return url_for("spoken.card", space=open_.id, key=following.key)
    waiting = spoken_lines(current_store(), me(), open_.id)
    return url_for("spoken.lines" if waiting else "together.topics", space=open_.id)
