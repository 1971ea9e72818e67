"""Two people of her own, of no agency: she names them first, and her advocate lets them in."""

from dataclasses import dataclass, replace
from typing import ClassVar

from webapp.care.records import Record, records, save, take_out, the_record
from webapp.database import transaction
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.grants import LIVE, WAITING, Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.refused import NotGrantedError
from webapp.space.stops import stop_each

MOST = 2
SUPPORTER = "supporter"


class TwoAlreadyError(RefusalError):
    """Two are named; one has to go first."""


@dataclass(frozen=True, kw_only=True)
class Trusted(Record):
    """Somebody she wants to let in. `account` is empty until they came. It lies where only she
    can open it: nobody else adds a person of hers."""

    kind: ClassVar[str] = "trusted"
    name: str = ""
    account: str = ""


def trusted(space: OpenSpace) -> list[Trusted]:
    """Whom she named, oldest first."""
    if not space.is_owner or kinds.PRIVATE not in space.kinds:
        return []
    return records(space.section(kinds.PRIVATE), Trusted)


def name_somebody(space: OpenSpace, name: str) -> Trusted:
    """One more. TwoAlreadyError for a third."""
    with transaction(space.store.db):
        space.fresh(kinds.PRIVATE)
        if len(trusted(space)) >= MOST:
            raise TwoAlreadyError("two are named")
        return save(space, kinds.PRIVATE, Trusted(name=name))


def came_in(space: OpenSpace, card: Card) -> None:
    """A supporter whom her advocate let in takes the place that waits longest. NotGrantedError
    when she named nobody: then nobody comes in this way."""
    known = trusted(space)
    if any(one.account == card.account for one in known):
        return
    waiting = next((one for one in known if not one.account), None)
    if waiting is None:
        raise NotGrantedError("nobody is awaited")
    save(space, kinds.PRIVATE, replace(waiting, account=card.account))


def let_go(space: OpenSpace, id_: str) -> None:
    """Not any more: what is shared with this person stops at once, and the place is free."""
    gone = the_record(space.section(kinds.PRIVATE), Trusted, id_)
    known, _failed = all_grants(space.store, space.authority)
    with transaction(space.store.db):
        theirs = [g for g in known if gone.account and g.reader == gone.account]
        stop_each(space, [grant.id for grant in theirs if _goes_on(grant, space)])
        take_out(space, kinds.PRIVATE, gone.id)


def _goes_on(grant: Grant, space: OpenSpace) -> bool:
    return grant.state in (LIVE, WAITING) and grant.ends_at > space.store.now
