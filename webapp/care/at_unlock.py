"""What is done when the owner or a key keeper unlocks a space; each slice hangs its work in."""

from collections.abc import Callable
from datetime import datetime

from webapp.space.opening import OpenSpace

Work = Callable[[OpenSpace, datetime], None]

_work: list[Work] = []


def at_unlock(work: Work) -> Work:
    """Hangs in work that needs open keys and no page: `work(space, now)`."""
    _work.append(work)
    return work


def run(space: OpenSpace, now: datetime) -> None:
    """Call once after sign-in for each space whose keys this person keeps."""
    for work in _work:
        work(space, now)
