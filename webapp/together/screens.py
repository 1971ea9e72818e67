"""A page of time together: whom it is with stands on each, and nobody else ever does."""

from datetime import date

from flask import render_template

from webapp.account.current import me
from webapp.care.cards import cards_by_key
from webapp.care.faces import FACE_PICTURES, FACE_WORDS
from webapp.care.preferences import said_on
from webapp.care.readbacks import spoken_lines
from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.database import current_store
from webapp.i18n import gettext as _
from webapp.i18n import local_day
from webapp.space.books import open_book
from webapp.space.kinds import PROMISES, VOICE
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.audiences import audiences
from webapp.team.doors import open_door
from webapp.team.viewing import note_view
from webapp.together.handing import handed_over


def space_with(id_: str) -> OpenSpace:
    """The space of somebody whose voice and promises this advocate may write down.
    NotGrantedError otherwise."""
    space = open_door(id_)
    if not (space.writes(VOICE) and space.writes(PROMISES)):
        raise NotGrantedError("writes nothing here")
    return space


def show(page: str, space: OpenSpace, **values) -> str:
    """One page, with the name and the picture of this one youth. Her line that it was opened
    is written before it is sent."""
    note_view(space, [VOICE, PROMISES])
    hand, store = me(), current_store()
    noted = open_book(store, hand).get(space.id, {})
    profile = only_record(space.section(VOICE), Profile)
    called = profile.name_for(hand.account) or noted.get("name") or _("you")
    return render_template(
        f"together/{page}", space=space.id, called=called, hue=profile.hue,
        picture=noted.get("picture") or profile.picture, mine=hand.card.name,
        held=handed_over(), lines=spoken_lines(store, hand, space.id),
        cards=cards_by_key(), audiences=dict(audiences(space)), faces=FACE_PICTURES,
        face_words=FACE_WORDS, said_on=said_on, **values,
    )  # fmt: skip


def today() -> date:
    """The day it is here."""
    return local_day(current_store().now)
