"""Who keeps a space's keys with its owner, now: the people an urgent word goes to."""

from dataclasses import dataclass

from webapp.account.accounts import Account, known_account, known_card
from webapp.care.readers import running_grants
from webapp.database import transaction
from webapp.space.grants import REKEY, Grant
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.stops import stop_without_keys

KEEPER_GONE = "keeper-gone"
"""The kind of message that says it to who keeps the keys on."""


@dataclass(frozen=True)
class Keeper:
    """Somebody she lets in, by their running grant, and what the server knows of them."""

    card: Card
    grant: Grant
    account: Account

    @property
    def hours(self) -> str:
        """When they read urgent words, as they say."""
        return self.account.facts.get("hours", "")

    @property
    def name(self) -> str:
        """How they introduce themselves."""
        return self.card.name


def keepers_of(space: OpenSpace) -> list[Keeper]:
    """Everybody but the owner whose running grant lets them re-key. A keeper whose keys are
    no longer those of the grant is left out: that is not the person she checked."""
    return [one for one in _let_in(space) if REKEY in one.grant.rights]


def end_keeping(space: OpenSpace, grants: list[Grant]) -> None:
    """Who kept the plan with her stops by their own word: the keys are gone in this second, and
    the parts are sealed anew at her next unlock, or at that of whoever else keeps them."""
    with transaction(space.store.db):
        others = [one for one in keepers_of(space) if one.card.account != space.me.account]
        for grant in grants:
            stop_without_keys(space.store, space.id, grant.id, why="spoken", actor=space.me)
        for other in others if grants else ():
            post(space.store, space.me, other.card, KEEPER_GONE, {}, space=space.id)


def urgent_readers(space: OpenSpace) -> list[Keeper]:
    """Whom an urgent word goes to: who keeps the keys with her, else each advocate who can open
    something of hers. Nobody who can't sign in, and nobody whose keys she never signed for: a
    coordinator whom only the server names could be anybody."""
    awake = [one for one in _let_in(space) if not one.account.is_frozen]
    keepers = [one for one in awake if REKEY in one.grant.rights]
    advocates = [one for one in awake if one.account.kind == "advocate"]
    return list({one.card.account: one for one in keepers or advocates}.values())


def _let_in(space: OpenSpace) -> list[Keeper]:
    """Whose grant opens something now: one for emergencies does not, on an ordinary day."""
    found = [_keeper(space, grant) for grant in running_grants(space)]
    return [one for one in found if one and one.card.keys == one.grant.keys]


def _keeper(space: OpenSpace, grant: Grant) -> Keeper | None:
    """None for who can't be read: one spoilt row must not keep her call from all the others, and
    nobody signs in with it."""
    card = known_card(space.store, grant.reader)
    account = known_account(space.store, grant.reader)
    return Keeper(card, grant, account) if card and account else None
