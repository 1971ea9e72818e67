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
    openings_of,
)
from webapp.space.ends import has_ended
from webapp.space.grants import EMERGENCY, Grant, all_grants, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.scopes import Scope
from webapp.space.sharing import grant_to

CUSTODIANS = ("advocate", "coordinator")
NEVER = (kinds.PRIVATE, kinds.LOG)
YEAR = timedelta(days=365)


class NotInThisLawError(RefusalError):
    """The law of a source does not let its lines be opened this way."""


class NoReasonError(RefusalError):
    """She reads why, so there is no opening without it."""


def allow(space: OpenSpace, owner: Signer, custodian: Card, of: list[str], release: str) -> Grant:
    """She lets a custodian open these kinds of section in an emergency, for a year. It opens
    nothing until then, nor outside this server. NotGrantedError for anybody but a custodian,
    for "Just for me" and for the log."""
    if custodian.kind not in CUSTODIANS or not of or set(of) & set(NEVER):
        raise NotGrantedError("not in an emergency either")
    now = space.store.now
    scope = Scope({space.authority.sections[kind]: None for kind in of})
    document = sign_grant(
        owner, space.authority, custodian, scope, rights=frozenset({EMERGENCY}), starts_at=now,
        ends_at=now + YEAR, purpose_hash="", release=release, now=now,
    )  # fmt: skip
    return grant_to(space, custodian, document)


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
    until = store.now + OPEN_FOR
    trail.note(
        store, space, None, "opened-in-emergency" if is_lawful else "emergency-refused",
        person=custodian.account, sections=sections, reason=reason, until=until.isoformat(),
    )  # fmt: skip
    if not is_lawful:
        raise NotInThisLawError("the law of a source does not allow it")
    with transaction(store.db):
        id_, account = os.urandom(16).hex(), custodian.account
        keep_opening(store, Opening(id_, grant.id, account, sections, reason, store.now, until))
    return open_space(store, custodian, space)


def _grant(store: Store, custodian: Hand, space: str, of: list[str]) -> Grant:
    """The custodian's own running grant for emergencies that covers every kind asked for."""
    authority = authority_over(store, space)
    wanted = {authority.sections.get(kind, "") for kind in of}
    known, _failed = all_grants(store, authority)
    mine = [
        g
        for g in known
        if g.reader == custodian.account
        and g.keys == custodian.card.keys
        and is_for_emergencies(g)
        and g.is_running(store.now)
        and not has_ended(store, g.id)
    ]
    reaching = [g for g in mine if wanted and wanted <= set(g.scope.parts)]
    if not reaching or set(of) & set(NEVER) or custodian.card.kind not in CUSTODIANS:
        raise NotGrantedError("nothing to open in an emergency")
    return reaching[0]


def emergencies(space: OpenSpace) -> list[Opening]:
    """For owner and keepers: every emergency of the space, oldest first."""
    if not space.is_keeper:
        raise NotGrantedError("hers to see")
    known, _failed = all_grants(space.store, space.authority)
    every = [one for g in known if is_for_emergencies(g) for one in openings_of(space.store, g)]
    return sorted(every, key=lambda one: one.at)


def review(space: OpenSpace, id_: str, outcome: str) -> None:
    """Somebody else looks back on it and says whether it was right. NotGrantedError for who
    opened it, and for who may not see it."""
    me = space.me.account
    found = [one for one in emergencies(space) if one.id == id_ and one.reader != me]
    if not found:
        raise NotGrantedError("not theirs to look back on")
    with transaction(space.store.db):
        keep_opening(space.store, replace(found[0], reviewed_by=me, outcome=outcome))
        trail.note(
            space.store, space.id, space.me, "emergency-reviewed",
            sections=found[0].sections, reader=found[0].reader, outcome=outcome,
        )  # fmt: skip
