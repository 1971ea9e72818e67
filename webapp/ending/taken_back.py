"""A signer told one of staff to stop: a name is typed, and what rests on that yes ends."""

from collections.abc import Iterator
from contextlib import suppress

from webapp.account.accounts import known_signed_card
from webapp.database import transaction
from webapp.ending.spoken import card_name, folded, is_called
from webapp.space import kinds, trail
from webapp.space.ends import has_ended
from webapp.space.grants import LIVE, WAITING, Grant, all_grants
from webapp.space.links import links_of
from webapp.space.on_paper import said_stop
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError
from webapp.space.signers import row_of
from webapp.team.guardians import names_of_links
from webapp.team.signer_news import TAKEN_BACK, tell_keepers

HEARD = "yes-taken-back"


def end_yes_of(space: OpenSpace, name: str) -> None:
    """End what rests on a yes of anybody of this name, or waits for one, in this second.

    Whoever keeps the keys is told in the same way when nobody has the name: what is done must
    not differ, and a name that only her own people know is looked up by them.
    """
    typed, card = folded(name), known_signed_card(space.store, space.me.account)
    with transaction(space.store.db):
        trail.note(space.store, space.id, space.me, HEARD)
        for grant, signer in list(_asked(space)):
            if is_called(typed, _names(space, grant, signer)):
                said_stop(space.store, space.me, grant, signer, card=card)
        tell_keepers(space.store, space.me, space.id, TAKEN_BACK, name=name)


def _asked(space: OpenSpace) -> Iterator[tuple[Grant, str]]:
    known, _failed = all_grants(space.store, space.authority)
    open_ = [g for g in known if g.needs and g.state in (WAITING, LIVE)]
    for grant in open_:
        if not has_ended(space.store, grant.id):
            yield from ((grant, signer) for signer in grant.needs.signers)


def _names(space: OpenSpace, grant: Grant, signer: str) -> tuple[str, ...]:
    """As they signed, as their card says it, and as she and her keepers call them."""
    row = row_of(space.store, space.id, grant.needs.offer, signer) or {}
    signed_as = str(row.get("about", {}).get("name", ""))
    return signed_as, card_name(space, signer), *_called(space, signer)


def _called(space: OpenSpace, signer: str) -> list[str]:
    if kinds.SHARING not in space.kinds:
        return []
    with suppress(ChangedBehindError):  # Then the name that was signed has to do.
        names, links = names_of_links(space), links_of(space.store, space.id)
        return [names[link.id] for link in links if signer in (link.id, link.account)]
    return []
