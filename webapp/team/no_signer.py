"""An advocate finds nobody safe who could say yes too: whoever answers for that work is asked.

What is sent says who asks and, by its date, when. Whose yes is missing, and why, is said by one
person to another: it stands in no message and on no page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from webapp.account.accounts import known_account, known_card
from webapp.database import Store, transaction
from webapp.i18n import local_day
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.people import Card, Hand
from webapp.team.staff import colleagues

ASKED = "no-safe-signer"
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Asked:
    """One line of a supervisor's page."""

    who: str
    on: date


def ask_supervisors(store: Store, me: Hand) -> bool:
    """False where nobody answers for this place of work here: then nobody was asked."""
    known = _supervisors(store, me.card.agency)
    with transaction(store.db):
        for card in known:
            post(store, me, card, ASKED, {})
    return bool(known)


def asked_lately(store: Store, me: Hand) -> list[Asked]:
    """Who asked this supervisor on which day, oldest first. What is too old goes."""
    found: list[Asked] = []
    for message in messages(store, me):
        if message.kind != ASKED:
            continue
        if message.written_at < store.now - LATELY:
            drop(store, me, message.id)
        elif _is_true(store, me, message):
            found.append(Asked(message.author.name, local_day(message.written_at)))
    return list(dict.fromkeys(found))


def _supervisors(store: Store, agency: str) -> list[Card]:
    every = [one for one in colleagues(store) if one.account.kind == "supervisor"]
    here = [one for one in every if agency and one.card.agency == agency]
    return [one.card for one in here if not one.account.is_frozen]


def _is_true(store: Store, me: Hand, message: Message) -> bool:
    """The word of an advocate of the same place, with the keys that the account has now."""
    account = known_account(store, message.author.account)
    card = known_card(store, message.author.account)
    is_same = card is not None and card.keys == message.author.keys
    return bool(
        is_same and account and account.kind == "advocate" and card.agency == me.card.agency
    )
