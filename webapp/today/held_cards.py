"""Lines she holds up for somebody to read: ready ones, and her own among the pages just for her."""

from dataclasses import dataclass
from typing import ClassVar

from webapp.care.records import Record, records, save
from webapp.i18n import lazy_gettext as _
from webapp.space.kinds import PRIVATE
from webapp.space.opening import OpenSpace

READY = (
    _("Please ask before you touch me."),
    _("I need a break."),
    _("Please don't ask me that."),
    _("Please talk more slowly."),
    _("I don't understand. Please say it again."),
    _("I want to go out for a moment."),
    _("I need an interpreter."),
    _("I want my advocate here."),
)
"""They stand in `static/pwa/cards.html`, too, in both languages: there they open without signal."""


@dataclass(frozen=True, kw_only=True)
class HeldCard(Record):
    """A line of her own to hold up."""

    kind: ClassVar[str] = "held-card"
    hers: str = ""


def own_cards(space: OpenSpace) -> list[HeldCard]:
    """Her own, oldest first."""
    return records(space.section(PRIVATE), HeldCard)


def add_card(space: OpenSpace, words: str) -> HeldCard:
    """One more of her own."""
    return save(space, PRIVATE, HeldCard(hers=words))
