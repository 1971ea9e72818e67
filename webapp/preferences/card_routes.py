"""The question cards of "How I want things", one at a time, and the lines they leave."""

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.exceptions import NotFound

from webapp.account.current import my_space
from webapp.care.answer_forms import AnswerForm
from webapp.care.cards import TOPICS, Card, card_after, cards_by_key, cards_of
from webapp.care.preferences import (
    answer_to,
    ask_later,
    keep,
    keep_older,
    mark_of,
    older_words,
    preferences,
    shown_line,
    still_true,
    take_back,
    the_preference,
)
from webapp.care.put_away import put_away, put_away_today
from webapp.care.voices import Preference
from webapp.guard import for_roles, local_path
from webapp.i18n import gettext as _
from webapp.preferences.screens import show, today
from webapp.space.refused import StaleError
from webapp.team.audiences import audiences

routes = Blueprint("cards", __name__)


@routes.get("/me/topics/<topic>")
@for_roles("youth")
def topic(topic: str):
    if topic not in TOPICS:
        raise NotFound
    skipped = {p.card for p in preferences(my_space())} | _put_away()
    cards = cards_of(topic)
    first = next((card for card in cards if card.is_many or card.key not in skipped), cards[0])
    return redirect(url_for("cards.card", key=first.key), 303)


@routes.get("/me/cards/<key>")
@for_roles("youth")
def card(key: str):
    card = _card(key)
    return _show_card(card, answer_to(my_space(), card))


@routes.post("/me/cards/<key>")
@for_roles("youth")
def answer(key: str):
    card, space = _card(key), my_space()
    form = AnswerForm.of(card, audiences(space))
    was = shown_line(space, card, form.seen.data or "")
    if not form.validate():
        return _show_card(card, was, form)
    day = today().isoformat()
    said = Preference(
        card=card.key, who=form.who.data, said_on=day, asked_on=day, **form.answer()
    )  # fmt: skip
    try:
        keep(space, card, said, seen=form.seen.data or "")
    except StaleError as stale:
        newer = Preference.read(stale.newer)
        form.seen.data = mark_of(newer)
        return _show_card(card, newer, form, newer=newer)
    flash(_("Saved."))
    return redirect(url_for("preferences.me") if was else _after(card), 303)


@routes.post("/me/cards/<key>/not-today")
@for_roles("youth")
def not_today(key: str):
    card = _card(key)
    put_away(my_space().id, card.key, today())
    return redirect(_after(card), 303)


@routes.get("/me/lines/<line>")
@for_roles("youth")
def line(line: str):
    found = the_preference(my_space(), line)
    return _show_card(_card(found.card), found)


@routes.post("/me/lines/<line>/still-true")
@for_roles("youth")
def say_still_true(line: str):
    found = the_preference(my_space(), line)
    if request.form.get("seen", mark_of(found)) != mark_of(found):
        # Her yes was to other words than these.
        flash(_("This changed meanwhile. Is it right?"))
        return redirect(url_for("cards.line", line=line), 303)
    still_true(my_space(), found, today())
    return _back()


@routes.post("/me/lines/<line>/later")
@for_roles("youth")
def say_later(line: str):
    ask_later(my_space(), the_preference(my_space(), line), today())
    return _back()


@routes.post("/me/lines/<line>/take-out")
@for_roles("youth")
def take_out(line: str):
    take_back(my_space(), the_preference(my_space(), line))
    return _back()


@routes.post("/me/lines/<line>/keep-older")
@for_roles("youth")
def keep_older_words(line: str):
    keep_older(my_space(), the_preference(my_space(), line), True)
    return redirect(url_for("cards.line", line=line), 303)


@routes.post("/me/lines/<line>/let-older-go")
@for_roles("youth")
def let_older_go(line: str):
    keep_older(my_space(), the_preference(my_space(), line), False)
    return redirect(url_for("cards.line", line=line), 303)


def _show_card(card: Card, was: Preference | None, form: AnswerForm | None = None, **values) -> str:
    filled = {name: getattr(was, name) for name in ("hers", "face", "pick")} if was else {}
    form = form or AnswerForm.of(card, audiences(my_space()), **filled, seen=mark_of(was))
    older = older_words(my_space(), was) if was else []
    return show(
        "card.html", card=card, was=was, form=form, older=older, next=_after(card), **values
    )


def _card(key: str) -> Card:
    if key not in cards_by_key():
        raise NotFound
    return cards_by_key()[key]


def _after(card: Card) -> str:
    following = card_after(card, _put_away())
    if following is None:
        return url_for("preferences.me")
    return url_for("cards.card", key=following.key)


def _put_away() -> set[str]:
    return put_away_today(my_space().id, today())


def _back():
    return redirect(local_path(request.form.get("next"), url_for("preferences.me")), 303)
