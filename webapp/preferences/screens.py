"""A page of "How I want things": in her colour, with what every card and line on it needs."""

from datetime import date

from flask import render_template

from webapp.account.current import my_space
from webapp.care.cards import TOPICS, cards_by_key
from webapp.care.faces import FACE_PICTURES, FACE_WORDS
from webapp.care.preferences import mark_of, said_on
from webapp.database import current_store
from webapp.i18n import local_day
from webapp.preferences.profiles import profile_of
from webapp.team.audiences import audiences


def show(page: str, **values) -> str:
    """One page of this slice."""
    space = my_space()
    profile = profile_of(space)
    return render_template(
        f"preferences/{page}", hue=profile.hue, profile=profile, topics=TOPICS,
        cards=cards_by_key(), audiences=dict(audiences(space)), faces=FACE_PICTURES,
        face_words=FACE_WORDS, said_on=said_on, mark_of=mark_of, **values,
    )  # fmt: skip


def today() -> date:
    """The day it is where she is."""
    return local_day(current_store().now)
