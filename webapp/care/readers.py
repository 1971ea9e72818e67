"""Who can read a part of her plan now, said before she writes and beside every line."""

from dataclasses import dataclass
from datetime import date, datetime

from webapp.care.people import Person
from webapp.care.records import records
from webapp.care.terms import last_day_here
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.emergencies import at_work, is_for_emergencies
from webapp.space.grants import OWNER_GRANT, WRITE, Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Card


@dataclass(frozen=True)
class Reader:
    """Somebody whose running grant reaches what was asked about."""

    account: str
    name: str
    until: datetime
    grant: Grant

    @property
    def last_day(self) -> date:
        """The day that stands on every page about this grant, not that of the midnight after."""
        return last_day_here(self.until)


def readers_of(
    space: OpenSpace, kind: str, item: str | None = None, *, is_note: bool = False
) -> list[Reader]:
    """Who sees a whole section, or one item of it. Neither she nor the one asking is named. A
    note that the law keeps apart is in no share of a whole part."""
    section = space.authority.sections[kind]
    reaching = [
        grant
        for grant in running_grants(space)
        if grant.reader != space.me.account
        and (grant.scope.covers(section, item) if item else _whole(grant, section))
        and not (is_note and _whole(grant, section) and WRITE not in grant.rights)
    ]
    return _one_each(space, reaching)


def readers_of_wishes(space: OpenSpace) -> list[Reader]:
    """Who sees what she says she wants. Whoever opened parts in an emergency reads how she wants
    things, which lies in the same section, and none of this: no page of theirs shows it."""
    section = space.authority.sections[kinds.VOICE]
    others = (grant for grant in running_grants(space) if grant.reader != space.me.account)
    return _one_each(space, [g for g in others if _whole(g, section) and not is_for_emergencies(g)])


def all_readers(space: OpenSpace) -> list[Reader]:
    """Everybody but her who can see anything at all."""
    return _one_each(space, running_grants(space))


def running_grants(space: OpenSpace) -> list[Grant]:
    """Every checked grant as far as it opens now, without her own."""
    store, authority = space.store, space.authority
    known = [g for g in all_grants(store, authority)[0] if OWNER_GRANT not in g.rights]
    return [now for g in known if g.is_running(store.now) and (now := at_work(store, g))]


def names_in(space: OpenSpace) -> dict[str, str]:
    """Account ids to the names she keeps for them; the founder's from their own card."""
    founder = space.authority.founder
    known = {founder.account: founder.name} if not space.authority.is_owner(founder.account) else {}
    if kinds.SHARING in space.kinds:
        people = records(space.section(kinds.SHARING), Person)
        known |= {person.account: person.name for person in people if person.name}
    return known


def knows(space: OpenSpace, card: Card) -> bool:
    """Whether a card's keys are those that she, or a signature of hers that counts today, pinned
    for this account; the founder's count until she takes over. Anybody can write a card that
    claims somebody's account."""
    running = running_grants(space)
    pins = {grant.keys.fingerprint.hex() for grant in running if grant.reader == card.account}
    if kinds.SHARING in space.kinds:
        people = records(space.section(kinds.SHARING), Person)
        pins |= {person.fingerprint for person in people if person.account == card.account}
    is_hers = space.authority.handed_over
    if not is_hers and card.account == space.authority.founder.account:
        pins.add(space.authority.founder.fingerprint)
    return card.fingerprint in pins


def _whole(grant: Grant, section: str) -> bool:
    return grant.scope.parts.get(section, ()) is None


def _one_each(space: OpenSpace, grants: list[Grant]) -> list[Reader]:
    """The longest grant of each person; a reader without a name is still said."""
    names, longest = names_in(space), {}
    for grant in sorted(grants, key=lambda grant: grant.ends_at):
        longest[grant.reader] = grant
    return [
        Reader(account, names.get(account) or _("Somebody"), grant.ends_at, grant)
        for account, grant in longest.items()
    ]
