"""The people who work here: which gates are open to each, who compared them, who is frozen."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from crypto.errors import CannotOpenError
from webapp import session
from webapp.account.accounts import Account, account_of, card_of, known_card, update_facts
from webapp.database import Store, transaction
from webapp.i18n import local_day
from webapp.refusals import NotYoursError, RefusalError
from webapp.space import trail
from webapp.space.authority import authority_over
from webapp.space.grants import OWNER_GRANT, REKEY, all_grants
from webapp.space.memberships import mend_spaces, spaces_of
from webapp.space.people import Card
from webapp.team.deciding import Standing
from webapp.team.doors import standing_of
from webapp.team.invites import STAFF
from webapp.team.portraits import take_out_portrait
from webapp.team.vouches import Vouch, vouches_for

PROMISE_LASTS = timedelta(days=365)
PROMISES = (*STAFF, "supporter")


class KeepsKeysAloneError(RefusalError):
    """Freezing this person would leave a space without two key keepers of two agencies."""


@dataclass(frozen=True)
class Colleague:
    """One member of staff, as coordinators see them."""

    account: Account
    card: Card
    standing: Standing
    vouches: list[Vouch]


def colleagues(store: Store) -> list[Colleague]:
    """Everybody who works here, by name. It reads no space. A row that somebody changed is left
    out: nobody signs in by it."""
    found = []
    for (id_,) in store.db.execute("select id from accounts").fetchall():
        with suppress(NotYoursError):
            found.append(colleague(store, id_))
    return sorted(found, key=lambda one: one.card.name.casefold())


def colleague(store: Store, id_: str) -> Colleague:
    """One of them. NotYoursError for somebody who does not work here, and for a row that is not
    as it was left."""
    try:
        account, card = account_of(store, id_), card_of(store, id_)
    except CannotOpenError:
        raise NotYoursError("not to be read") from None
    if account.kind not in STAFF:
        raise NotYoursError("not staff")
    return Colleague(
        account, card, standing_of(store, account, card.agency), vouches_for(store, id_)
    )


def make_promise(store: Store, account: str) -> None:
    """The promise to keep what is read to oneself; it is made anew each year."""
    until = local_day(store.now) + PROMISE_LASTS
    update_facts(store, account, promise_until=until.isoformat())


def has_promised(account: Account, today: date) -> bool:
    """Whether this person may go on without the promise page."""
    until = account.facts.get("promise_until")
    return account.kind not in PROMISES or bool(until) and date.fromisoformat(until) >= today


def freeze(store: Store, id_: str, *, although_alone: bool = False) -> None:
    """Nobody signs in with this account any more, and its sessions end. Whose keys this person
    keeps reads so in her log.

    KeepsKeysAloneError for a founder whose spaces have no second key keeper yet: it takes
    another word then, and never longer than that.
    """
    if keeps_keys_alone(store, id_) and not although_alone:
        raise KeepsKeysAloneError("two key keepers of two agencies come first")
    with transaction(store.db):
        for membership in spaces_of(store, id_):
            with suppress(CannotOpenError):
                if id_ in _keepers(store, membership.space):
                    trail.note(store, membership.space, None, "keeper-closed", person=id_)
    freeze_at_once(store, id_)


def keeps_keys_alone(store: Store, id_: str) -> bool:
    """Whether a space has no second key keeper of another place of work beside this person, as
    far as anybody can tell: a space that somebody changed from outside may be such a one."""
    mend_spaces(store, id_, account_of(store, id_).kind)
    mine = [m.space for m in spaces_of(store, id_) if m.role == "advocate"]
    return any(_is_needed(store, id_, space) for space in mine)


def freeze_at_once(store: Store, id_: str) -> None:
    """For an account that never got a key. Not inside a transaction: a session that begins
    before the end of it would see nothing of this, and not be among those that end."""
    update_facts(store, id_, frozen=True)
    take_out_portrait(store, id_)
    session.end_all(id_)


def _is_needed(store: Store, id_: str, space: str) -> bool:
    """Before the hand-over the founder alone holds the keys; after it, two agencies must."""
    try:
        authority, keepers = authority_over(store, space), _keepers(store, space)
    except CannotOpenError:
        return True
    if authority.is_owner(id_):
        return True
    if id_ not in keepers:
        return False
    cards = [card for keeper in keepers if (card := known_card(store, keeper))]
    return len({card.agency for card in cards}) < 2


def _keepers(store: Store, space: str) -> set[str]:
    """Who keeps the keys with her, now."""
    known, _failed = all_grants(store, authority_over(store, space))
    mine = [g for g in known if REKEY in g.rights and OWNER_GRANT not in g.rights]
    return {grant.reader for grant in mine if grant.is_running(store.now)}
