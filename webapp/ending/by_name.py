"""Which young person somebody means who can open nothing now, by the name they know."""

from crypto.errors import CannotOpenError
from webapp.account.current import me, opened
from webapp.care.showing import releases_read_by
from webapp.database import current_store
from webapp.ending.spoken import folded, is_called
from webapp.refusals import NotYoursError
from webapp.space.books import open_book
from webapp.space.emergency import ordinary
from webapp.space.exclusions import is_excluded
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace


def called(name: str) -> list[OpenSpace]:
    """Every space that runs for the person asking, whatever gate is shut, and whose owner is
    called so there. Nobody's who is kept away."""
    typed, found = folded(name), []
    for membership in spaces_of(current_store(), me().account):
        space = _running(membership.space)
        if space and is_called(typed, _names(space)):
            found.append(space)
    return found


def _running(id_: str) -> OpenSpace | None:
    try:
        space = ordinary(opened(id_))
    except (NotYoursError, CannotOpenError):
        return None
    return None if is_excluded(space.store, id_, me().account) else space


def _names(space: OpenSpace) -> list[str]:
    """What she chose for this reader, and what an advocate's own book says."""
    try:
        told = [terms.called for terms, _scope in releases_read_by(space)]
    except CannotOpenError:
        told = []
    book = open_book(space.store, me()) if me().card.kind == "advocate" else {}
    return [*told, book.get(space.id, {}).get("name", "")]
