"""How whoever opened a space calls the young person on their own pages."""

from dataclasses import dataclass

from webapp.care.showing import releases_read_by
from webapp.space.books import open_book
from webapp.space.opening import OpenSpace


@dataclass(frozen=True)
class Called:
    """Both may be empty: then a page says "Somebody", or nothing."""

    name: str = ""
    picture: str = ""


def called(space: OpenSpace) -> Called:
    """As in their own address book. Who keeps no name there uses the one that she chose for them
    in what she shares: the same that stands on that page."""
    said = open_book(space.store, space.me).get(space.id, {})
    name = said.get("name") or said.get("called") or _name_shared(space)
    return Called(name, said.get("picture", ""))


def _name_shared(space: OpenSpace) -> str:
    return next((terms.called for terms, _scope in releases_read_by(space) if terms.called), "")
