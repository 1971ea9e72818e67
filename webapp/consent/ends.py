"""Stopping: at once and asked nothing; then her copy says how it ended, as a receipt."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from webapp.care.at_unlock import at_unlock
from webapp.care.people import KeptRelease
from webapp.care.records import leave_no_bytes, save
from webapp.care.release_record import ReleaseRecord
from webapp.care.terms import Terms, last_day_here, record_in, terms_in
from webapp.care.weighing import Weighed, forget_weighed, weighed_for
from webapp.care.withdrawals import ON_SCREEN, withdrawal_of
from webapp.consent.people import document_of, kept_releases, live_grants, people_of
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.grants import LIVE, WAITING, Grant, all_grants, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.proofs import true_lines
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.stops import stop, stop_each
from webapp.space.trail import SERVER, Line
from webapp.team.log_lines import BY_DAY, day_of

ENDED, STOPPED = "ended", "stopped"


@dataclass(frozen=True)
class Receipt:
    """One release, readable: all that it says, and how it ended. `weighed` is what she thought
    over before, while it runs; `waits_until` the last day for a yes that is missing."""

    kept: KeptRelease
    record: ReleaseRecord
    terms: Terms
    weighed: Weighed | None = None
    waits_until: date | None = None

    @property
    def reader(self) -> Card:
        """The one person whom it lets read."""
        return self.record.recipient

    @property
    def signed_on(self) -> date:
        """The day of her yes."""
        return local_day(self.record.signed_at)

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return local_day(self.record.starts_at)

    @property
    def found(self) -> list[tuple[str, date]]:
        """Who had found that her own yes can count, and on which day."""
        return [(one["name"], date.fromisoformat(one["day"])) for one in self.kept.found]

    @property
    def is_over(self) -> bool:
        """Whether nobody can open it any more."""
        return bool(self.kept.ended_at)

    @property
    def was_seen(self) -> bool:
        """Whether it had begun before it ended."""
        if self.kept.never_began:
            return False
        starts = self.record.starts_at.replace(microsecond=0)
        return self.ended_at is None or self.ended_at >= starts

    @property
    def is_by_day(self) -> bool:
        """It ended by itself: only the day is said, as in the log."""
        return self.kept.why in BY_DAY

    @property
    def shown_end(self) -> datetime | None:
        """What stands on a page, and what pages go by when they say which came first."""
        return day_of(self.ended_at) if self.ended_at and self.is_by_day else self.ended_at

    @property
    def ended_at(self) -> datetime | None:
        """The moment it ended; None while it runs."""
        return datetime.fromisoformat(self.kept.ended_at) if self.kept.ended_at else None


def stop_one(space: OpenSpace, grant_id: str) -> KeptRelease | None:
    """End one sharing now. Her copy of it, or None for a key keeper's, which has none."""
    stop(space, grant_id)
    with suppress(ChangedBehindError):  # Where her copies are shut, it has ended all the same.
        close_copies(space)
        return next((kept for kept in kept_releases(space) if kept.grant == grant_id), None)
    return None


def stop_all(space: OpenSpace, account: str) -> list[str]:
    """End everything that one person sees or is about to see. Returns the ended grants' ids."""
    ids = [grant.id for grant in live_grants(space) if grant.reader == account]
    stop_each(space, ids)
    with suppress(ChangedBehindError):
        close_copies(space)
    return ids


@at_unlock
def tidy(space: OpenSpace, now: datetime) -> None:
    """Her copies catch up with what ended, and nobody reads on with keys she never checked."""
    if space.is_owner and space.authority.handed_over:
        for known in people_of(space):
            if known.has_changed and (known.sharings or known.in_need):
                stop_all(space, known.person.account)
        close_copies(space)


def close_copies(space: OpenSpace) -> None:
    """Write into her copies what ended meanwhile, by whomever: a spoken stop, an end date."""
    open_ = [kept for kept in kept_releases(space) if not kept.ended_at]
    known = {g.id: g for g in all_grants(space.store, space.authority)[0]}
    over = [kept for kept in open_ if _is_over(known.get(kept.grant), space)]
    if not over:
        return
    reading = true_lines(space)
    lines = {line.about.get("grant"): line for line in reading if line.kind == "stopped"}
    begun = {line.about.get("grant") for line in reading if line.kind == "granted"}
    with transaction(space.store.db):
        for kept in over:
            closed = _closed(kept, known.get(kept.grant), lines, space.store.now)
            closed = replace(closed, never_began=bool(kept.others) and kept.grant not in begun)
            save(space, kinds.SHARING, _with_her_word(space, closed))
        forget_weighed(space, {kept.release for kept in over})
    leave_no_bytes(space)


def _is_over(grant: Grant | None, space: OpenSpace) -> bool:
    return grant is None or grant.state not in (WAITING, LIVE) or grant.ends_at <= space.store.now


def _closed(
    kept: KeptRelease, grant: Grant | None, lines: dict[str, Line], now: datetime
) -> KeptRelease:
    line = lines.get(kept.grant)
    if line is None:
        ended = grant.ends_at if grant else now
        return replace(kept, ended_at=ended.isoformat(), ended_by=SERVER, why=ENDED)
    return replace(
        kept, ended_at=line.at.isoformat(), ended_by=line.actor, why=line.about.get("why", ENDED)
    )


def _with_her_word(space: OpenSpace, kept: KeptRelease) -> KeptRelease:
    """What she stopped herself gets her signed record of it."""
    if kept.withdrawal or kept.why != STOPPED or kept.ended_by != space.me.account:
        return kept
    document = withdrawal_of(
        space.id, kept.release, kept.grant, space.me, how=ON_SCREEN, at=kept.ended_at
    )
    return replace(kept, withdrawal=document.dump())


def receipt(space: OpenSpace, id_: str) -> Receipt:
    """The receipt of one release by the id of her copy. NotGrantedError for any other id."""
    found = next((kept for kept in kept_releases(space) if kept.id == id_), None)
    if found is None:
        raise NotGrantedError("no such receipt")
    return receipt_of(space, found)


def receipt_of(space: OpenSpace, kept: KeptRelease) -> Receipt:
    """Her copy as a page shows it."""
    record = record_in(document_of(space, kept))
    terms, weighed = terms_in(record, kept.grant), weighed_for(space, kept.release)
    waits_until = _waits_until(space, kept)
    if waits_until:  # It may end sooner than the time for that yes.
        waits_until = min(waits_until, terms.last_day)
    return Receipt(kept, record, terms, weighed, waits_until)


def _waits_until(space: OpenSpace, kept: KeptRelease) -> date | None:
    grant = one_grant(space.store, space.authority, kept.grant) if kept.others else None
    waits = grant is not None and grant.is_waiting(space.store.now)
    return last_day_here(grant.needs.until) if waits else None


def past_receipts(space: OpenSpace) -> list[Receipt]:
    """Everything that ended, the latest first."""
    over = [receipt_of(space, kept) for kept in kept_releases(space) if kept.ended_at]
    return sorted(over, key=lambda one: one.shown_end, reverse=True)
