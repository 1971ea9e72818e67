"""What her receipt says below an end: undo for ten minutes, and asking the reader to stop using."""

from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.pauses import Pause, pause_of
from webapp.care.people import KeptRelease
from webapp.care.recalls import Recall, can_be_asked, recall_of
from webapp.care.records import records
from webapp.care.share_looks import lines_for_looks, looks_in
from webapp.care.spoken_stops import undo_until
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.refused import NotGrantedError


@dataclass(frozen=True)
class AfterEnd:
    """`undo_until` is the last moment for it; `can_ask` says that the reader can be asked;
    `pause` is there until she has answered its question."""

    undo_until: datetime | None
    recall: Recall | None
    can_ask: bool
    pause: Pause | None


def after_end(space: OpenSpace, kept: KeptRelease) -> AfterEnd:
    """What stands below one ended release."""
    recall = recall_of(space, kept.release)
    reader = reader_of(space, kept)
    can_ask = recall is None and reader is not None and can_be_asked(space, reader)
    can_ask = can_ask and _has_read(space, kept)
    return AfterEnd(undo_until(space, kept), recall, can_ask, pause_of(space, kept.id))


def _has_read(space: OpenSpace, kept: KeptRelease) -> bool:
    """Whoever did not open this one has nothing of it to stop using, and must not hear that there
    was anything."""
    if kept.never_began:
        return False
    looks = looks_in(space, kept.grant, lines_for_looks(space))
    return looks is not None and looks.first is not None


def ended_copy(space: OpenSpace, id_: str) -> KeptRelease:
    """Her copy of something that has ended. NotGrantedError for any other id."""
    every = records(space.section(kinds.SHARING), KeptRelease)
    found = next((kept for kept in every if kept.id == id_ and kept.ended_at), None)
    if found is None:
        raise NotGrantedError("nothing that has ended")
    return found


def reader_of(space: OpenSpace, kept: KeptRelease) -> Card | None:
    """Whom it let read, as their card says today."""
    try:
        return card_of(space.store, kept.reader)
    except (NoSuchAccountError, CannotOpenError):
        return None
