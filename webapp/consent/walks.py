"""One walk through the pages of a share: the person, the limits, and the share as it stands."""

from dataclasses import dataclass, replace
from datetime import date

from flask import current_app

from webapp.care.records import only_record
from webapp.care.release_record import SEE, ReleaseRecord
from webapp.care.showing import Shown, shown
from webapp.care.terms import OWN_WORDS, terms_in
from webapp.care.voices import Profile
from webapp.consent.ages import days_under_age
from webapp.consent.bundles import Ask, Bundle, bundles
from webapp.consent.checks import HeldError
from webapp.consent.cosigners import Other, asked_lately, open_need, signers_picked, who_can
from webapp.consent.decisions import Decision, SignerNeed
from webapp.consent.drafts import Draft
from webapp.consent.enabling import rules_here
from webapp.consent.ends import receipt
from webapp.consent.facts import facts_of, facts_shown
from webapp.consent.holds import TWO_RELEASES
from webapp.consent.limits import Limits, dates_of, limits_for
from webapp.consent.matters import YouthFacts
from webapp.consent.offers import Offer, offered_wants, offers, scope_of
from webapp.consent.papers import Share, preview_record
from webapp.consent.people import Known, known_person
from webapp.consent.rule_rows import Rule
from webapp.consent.running import running_releases
from webapp.consent.shares import decide
from webapp.consent.sources import COURT
from webapp.consent.statements import hash_of_all, statements_for
from webapp.i18n import language, local_day
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace
from webapp.team.keepers import keepers_of


class NotCheckedError(RefusalError):
    """Nobody has made sure that this person is who she thinks."""

    def __init__(self, account: str):
        super().__init__("not checked")
        self.account = account


class StepSkippedError(RefusalError):
    """What comes after a step was sent, and the step was not."""

    def __init__(self, step: str, walk: "Walk"):
        super().__init__(step)
        self.step, self.walk = step, walk


class ApartError(HeldError):
    """It has to be several sharings, because other people must sign for a part of it."""

    def __init__(self, walk: "Walk"):
        super().__init__(TWO_RELEASES)
        self.walk = walk


@dataclass(frozen=True)
class Walk:
    """Made anew for each page, from the draft that the page before carried."""

    space: OpenSpace
    known: Known
    limits: Limits
    draft: Draft

    @property
    def must_warn(self) -> bool:
        """Whether the page on courts comes before anything is looked at or signed."""
        return self.limits.warns_court and not self.draft.warned

    @property
    def name(self) -> str:
        """The person, as she calls them."""
        return self.known.person.name

    def with_(self, **changes) -> "Walk":
        """The walk one step further."""
        return replace(self, draft=replace(self.draft, **changes))

    def offers(self) -> tuple[list[Offer], list[Offer]]:
        """What is offered, and what stands behind "Something else"."""
        first, second = (offers(self.space, self.limits, guarded=g) for g in (False, True))
        return first, second

    def first_day(self) -> date:
        """The day it would start on."""
        return local_day(dates_of(self.limits, 1, self.space.store.now)[0])

    def scope(self) -> Scope:
        """What the picks come to now; NothingPickedError when nothing is left of them."""
        draft, reader = self.draft, self.known.person.account
        return scope_of(self.space, self.limits, reader, draft.areas, draft.lines, self._asking())

    def stays(self) -> tuple[int, int]:
        """Of how she wants things: how many lines stay with her, and how many there are."""
        wants, scope = offered_wants(self.space, self.limits), self.scope()
        return sum(not scope.covers(one.section, one.id) for one in wants), len(wants)

    def decision(self) -> Decision:
        """What the rules say about it; before her words, as if nobody were kept away. HeldError
        where they hold it."""
        found = self._asking()(self.scope())
        if found.hold == TWO_RELEASES:
            raise ApartError(self)
        if found.hold is not None:
            raise HeldError(found.hold)
        return found

    def _is_legal(self) -> bool:
        return self.limits.warns_court or self.draft.purpose == COURT

    def bundles(self) -> list[Bundle]:
        """What was picked, by who must sign for it."""
        return bundles(self.space, self.scope(), self._asking())

    def _asking(self) -> Ask:
        """The rules and facts as they are now, for whatever part of it is asked about."""
        known, legal, reader = self._known(), self._is_legal(), self.known.person.account
        return lambda part: decide(self.space, part, *known, reader=reader, legal=legal)

    def _known(self) -> tuple[YouthFacts, tuple[Rule, ...]]:
        return _facts_and_rules(self.space, as_shown=not self.draft.after_words)

    def titles(self) -> dict[str, str]:
        """How a page names the lines that she can pick, by their ids."""
        every = [offer for group in self.offers() for offer in group]
        return {line.id: line.text for offer in every for line in offer.lines}

    def open_need(self) -> SignerNeed | None:
        """A yes beside hers, and nobody is picked for it yet."""
        return open_need(self.decision(), self.draft.signers)

    def who_can(self, need: SignerNeed) -> list[Other]:
        """Whom she can ask for it."""
        as_shown = not self.draft.after_words
        return who_can(self.space, need, self.known.person.account, as_shown=as_shown)

    def asked_lately(self, need: SignerNeed) -> bool:
        """Whether somebody was asked for it, and there is no yes for now."""
        return asked_lately(self.space, need, self.known.person.account)

    def others(self) -> tuple[Other, ...] | None:
        """Those she picked; None when somebody of them can't be asked after all."""
        reader, as_shown = self.known.person.account, not self.draft.after_words
        picked = self.draft.signers
        return signers_picked(self.space, self.decision(), picked, reader, as_shown=as_shown)

    def longest(self) -> Limits:
        """The limits, with the day on which what an adult signs for her counts no more."""
        until = self.decision().until
        if until is None:
            return self.limits
        left = max((until - self.first_day()).days, 0)
        return replace(self.limits, most_days=min(self.limits.most_days, left))

    def wanted_by_law(self) -> tuple[str, ...]:
        """Codes of what the laws behind the sources want said before she signs."""
        return tuple(code for split in self.decision().splits for code in split.statements)

    def share(self) -> Share:
        """The release as she would sign it. StepSkippedError while an answer of hers is missing."""
        if not self.draft.purpose:
            raise StepSkippedError("why", self)
        if not self.draft.days:
            raise StepSkippedError("until", self)
        draft = self.draft
        # What she typed, and then picked another answer, is nobody's to read.
        words = draft.words if draft.purpose == OWN_WORDS else ""
        codes = statements_for(self.limits, self.known.card, self.wanted_by_law())
        start, end = dates_of(self.limits, draft.days, self.space.store.now)
        profile = only_record(self.space.section(kinds.VOICE), Profile)
        return Share(
            self.known.card, self.scope(), draft.purpose, words, start, end,
            profile.name_for(self.known.person.account), language(), codes,
            hash_of_all(codes, self.name), (SEE, *draft.acts), draft.teach_back,
            draft.other_ways, draft.risks, draft.supersedes, draft.receipt,
            draft.read_by, draft.read_in,
        )  # fmt: skip

    def record(self) -> ReleaseRecord:
        """What the release would say."""
        return preview_record(self.space, self.share(), self.limits)

    def preview(self) -> list[Shown]:
        """His page as it would be."""
        return self.preview_of(self.share())

    def preview_of(self, share: Share) -> list[Shown]:
        """His page as this would begin: what he can read then beside it, without the one whose
        place it takes."""
        terms = terms_in(preview_record(self.space, share, self.limits))
        others = running_releases(
            self.space, self.known, share.starts_at, without=share.supersedes
        )  # fmt: skip
        return shown(self.space, self.known.person.account, [*others, (terms, share.scope)])


def walk_for(space: OpenSpace, account: str, draft: Draft | None = None) -> Walk:
    """The first step. NotCheckedError sends her to the six words first."""
    known = known_person(space, account)
    if not known.is_checked:
        raise NotCheckedError(account)
    return Walk(space, known, _limits(space, known), draft or Draft(account))


def walk_again(space: OpenSpace, receipt_id: str) -> Walk:
    """A walk that begins with what an earlier release says. It becomes a release of its own."""
    found = receipt(space, receipt_id)
    record, areas = found.record, [p for p in found.record.what if p.kind in kinds.AREAS]
    draft = Draft(
        record.recipient.account,
        tuple(part.kind for part in areas if part.items is None),
        tuple(item for part in areas for item in part.items or ()),
        record.purpose.code, record.purpose.words,
        acts=tuple(act for act in record.acts if act != SEE), supersedes=found.kept.release,
    )  # fmt: skip
    return walk_for(space, draft.person, draft)


def _limits(space: OpenSpace, known: Known) -> Limits:
    """Nothing that a guardian is given outlasts the day before she comes of age."""
    keepers = {keeper.card.account for keeper in keepers_of(space)}
    limits = limits_for(known.card, keeps_keys=known.person.account in keepers)
    if known.card.kind != "guardian":
        return limits
    now = space.store.now
    first = local_day(dates_of(limits, 1, now)[0])
    left = days_under_age(*_facts_and_rules(space), first, local_day(now))
    return replace(limits, most_days=min(limits.most_days, left))


def _facts_and_rules(
    space: OpenSpace, *, as_shown: bool = True
) -> tuple[YouthFacts, tuple[Rule, ...]]:
    demo = current_app.config["SETTINGS"].demo
    facts = facts_shown(space, demo) if as_shown else facts_of(space, demo)
    return facts, rules_here(space.store, demo)
