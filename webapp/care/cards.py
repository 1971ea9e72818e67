"""The question cards: what may be asked of how somebody wants things, one card at a time.

Keys are kept in what was answered and stand in addresses. They never change, and they say
nothing: a history with `questions-2` in it tells nobody what was asked.
"""

from dataclasses import dataclass
from functools import cache

from babel.support import LazyProxy

from webapp.i18n import lazy_gettext as _

WORDS, FACES, CHOICE = "words", "faces", "choice"

OWN_WORDS = "own"
TOPICS = {
    "name": _("My name"),
    "reach": _("How to reach me"),
    "room": _("Who is with me"),
    "food": _("Food"),
    "rides": _("Getting around"),
    "questions": _("Questions people ask"),
    OWN_WORDS: _("Something else"),
}


@dataclass(frozen=True)
class Card:
    """One question. `picks` are the ready answers of a choice; words may always be added.
    A card with `is_many` is answered as often as somebody likes."""

    key: str
    text: LazyProxy
    kind: str = WORDS
    picks: tuple[tuple[str, LazyProxy], ...] = ()
    hint: LazyProxy | None = None
    is_many: bool = False

    @property
    def topic(self) -> str:
        """The key of its topic."""
        return self.key.split("-")[0]

    def pick_text(self, value: str) -> LazyProxy | str:
        """How a page says a ready answer."""
        return dict(self.picks).get(value, "")


ASK_FIRST = ("ask", _("Ask me first"))
YES, NO = ("yes", _("Yes")), ("no", _("No"))

STOP_ASKING = "questions-1"
OWN = "own-1"

CARDS = (
    Card("name-1", _("Is there a name you don't want to hear?")),
    Card("name-2", _("How should people talk about you when you are not there?")),
    Card(
        "reach-1",
        _("How should people reach you?"),
        CHOICE,
        (
            ("call", _("Call me")),
            ("text", _("Text me")),
            ("meet", _("Tell me when we meet")),
            ("else", _("Ask someone I trust")),
        ),
    ),
    Card("reach-2", _("When is it safe to call or text?"), hint=_("Days, hours, anything.")),
    Card("reach-3", _("Who else may pick up your phone?")),
    Card("reach-4", _("May people leave a voice message?"), CHOICE, (YES, NO, ASK_FIRST)),
    Card("room-1", _("Who should not be in the room?")),
    Card("room-2", _("Who do you want with you?")),
    Card(
        "room-3",
        _("May people touch you? A hand on your arm, a hug?"),
        CHOICE,
        (ASK_FIRST, NO, ("okay", _("It's okay"))),
    ),
    Card("room-4", _("What about space? How close is too close?")),
    Card("room-5", _("How is a room with a closed door for you?"), FACES),
    Card("food-1", _("What do you like to eat and drink?")),
    Card("food-2", _("What don't you eat?"), hint=_("You don't have to say why.")),
    Card("food-3", _("How is it to eat with other people?"), FACES),
    Card(
        "rides-1",
        _("How do you like to get to places?"),
        CHOICE,
        (
            ("known", _("A car, with someone I know")),
            ("bus", _("Bus or train")),
            ("walk", _("Walking")),
            ("else", _("Another way")),
        ),
    ),
    Card("rides-2", _("Who should not drive you?")),
    Card("rides-3", _("How is a car ride with a new person for you?"), FACES),
    Card(
        STOP_ASKING,
        _("What should people stop asking you?"),
        hint=_("People you show this to read it before they ask."),
    ),
    Card("questions-2", _("When police ask you things, what helps?")),
    Card("questions-3", _("How is it when someone writes while you talk?"), FACES),
    Card(
        OWN,
        _("What else do you want people to know?"),
        hint=_("You don't have to say what happened."),
        is_many=True,
    ),
)


@cache
def cards_by_key() -> dict[str, Card]:
    """Every card by its key."""
    return {card.key: card for card in CARDS}


def cards_of(topic: str) -> tuple[Card, ...]:
    """The cards of one topic, in order."""
    return tuple(card for card in CARDS if card.topic == topic)


def card_after(card: Card, put_away: set[str] = frozenset()) -> Card | None:
    """The next card of the same topic that was not put away for today; None after the last."""
    cards = cards_of(card.topic)
    rest = cards[cards.index(card) + 1 :]
    return next((c for c in rest if c.key not in put_away), None)
