"""Sharing with one person: release, grant, wraps and her copy in one transaction, or nothing."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime

from webapp.care.people import KeptRelease
from webapp.care.records import save
from webapp.care.terms import last_day
from webapp.care.weighing import Weighed, keep_weighed
from webapp.consent.holds import NO_RULE, NOT_HER_ALONE, TWO_RELEASES
from webapp.consent.limits import Limits
from webapp.consent.matters import YouthFacts
from webapp.consent.papers import Share, release_document
from webapp.consent.rule_rows import Rule
from webapp.consent.shared_matters import matters_in
from webapp.consent.signers import Decision, signers
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.grants import SEE, Scope, sign_grant
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.releases import add_release
from webapp.space.sharing import grant_to
from webapp.team.keepers import keepers_of

GUARDIAN_SHARE = "guardian-share"
"""The kind of message that tells her key keepers of a share with a parent or caregiver."""


class HeldError(RefusalError):
    """The rules do not let her share this alone, or nobody knows whether they do."""

    def __init__(self, hold: str):
        super().__init__(hold)
        self.hold = hold


class ReachesTooFarError(RefusalError):
    """Longer, or earlier, than anything may be shared with this person."""


def decide(
    space: OpenSpace, scope: Scope, facts: YouthFacts, rules: tuple[Rule, ...],
    *, legal: bool = False
) -> Decision:  # fmt: skip
    """Ask the rules about everything in the scope. A share that needs somebody else's
    signature as well is held: co-signing is not there yet. So is one that the law wants apart."""
    matters = matters_in(space, scope, legal=legal)
    found = signers(matters, facts, rules, local_day(space.store.now))
    if found.hold is None and not found.needs_only_her:
        return replace(found, hold=NOT_HER_ALONE)
    if found.hold is None and len(found.splits) > 1:
        return replace(found, hold=TWO_RELEASES)
    return found


def sign_share(
    space: OpenSpace, signer: Signer, share: Share, limits: Limits, decision: Decision
) -> KeptRelease:
    """Sign and store release, grant, wraps, her copy and the trail's line; all or nothing.

    HeldError and ReachesTooFarError before anything is written.
    """
    _check(share, limits, decision, space.store.now)
    with transaction(space.store.db):
        paper = release_document(space, share, limits, decision)
        release = paper.signed_by("owner", signer.identity)
        holders = {signer.account: signer.card.keys, share.reader.account: share.reader.keys}
        id_ = add_release(space.store, release, holders)
        grant = sign_grant(
            signer, space.authority, share.reader, share.scope,
            rights=frozenset({SEE}), starts_at=share.starts_at, ends_at=share.ends_at,
            purpose_hash=_hash(release.body["purpose"]), release=id_, now=space.store.now,
        )  # fmt: skip
        grant_to(space, share.reader, grant)
        kept = KeptRelease(
            document=release.dump(), release=id_, grant=grant.body["id"],
            reader=share.reader.account,
        )  # fmt: skip
        keep_weighed(space, Weighed(release=id_, other_ways=share.other_ways, risks=share.risks))
        if limits.starts_next_day:
            _tell_keepers(space, share, grant.body["id"])
        return save(space, kinds.SHARING, kept)


def _tell_keepers(space: OpenSpace, share: Share, grant: str) -> None:
    """They can ask her today, by her safe way, whether she wants this."""
    said = {
        "person": share.reader.name, "grant": grant,
        "starts": share.starts_at.isoformat(), "ends": share.ends_at.isoformat(),
    }  # fmt: skip
    for keeper in keepers_of(space):
        post(space.store, space.me, keeper.card, GUARDIAN_SHARE, said, space=space.id)


def _check(share: Share, limits: Limits, decision: Decision, now: datetime) -> None:
    if decision.hold is not None or not decision.needs_only_her:
        raise HeldError(decision.hold or NO_RULE)
    days = (last_day(share.ends_at) - local_day(share.starts_at)).days + 1
    if decision.until and last_day(share.ends_at) >= decision.until:
        raise ReachesTooFarError("outlasts what an adult can sign for")
    too_early = limits.starts_next_day and share.starts_at <= now
    if too_early or share.starts_at < now or not 1 <= days <= limits.most_days:
        raise ReachesTooFarError("outside the limits")


def _hash(purpose: dict) -> str:
    return hashlib.sha256(json.dumps(purpose, sort_keys=True).encode()).hexdigest()
