"""A sharing that she paused: it ended as any other, and on a day of hers she is asked again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from webapp.care.people import KeptRelease
from webapp.care.records import Record, leave_no_bytes, records, save, take_out, the_record
from webapp.care.spoken_stops import gone_on_from
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.grants import LIVE, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.stops import stop_each

LATER = timedelta(days=7)
"""How long "Ask me later" is quiet."""


@dataclass(frozen=True, kw_only=True)
class Pause(Record):
    """`kept` is her copy of what ended, `ask_on` the ISO day on which she wants to be asked."""

    kind: ClassVar[str] = "pause"
    kept: str = ""
    release: str = ""
    reader: str = ""
    ask_on: str = ""

    @property
    def day(self) -> date:
        """The day meant by `ask_on`."""
        return date.fromisoformat(self.ask_on)


def running_copy(space: OpenSpace, grant: str) -> KeptRelease:
    """Her copy of what has not ended; NotGrantedError for anything else."""
    return _running(space, lambda kept: kept.grant == grant)[0]


def running_copies(space: OpenSpace, reader: str) -> list[KeptRelease]:
    """Her copies of all that one person sees or is about to see; NotGrantedError for nothing."""
    return _running(space, lambda kept: kept.reader == reader)


def _running(space: OpenSpace, wanted: Callable[[KeptRelease], bool]) -> list[KeptRelease]:
    every = records(space.section(kinds.SHARING), KeptRelease)
    found = [kept for kept in every if wanted(kept) and _runs(space, kept.grant)]
    if not found:
        raise NotGrantedError("nothing of hers to pause")
    return found


def _runs(space: OpenSpace, grant: str) -> bool:
    known = one_grant(space.store, space.authority, grant)
    return known is not None and known.state == LIVE and known.ends_at > space.store.now


def pause(space: OpenSpace, copies: list[KeptRelease], ask_on: date) -> None:
    """End them now, all or none, and remember the day. Nothing ever opens by itself."""
    with transaction(space.store.db):
        stop_each(space, [kept.grant for kept in copies])
        for kept in copies:
            made = Pause(
                kept=kept.id, release=kept.release, reader=kept.reader, ask_on=ask_on.isoformat()
            )  # fmt: skip
            save(space, kinds.SHARING, made)
    leave_no_bytes(space)


def due_pause(space: OpenSpace, today: date) -> Pause | None:
    """The one to ask about today, the earliest first. Not about what she shares again already.
    Whether somebody is kept away since is not looked at: a question that stays away would tell."""
    section = space.section(kinds.SHARING)
    due = [one for one in records(section, Pause) if one.day <= today]
    if not due:
        return None
    again = gone_on_from(space)
    open_ = [one for one in due if one.release not in again]
    return min(open_, key=lambda one: one.ask_on, default=None)


def pause_of(space: OpenSpace, kept: str) -> Pause | None:
    """The pause of one ended sharing, by her copy of it, while a question is still to come."""
    every = records(space.section(kinds.SHARING), Pause)
    return next((one for one in every if one.kept == kept), None)


def let_it_rest(space: OpenSpace, id_: str) -> None:
    """Her no: she is not asked about it any more."""
    the_record(space.section(kinds.SHARING), Pause, id_)
    take_out(space, kinds.SHARING, id_)


def ask_later(space: OpenSpace, id_: str, today: date) -> None:
    """The same question in a week."""
    found = the_record(space.section(kinds.SHARING), Pause, id_)
    save(space, kinds.SHARING, replace(found, ask_on=(today + LATER).isoformat()))
