"""Before a share is signed: whether it may be, and who must sign beside her."""

from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.care.terms import last_day
from webapp.consent.cosigners import Other, signers_picked
from webapp.consent.decisions import Decision
from webapp.consent.holds import NO_RULE, NOT_HER_ALONE
from webapp.consent.limits import Limits
from webapp.consent.matters import YOUTH
from webapp.consent.papers import Share
from webapp.i18n import local_day
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.grants import LIVE, WAITING, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.signatures import read
from webapp.team.holds import KeptAwayError


class HeldError(RefusalError):
    """The rules do not let her share this alone, or nobody knows whether they do."""

    def __init__(self, hold: str):
        super().__init__(hold)
        self.hold = hold


class ReachesTooFarError(RefusalError):
    """Longer, or earlier, than anything may be shared with this person."""


class AlreadyChangedError(RefusalError):
    """Another share goes on from the same one: on another tab, or a moment ago."""


def check(
    space: OpenSpace, share: Share, limits: Limits, decision: Decision, picked: tuple[str, ...]
) -> tuple[Other, ...]:
    """Who must sign too; nobody where her own signature is all it takes. KeptAwayError, HeldError,
    AlreadyChangedError or ReachesTooFarError where it must not be signed."""
    if is_excluded(space.store, space.id, share.reader.account):
        raise KeptAwayError(share.reader.account)
    if decision.hold is not None or not any(need.who == YOUTH for need in decision.required):
        raise HeldError(decision.hold or NO_RULE)
    if share.supersedes and _is_replaced(space, share.supersedes):
        raise AlreadyChangedError("changed already")
    now = space.store.now
    days = (last_day(share.ends_at) - local_day(share.starts_at)).days + 1
    if decision.until and last_day(share.ends_at) >= decision.until:
        raise ReachesTooFarError("outlasts what an adult can sign for")
    too_early = limits.starts_next_day and share.starts_at <= now
    if too_early or share.starts_at < now or not 1 <= days <= limits.most_days:
        raise ReachesTooFarError("outside the limits")
    if decision.needs_only_her:
        return ()
    others = signers_picked(space, decision, picked, share.reader.account)
    if not others:
        raise HeldError(NOT_HER_ALONE)
    return others


def goes_on(space: OpenSpace, kept: KeptRelease) -> bool:
    """Whether this sharing runs, or waits for a yes or for its first day."""
    grant = None if kept.ended_at else one_grant(space.store, space.authority, kept.grant)
    return grant is not None and grant.state in (LIVE, WAITING)


def _is_replaced(space: OpenSpace, release: str) -> bool:
    """Whether another sharing of hers took the place of this one, and goes on."""
    return any(
        read(kept.document, Tag.RELEASE).body.get("supersedes") == release and goes_on(space, kept)
        for kept in records(space.section(kinds.SHARING), KeptRelease)
        if not kept.ended_at
    )
