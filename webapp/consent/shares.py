"""Sharing with one person: release, grant, wraps and her copy in one transaction, or nothing."""

import hashlib
import json
from dataclasses import replace

from webapp.care.people import KeptRelease
from webapp.care.records import leave_no_bytes, only_record, save
from webapp.care.voices import Profile
from webapp.care.weighing import Weighed, keep_weighed
from webapp.consent.bundles import bundles
from webapp.consent.checks import check
from webapp.consent.cosigners import Other, counts_until, other_needs
from webapp.consent.decisions import Decision, SignerNeed
from webapp.consent.holds import TWO_RELEASES
from webapp.consent.limits import Limits
from webapp.consent.matters import YOUTH, Found, YouthFacts
from webapp.consent.papers import Share, release_document
from webapp.consent.rule_rows import ASSENTS, SIGNS, TOLD, Rule
from webapp.consent.shared_matters import matters_in
from webapp.consent.signers import signers
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.grants import SEE, Scope, sign_grant
from webapp.space.inbox import post
from webapp.space.offers import offer_to
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Signer
from webapp.space.releases import add_release
from webapp.space.sharing import grant_to
from webapp.space.signatures import Document
from webapp.space.signers import needs_body
from webapp.team.called_names import tell_name
from webapp.team.confided import agreements
from webapp.team.findings import findings
from webapp.team.keepers import keepers_of
from webapp.team.signer_news import PAPER, tell_keepers

GUARDIAN_SHARE = "guardian-share"
"""The kind of message that tells her key keepers of a share with a parent or caregiver."""


def decide(
    space: OpenSpace, scope: Scope, facts: YouthFacts, rules: tuple[Rule, ...],
    *, reader: str = "", legal: bool = False
) -> Decision:  # fmt: skip
    """Ask the rules about everything that the scope tells this reader. It is held where it cannot
    be one release, because other people must sign for a part of it."""

    def ask(part: Scope) -> Decision:
        matters = matters_in(space, part, reader=reader, legal=legal)
        return signers(matters, facts, rules, local_day(space.store.now))

    found = ask(scope)
    if found.hold is None and len(found.splits) > 1 and len(bundles(space, scope, ask)) > 1:
        return replace(found, hold=TWO_RELEASES)
    return found


def sign_share(
    space: OpenSpace, signer: Signer, share: Share, limits: Limits, decision: Decision,
    picked: tuple[str, ...] = (),
) -> KeptRelease:  # fmt: skip
    """Sign and store release, grant, wraps, her copy and the trail's line; all or nothing. With
    others who must sign too, the reader gets nothing before the last of them has.

    KeptAwayError, HeldError, AlreadyChangedError and ReachesTooFarError before anything is
    written.
    """
    others = check(space, share, limits, decision, picked)
    with transaction(space.store.db):
        paper = release_document(space, share, limits, decision)
        release = paper.signed_by("owner", signer.identity)
        cards = [other.card for other in others if other.card]
        readers = cards if others else [share.reader]
        holders = {card.account: card.keys for card in (signer.card, *readers)}
        id_ = add_release(space.store, release, holders)
        grant = _signed(space, signer, share, release, others)
        if others:
            offer_to(space, share.reader, grant, cards, replaces=share.supersedes)
            _tell_names(space, cards)
            _tell_of_papers(space, others)
        else:
            grant_to(space, share.reader, grant, replaces=share.supersedes)
        kept = KeptRelease(
            document=release.dump(), release=id_, grant=grant.body["id"],
            reader=share.reader.account, others=_named(decision, others),
            her_part=_her_part(decision), found=_found(space, decision), rules=decision.rules,
        )  # fmt: skip
        keep_weighed(space, Weighed(release=id_, other_ways=share.other_ways, risks=share.risks))
        if limits.starts_next_day:
            _tell_keepers(space, share, grant.body["id"])
        saved = save(space, kinds.SHARING, kept)
    if share.supersedes:
        leave_no_bytes(space)
    return saved


def _signed(
    space: OpenSpace, signer: Signer, share: Share, release: Document, others: tuple[Other, ...]
) -> Document:
    """Her grant. Whoever keeps the keys with her can witness a signature on paper."""
    now, cards = space.store.now, [other.card for other in others if other.card]
    papers = [other.link.id for other in others if other.signs_on_paper]
    staff = {keeper.card.account: keeper.card for keeper in keepers_of(space)}
    witnesses = [card for card in staff.values() if card.account != share.reader.account]
    return sign_grant(
        signer, space.authority, share.reader, share.scope,
        rights=frozenset({SEE}), starts_at=share.starts_at, ends_at=share.ends_at,
        purpose_hash=_hash(release.body["purpose"]), release=release.hash.hex(), now=now,
        needs=needs_body(cards, papers, witnesses, now, last=counts_until(space, others)),
    )  # fmt: skip


def _her_part(decision: Decision) -> str:
    """She signs where any rule wants her signature; else her yes is an assent, or she is told."""
    acts = {need.act for need in decision.required if need.who == YOUTH}
    return next(act for act in (SIGNS, ASSENTS, TOLD) if act in acts)


def _found(space: OpenSpace, decision: Decision) -> tuple[dict, ...]:
    """Whose finding it rests on, or who signed what a parent agreed. It stands in her copy alone,
    and the same way: it is no reader's to know, nor another parent's."""
    leaned_on = {one for need in decision.required for one in need.found}
    agreed = {(c.agency, c.service, c.since) for need in decision.required for c in need.confided}
    found = [
        (one, one.day)
        for one in (findings(space) if leaned_on else ())
        if Found(one.kind, one.job, one.day) in leaned_on
    ]
    found += [
        (one, one.since)
        for one in (agreements(space) if agreed else ())
        if (one.agency, one.care, one.since) in agreed
    ]
    return tuple(
        {"name": one.name, "agency": one.agency, "day": day.isoformat(), "signed": one.signed}
        for one, day in found
    )


def _named(decision: Decision, others: tuple[Other, ...]) -> tuple[dict, ...]:
    """Who must sign beside her, by which rule, and who of her people was asked for it. It stands
    in her copy alone: every signer reads the release, and none may learn of another."""
    return tuple(
        {
            "who": need.who, "reason": need.reason, "citation": need.citation,
            "asked": [other.name for other in _asked_for(need, others)],
            "accounts": [o.id for o in _asked_for(need, others) if not o.signs_on_paper],
            "links": [o.id for o in _asked_for(need, others) if o.signs_on_paper],
        }
        for need in other_needs(decision)
    )  # fmt: skip


def _asked_for(need: SignerNeed, others: tuple[Other, ...]) -> list[Other]:
    return [other for other in others if other.id in need.eligible]


def _tell_of_papers(space: OpenSpace, others: tuple[Other, ...]) -> None:
    """Nothing is pushed to somebody without a phone: her advocate brings the paper."""
    for other in others:
        if other.signs_on_paper:
            tell_keepers(space.store, space.me, space.id, PAPER, name=other.name)


def _tell_names(space: OpenSpace, cards: list[Card]) -> None:
    profile = only_record(space.section(kinds.VOICE), Profile)
    for card in cards:
        tell_name(space, card, profile.name_for(card.account))


def _tell_keepers(space: OpenSpace, share: Share, grant: str) -> None:
    """They can ask her today, by her safe way, whether she wants this."""
    said = {
        "person": share.reader.name, "grant": grant,
        "starts": share.starts_at.isoformat(), "ends": share.ends_at.isoformat(),
    }  # fmt: skip
    for keeper in keepers_of(space):
        post(space.store, space.me, keeper.card, GUARDIAN_SHARE, said, space=space.id)


def _hash(purpose: dict) -> str:
    return hashlib.sha256(json.dumps(purpose, sort_keys=True).encode()).hexdigest()
