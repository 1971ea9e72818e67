"""Who is kept away: that there is news for an advocate, and what waits for a second person."""

from dataclasses import dataclass
from datetime import datetime

from webapp.account.accounts import known_card
from webapp.caseload.youths import Youth
from webapp.database import Store
from webapp.space.inbox import messages
from webapp.space.people import Hand
from webapp.team.holds import UNKNOWN_NAME, has_news, overdue


@dataclass(frozen=True)
class WaitingHold:
    """A hold by one person alone: who set it and when, and nothing of whom it is about."""

    who: str
    on: datetime
    is_unsettled: bool


def spaces_with_news(store: Store, me: Hand, youths: list[Youth]) -> set[str]:
    """Of those on this advocate's home, whose page of who is kept away says something new."""
    asked = {message.space for message in messages(store, me) if message.kind == UNKNOWN_NAME}
    return {
        youth.space
        for youth in youths
        if youth.space in asked or has_news(store, youth.space, me.account)
    }


def holds_for(store: Store, kind: str) -> list[WaitingHold]:
    """After 72 hours whoever runs the team reads of it each day; after two weeks a supervisor,
    too."""
    late = [_waiting(store, kept) for kept in overdue(store)]
    return [
        hold
        for hold in late
        if kind == "coordinator" or (kind == "supervisor" and hold.is_unsettled)
    ]


def _waiting(store: Store, kept) -> WaitingHold:
    first = kept.by_staff[0]
    card = known_card(store, first.who)
    return WaitingHold(card.name if card else "", first.at, kept.is_unsettled(store.now))
