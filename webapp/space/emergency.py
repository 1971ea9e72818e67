"""Opening in an emergency: custodians only, with a reason, for four hours, and told to her."""

import os
from dataclasses import replace
from datetime import timedelta

from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import kinds, trail
from webapp.space.authority import authority_over
from webapp.space.emergencies import (
    OPEN_FOR,
    Opening,
    is_for_emergencies,
    keep_opening,
    openings_everywhere,
    openings_of,
)
from webapp.space.ends import has_ended
from webapp.space.grants import EMERGENCY, LIVE, Grant, all_grants, grants_of, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.scopes import Scope
from webapp.space.sharing import grant_to
from webapp.space.stops import stop

CUSTODIANS = ("advocate", "coordinator")
YEAR = timedelta(days=365)


class NotInThisLawError(RefusalError):
    """The law of a source does not let its lines be opened this way."""


class NoReasonError(RefusalError):
    """She reads why, so there is no opening without it."""


def allow(space: OpenSpace, owner: Signer, custodian: Card, of: list[str], release: str) -> Grant:
    """She lets a custodian open these kinds of section in an emergency, for a year. It opens
    nothing until then, nor outside this server. What she let them open before ends with it.
    NotGrantedError for anybody but a custodian, and for what is never opened this way."""
    if custodian.kind not in CUSTODIANS or not of or not set(of) <= set(kinds.IN_EMERGENCIES):
        raise NotGrantedError("not in an emergency either")
    now = space.store.now
    scope = Scope({space.authority.sections[kind]: None for kind in of})
    document = sign_grant(
        owner, space.authority, custodian, scope, rights=frozenset({EMERGENCY}), starts_at=now,
        ends_at=now + YEAR, purpose_hash="", release=release, now=now,
    )  # fmt: skip
    with transaction(space.store.db):
        take_back(space, custodian.account)
        return grant_to(space, custodian, document)


def take_back(space: OpenSpace, custodian: str) -> None:
    """This person opens nothing in an emergency any more, and what is open now is shut."""
    for grant in given(space):
        if grant.reader == custodian:
            stop(space, grant.id)


def given(space: OpenSpace) -> list[Grant]:
    """What she lets people open in an emergency, on this day."""
    known, _failed = all_grants(space.store, space.authority)
    mine = [g for g in known if is_for_emergencies(g) and g.state == LIVE]
    now = space.store.now
    return [g for g in mine if now < g.ends_at and not has_ended(space.store, g.id)]


def allowed(store: Store, custodian: Hand, space: str) -> list[Grant]:
    """A custodian's own running grants for emergencies; none where there is no such space."""
    try:
        known = grants_of(store, authority_over(store, space), custodian.account)
    except NotGrantedError:
        return []
    mine = [g for g in known if is_for_emergencies(g) and g.keys == custodian.card.keys]
    return [g for g in mine if g.is_running(store.now) and not has_ended(store, g.id)]


def open_in_emergency(
    store: Store, custodian: Signer, space: str, of: list[str], reason: str, *, is_lawful: bool
) -> OpenSpace:
    """The line in her trail first, and only then four hours. `is_lawful` says that the law of
    every source in these sections allows it. Do not call it inside a transaction: the line is
    there for good before anything opens, and for a refusal too.

    NotGrantedError without such a grant over all of them; NotInThisLawError; NoReasonError.
    """
    if not reason.strip():
        raise NoReasonError("no opening without a reason")
    if store.db.conn.in_transaction:
        raise RuntimeError("what can be rolled back is not told yet")
    grant = _grant(store, custodian, space, of)
    ids = authority_over(store, space).sections
    sections = tuple(ids[kind] for kind in of)
    until = store.now + OPEN_FOR if is_lawful else store.now
    one = Opening(
        os.urandom(16).hex(), grant.id, custodian.account, sections, reason, store.now, until,
        is_refused=not is_lawful,
    )  # fmt: skip
    trail.note(
        store, space, None, "opened-in-emergency" if is_lawful else "emergency-refused",
        person=custodian.account, sections=sections, opening=one.id, reason=reason,
        until=until.isoformat(),
    )  # fmt: skip
    with transaction(store.db):
        keep_opening(store, one)
    if not is_lawful:
        raise NotInThisLawError("the law of a source does not allow it")
    return open_space(store, custodian, space)


def _grant(store: Store, custodian: Hand, space: str, of: list[str]) -> Grant:
    """The custodian's own running grant for emergencies that covers every kind asked for."""
    sections = authority_over(store, space).sections
    wanted = {sections.get(kind, "") for kind in of}
    mine = allowed(store, custodian, space)
    reaching = [g for g in mine if wanted and wanted <= set(g.scope.parts)]
    is_meant = set(of) <= set(kinds.IN_EMERGENCIES) and custodian.card.kind in CUSTODIANS
    if not reaching or not is_meant:
        raise NotGrantedError("nothing to open in an emergency")
    return reaching[0]


def ordinary(space: OpenSpace) -> OpenSpace:
    """The space without what an emergency alone opens. NotGrantedError when nothing is left."""
    return _only(space, [g for g in space.grants if not is_for_emergencies(g)])


def opened_now(space: OpenSpace) -> OpenSpace:
    """Only what an emergency opens at this moment. NotGrantedError when that is nothing."""
    return _only(space, [g for g in space.grants if is_for_emergencies(g)])


def _only(space: OpenSpace, grants: list[Grant]) -> OpenSpace:
    if not grants:
        raise NotGrantedError("nothing here")
    if len(grants) == len(space.grants):
        return space
    return OpenSpace(space.store, space.me, space.authority, grants)


def emergencies(space: OpenSpace) -> list[Opening]:
    """For owner and keepers: every emergency of the space, oldest first."""
    if not space.is_keeper:
        raise NotGrantedError("hers to see")
    known, _failed = all_grants(space.store, space.authority)
    every = [one for g in known if is_for_emergencies(g) for one in openings_of(space.store, g)]
    return sorted(every, key=lambda one: one.at)


def review(space: OpenSpace, id_: str, outcome: str, said: str = "") -> None:
    """A keeper looks back on it and says whether it was right. NotGrantedError for who opened
    it, and for who may not see it."""
    if not any(one.id == id_ for one in emergencies(space)):
        raise NotGrantedError("not theirs to look back on")
    look_back(space.store, space.me, id_, outcome, said)


def look_back(store: Store, by: Hand, id_: str, outcome: str, said: str = "") -> None:
    """Somebody else than who opened it says once whether it was right. It takes no key and
    gives none: that this person may is the caller's to know. The server writes the line, since
    nobody who looks back need be known in the space, and forgets the reason: both sentences
    stand in her log alone from now on."""
    with transaction(store.db):
        every = openings_everywhere(store)
        space, one = next(((s, one) for s, one in every if one.id == id_), ("", None))
        if one is None or one.reader == by.account or one.is_refused or one.reviewed_by:
            raise NotGrantedError("not theirs to look back on")
        keep_opening(store, replace(one, reviewed_by=by.account, outcome=outcome, reason=""))
        trail.note(
            store, space, None, "emergency-reviewed", person=by.account, sections=one.sections,
            reader=one.reader, opening=id_, outcome=outcome, said=said,
        )  # fmt: skip
