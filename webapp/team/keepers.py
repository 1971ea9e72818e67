"""Who keeps a space's keys with its owner, now: the people an urgent word goes to."""

from dataclasses import dataclass

from webapp.account.accounts import account_of, card_of
from webapp.space.grants import OWNER_GRANT, REKEY, Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Card


@dataclass(frozen=True)
class Keeper:
    """A key keeper, the running grant that makes them one, and the hours they gave."""

    card: Card
    grant: Grant
    hours: str

    @property
    def name(self) -> str:
        """How they introduce themselves."""
        return self.card.name


def keepers_of(space: OpenSpace) -> list[Keeper]:
    """Everybody but the owner whose running grant lets them re-key. A keeper whose keys are
    no longer those of the grant is left out: that is not the person she checked."""
    known, _failed = all_grants(space.store, space.authority)
    grants = [
        grant
        for grant in known
        if REKEY in grant.rights
        and OWNER_GRANT not in grant.rights
        and grant.is_running(space.store.now)
    ]
    found = [_keeper(space, grant) for grant in grants]
    return [keeper for keeper in found if keeper.card.keys == keeper.grant.keys]


def _keeper(space: OpenSpace, grant: Grant) -> Keeper:
    account = account_of(space.store, grant.reader)
    return Keeper(card_of(space.store, grant.reader), grant, account.facts.get("hours", ""))
