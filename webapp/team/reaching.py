"""How those are reached who may say yes for her, and whether that way leads to her as well.

An advocate writes it into her own book, and into no part of the young person's space. Every part
of that space opens with the young person's own key, so whoever makes her sign in, or gets hold of
what she may open, would have it; and each line written there leaves one in her log. The book
opens with the advocate's key alone. So the comparing happens in the advocate's session alone:
nothing of it is kept, noted or told to anybody else. It shows what the advocate wrote herself and
no line of the young person's, so it is no look at one.

The price is that each keeper writes it down for themselves, and who comes after them anew.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from crypto.errors import CannotOpenError
from webapp.care.cards import cards_of
from webapp.care.preferences import preferences
from webapp.care.same_ways import same_way
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.books import is_readable, note_in_book, open_book
from webapp.space.links import Link
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError
from webapp.team.guardians import names_of_links

WAYS = "ways"
HER_CARDS = frozenset(card.key for card in cards_of("reach"))


class BookChangedError(ChangedBehindError):
    """The book is not what its owner wrote: a new one in its place would hide what was lost."""


@dataclass(frozen=True)
class Same:
    """A way to reach her that is also this person's, as the advocate wrote it down. `name` is
    empty where it can't be read."""

    name: str
    way: str


@dataclass(frozen=True)
class Compared:
    """What was found. `is_whole` is False where something that was to be compared does not hold:
    then nothing found says nothing."""

    found: list[Same] = field(default_factory=list)
    is_whole: bool = True


def ways_noted(space: OpenSpace) -> dict[str, str]:
    """What the person asking wrote down of how each one is reached, by the id of the link."""
    return open_book(space.store, space.me).get(_page(space), {}).get(WAYS, {})


def note_way(space: OpenSpace, link: Link, words: str) -> None:
    """Write down how this person is reached; no words take it out. BookChangedError, and
    nothing is saved."""
    store = space.store
    with transaction(store.db):
        if not is_readable(store, space.me):
            raise BookChangedError
        ways = {**ways_noted(space), link.id: words}
        note_in_book(store, space.me, _page(space), **{WAYS: {k: v for k, v in ways.items() if v}})


def same_ways(space: OpenSpace) -> Compared:
    """Who is reached by a way that is also hers, among all that were entered: kept away or not,
    asked or not. For who keeps her keys and her people with her; for others there is nothing."""
    if not space.is_keeper or not {kinds.VOICE, kinds.SHARING} <= {*space.kinds}:
        return Compared()
    if not is_readable(space.store, space.me):
        return Compared(is_whole=False)
    noted = ways_noted(space)
    try:
        hers = _how_to_reach_her(space) if noted else []
    except (CannotOpenError, ChangedBehindError):
        return Compared(is_whole=False)
    names = _names(space) if hers else {}
    found = [
        Same(names.get(link, ""), way)
        for link, words in noted.items()
        for way in same_way(hers, [words])
    ]
    return Compared(list(dict.fromkeys(found)))


def _how_to_reach_her(space: OpenSpace) -> list[str]:
    return [said.hers for said in preferences(space) if said.card in HER_CARDS]


def _names(space: OpenSpace) -> dict[str, str]:
    """A spoilt line among her people takes the names, and not the warning."""
    with suppress(CannotOpenError, ChangedBehindError):
        return names_of_links(space)
    return {}


def _page(space: OpenSpace) -> str:
    # Not the page of the name and picture: that one missing tells that a book was lost.
    return f"{WAYS} {space.id}"
