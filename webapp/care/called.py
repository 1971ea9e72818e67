"""How a young person is called: by whoever opened a space, and by her own word."""

from dataclasses import dataclass

from webapp.care.records import only_record
from webapp.care.showing import releases_read_by
from webapp.care.voices import Profile
from webapp.space.books import open_book
from webapp.space.kinds import VOICE
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError


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


def own_name(space: OpenSpace) -> str:
    """As she calls herself; empty while that part of hers is shut: a call for help goes out all
    the same."""
    try:
        return only_record(space.section(VOICE), Profile).called
    except ChangedBehindError:
        return ""
