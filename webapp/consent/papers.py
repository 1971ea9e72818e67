"""Writes the release that she is about to sign: it names areas and ids, never what they say."""

import os
from dataclasses import dataclass
from datetime import datetime

from crypto.labels import Tag
from webapp.care.ceremonies import NOT_ASKED, OWN_SCREEN, SCREEN, TOGETHER, Ceremony
from webapp.care.left_out import JUST_FOR_ME, PLACES
from webapp.care.release_record import (
    ALONE,
    SEE,
    Discloser,
    Needed,
    Part,
    Purpose,
    ReleaseRecord,
    Text,
)
from webapp.care.terms import REASONS, Terms, last_day
from webapp.consent.decisions import Decision
from webapp.consent.limits import Limits
from webapp.consent.matters import YOUTH
from webapp.consent.sources import alone_in, labels_in, later_in, own_words_in, since_in, sources_in
from webapp.consent.statements import LEVEL, ON_SCREEN, TEXT_VERSION
from webapp.i18n import local_day
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.signatures import Document, write


@dataclass(frozen=True)
class Share:
    """One release as she is about to sign it. `called` is the name the reader sees; `acts` what
    he may do; `teach_back` how "What will they see?" went; `other_ways` and `risks` are codes
    that never stand in the release; `receipt` is where she wants her copy; `read_by` who read it
    to her, and `read_in` in which language, where it was another than the page's."""

    reader: Card
    scope: Scope
    purpose: str
    words: str
    starts_at: datetime
    ends_at: datetime
    called: str
    language: str
    statements: tuple[str, ...]
    text_hash: str
    acts: tuple[str, ...] = (SEE,)
    teach_back: str = NOT_ASKED
    other_ways: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    supersedes: str = ""
    receipt: str = SCREEN
    read_by: str = ""
    read_in: str = ""

    @property
    def terms(self) -> Terms:
        """How it will stand above what the reader sees."""
        return Terms("", self.called, self.purpose, self.words, last_day(self.ends_at), self.acts)


def release_document(
    space: OpenSpace, share: Share, limits: Limits, decision: Decision
) -> Document:
    """The text that everybody signs."""
    return write(Tag.RELEASE, record_of(space, share, limits, decision).as_body())


def preview_record(space: OpenSpace, share: Share, limits: Limits) -> ReleaseRecord:
    """What it would say, before anybody has said who must sign."""
    return record_of(space, share, limits, Decision())


def record_of(space: OpenSpace, share: Share, limits: Limits, decision: Decision) -> ReleaseRecord:
    """Everything that the release says."""
    alone = alone_in(space, share.scope, share.purpose, limits)
    reader = share.reader.account
    return ReleaseRecord(
        space=space.id,
        discloser=Discloser(space.me.account, space.me.card.keys.identity.hex()),
        recipient=share.reader,
        what=_what(space, share),
        purpose=_purpose(share),
        acts=share.acts,
        starts_at=share.starts_at,
        ends_at=share.ends_at,
        review_at=share.ends_at - (share.ends_at - share.starts_at) / 2,
        signers=_her_part(decision),
        statements=share.statements,
        text=Text(TEXT_VERSION, share.text_hash, share.language, LEVEL),
        called=share.called,
        signed_at=space.store.now,
        salt=os.urandom(16).hex(),
        exclusions=_exclusions(limits, alone),
        sources=sources_in(space, share.scope, reader),
        alone=alone,
        ceremony=_ceremony(share),
        supersedes=share.supersedes,
        own_words=own_words_in(space, share.scope, reader),
        later=later_in(space, share.scope),
    )


def _ceremony(share: Share) -> Ceremony:
    """Who read to her in the language of the page stood by; in another, it was interpreted."""
    other = f"{share.read_by} ({share.read_in})" if share.read_in else ""
    return Ceremony(
        TOGETHER if share.read_by else OWN_SCREEN,
        share.teach_back,
        ON_SCREEN,
        interpreter=other,
        witness="" if other else share.read_by,
        receipt=share.receipt,
    )


def _her_part(decision: Decision) -> tuple[Needed, ...]:
    """Every signer reads this text, and none may learn of another: who else must sign stands in
    her own copy."""
    own = (need for need in decision.required if need.who == YOUTH)
    return tuple(Needed(need.who, need.reason, need.citation) for need in own)


def _purpose(share: Share) -> Purpose:
    return Purpose(share.purpose, share.words, share.terms.said_purpose(), REASONS[share.purpose])


def _what(space: OpenSpace, share: Share) -> tuple[Part, ...]:
    """Single lines are those of today; a whole section goes on until the last day."""
    parts, today = share.scope.parts, local_day(space.store.now)
    return tuple(
        Part(
            kind,
            parts[section],
            labels_in(space, share.scope, kind),
            (last_day(share.ends_at) if parts[section] is None else today).isoformat(),
            since_in(space, share.scope, kind),
        )
        for kind, section in space.authority.sections.items()
        if section in parts
    )


def _exclusions(limits: Limits, alone: tuple[str, ...]) -> tuple[str, ...]:
    """The same for everybody with the same limits, so that it hints at nothing."""
    places = () if limits.places else (PLACES,)
    return (JUST_FOR_ME, *places, *(code for code in ALONE if code not in alone))
