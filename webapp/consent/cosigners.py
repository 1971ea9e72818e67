"""Whom she can ask for the other yes: found safe, not shut out, and not asked lately."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from webapp.account.accounts import known_card
from webapp.care.people import COMPARED, Person
from webapp.care.records import records
from webapp.consent.decisions import Decision, SignerNeed
from webapp.consent.limits import midnight
from webapp.consent.matters import APPOINTEE, CUSTODIAN, YOUTH
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.links import Link, links_of
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.signers import is_quiet
from webapp.team.guardians import names_of_links

HOME = "guardian"
"""The kind of account that parents and caregivers have; also who signs for an agency."""

OF_NO_HOME = (CUSTODIAN, APPOINTEE)


@dataclass(frozen=True)
class Other:
    """One person who may be asked. `card` is None for somebody who has not joined, or whose
    card is not the one that was checked for her."""

    link: Link
    name: str
    card: Card | None

    @property
    def id(self) -> str:
        """What the rules and a signed grant know this person by: an account, else the link
        itself. Only `signs_on_paper` says that it is a link: the two never stand in one list."""
        return self.link.account or self.link.id

    @property
    def has_joined(self) -> bool:
        """Whether there is an account behind it."""
        return bool(self.link.account)

    @property
    def signs_on_paper(self) -> bool:
        """Nobody behind a screen: a witness writes it down."""
        return self.link.signs_on_paper

    @property
    def can_be_asked(self) -> bool:
        """Now, by the next press."""
        return self.card is not None or self.signs_on_paper


def other_needs(decision: Decision) -> list[SignerNeed]:
    """What must be signed by somebody else."""
    return [need for need in decision.required if need.who != YOUTH]


def open_need(decision: Decision, picked: tuple[str, ...]) -> SignerNeed | None:
    """The first of them that nobody she picked would answer."""
    return next((need for need in other_needs(decision) if not _answers(need, picked)), None)


def _answers(need: SignerNeed, picked: tuple[str, ...]) -> bool:
    asked = set(need.eligible) & set(picked)
    return bool(asked) and (not need.every or asked == set(need.eligible))


def who_can(
    space: OpenSpace, need: SignerNeed, reader: str, *, as_shown: bool = False
) -> list[Other]:
    """Everybody who may be asked for it about this reader. With `every` it is all or nobody."""
    able = others(space, reader, as_shown=as_shown)
    found = [other for other in able if other.id in need.eligible]
    once = list({other.id: other for other in found}.values())
    return [] if need.every and len(once) < len(need.eligible) else once


def asked_lately(space: OpenSpace, need: SignerNeed, reader: str) -> bool:
    """Whether one of them said no or "not now" about this reader within thirty days. Then no other
    is held out to her: asking on is her own wish."""
    return any(is_quiet(space.store, space.id, id_, reader) for id_ in need.eligible)


def others(space: OpenSpace, reader: str, *, as_shown: bool = False) -> list[Other]:
    """Everybody who may be asked about this reader, whatever it is for. Nobody at home is ever
    asked about somebody else at home: neither may learn here of the other. An agency, or whom a
    court named, can be. `as_shown` is for pages before her secret words: there nobody is missing
    for being kept away."""
    store, today = space.store, local_day(space.store.now)
    card = known_card(store, reader)
    if card is None:
        return []
    names, every = names_of_links(space), links_of(store, space.id)
    signers = [one for one in every if one.can_sign]
    able = [one for one in signers if (one.stands if as_shown else one.may_be_asked)(today)]
    links = [one for one in able if card.kind != HOME or _is_of_no_home(one, every)]
    return [
        Other(link, names[link.id], _checked_card(space, link.account))
        for link in links
        if link.account != reader and not _said_no_lately(space, link, reader)
    ]


def is_never_asked(reader: Card, need: SignerNeed) -> bool:
    """Whether this yes can come from nobody at all: it is one of home, and so is the reader."""
    return reader.kind == HOME and need.who not in OF_NO_HOME


def _is_of_no_home(link: Link, every: list[Link]) -> bool:
    """Whoever was ever entered as a parent or in a parent's place is of her home, by any link."""
    return all(one.role in OF_NO_HOME for one in every if _who(one) == _who(link))


def _said_no_lately(space: OpenSpace, link: Link, reader: str) -> bool:
    return is_quiet(space.store, space.id, link.account or link.id, reader)


def _checked_card(space: OpenSpace, account: str) -> Card | None:
    """The card of today, if it is the one that somebody made sure of for her."""
    people = records(space.section(kinds.SHARING), Person)
    person = next((one for one in people if account and one.account == account), None)
    if person is None or not person.is_checked:
        return None
    if person.how == COMPARED and not person.is_proven(space.id, space.authority.owner):
        return None
    card = known_card(space.store, account)
    is_same = card is not None and card.fingerprint == person.fingerprint
    return card if is_same and not person.says_anew(card) else None


def counts_until(space: OpenSpace, picked: tuple[Other, ...]) -> datetime | None:
    """The moment from which one of them may not say yes any more, because what the link rests
    on is over; None where nothing of it ends."""
    last = [day for other in picked if (day := _last_day(space, other.link))]
    return midnight(min(last) + timedelta(days=1)) if last else None


def _last_day(space: OpenSpace, link: Link) -> date | None:
    """The latest one of this person in this place: who goes on is entered anew."""
    every, today = links_of(space.store, space.id), local_day(space.store.now)
    same = [one for one in every if _whose(one) == _whose(link)]
    days = [one.until for one in same if one.may_be_asked(today)]
    return date.fromisoformat(max(days)) if days and all(days) else None


def _whose(link: Link) -> tuple[str, str]:
    """One person in one place."""
    return _who(link), link.role


def _who(link: Link) -> str:
    """Somebody without an account is known by the link alone."""
    return link.account or link.id


def signers_picked(
    space: OpenSpace, decision: Decision, picked: tuple[str, ...], reader: str,
    *, as_shown: bool = False
) -> tuple[Other, ...] | None:  # fmt: skip
    """Those who will be asked; None when somebody of them cannot be, or one is missing."""
    able = {o.id: o for o in others(space, reader, as_shown=as_shown) if o.can_be_asked}
    wanted = {link for need in other_needs(decision) for link in need.eligible} & set(picked)
    if open_need(decision, picked) is not None or not wanted <= set(able):
        return None
    return tuple(able[id_] for id_ in sorted(wanted))
