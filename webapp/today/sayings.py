"""How the quiet card says a line again: the question, and the words, face or answer to it."""

from babel.dates import format_date

from webapp.care.cards import cards_by_key
from webapp.care.faces import FACE_WORDS
from webapp.care.preferences import said_on
from webapp.care.records import Record
from webapp.care.voices import Preference
from webapp.i18n import language
from webapp.space.opening import OpenSpace
from webapp.team.names import Names


def question_of(record: Record) -> str:
    """What it is an answer to: a card's question, or the words of the team."""
    if isinstance(record, Preference):
        card = cards_by_key().get(record.card)
        return str(card.text) if card else ""
    return "" if record.is_hers else getattr(record, "team", "") or getattr(record, "what", "")


def words_of(record: Record) -> str:
    """Her words; without any, the face or the ready answer she picked."""
    if isinstance(record, Preference):
        card = cards_by_key().get(record.card)
        picked = card.pick_text(record.pick) if card and record.pick else ""
        return " ".join(str(text) for text in (picked, face_of(record), record.hers) if text)
    said = getattr(record, "hers", "") or face_of(record)
    return said or (getattr(record, "title", "") if record.is_hers else "")


def face_of(record: Record) -> str:
    """The word under the face she tapped."""
    return str(FACE_WORDS.get(getattr(record, "face", ""), ""))


def writer_of(space: OpenSpace, record: Record) -> str:
    """The adult who wrote it beside her."""
    return getattr(record, "typed_by", "") or Names(space).of(record.item.author)


def month_of(record: Preference) -> str:
    """The month in which she said it: March."""
    return format_date(said_on(record), "LLLL", language())
