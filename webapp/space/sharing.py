"""Grant and wraps in one step: everything is checked, then the keys are sealed to the reader."""

from crypto.errors import CannotOpenError
from webapp.database import transaction
from webapp.space import trail
from webapp.space.emergencies import in_the_log
from webapp.space.ends import end_replaced
from webapp.space.exclusions import is_excluded
from webapp.space.grant_rows import add_grant
from webapp.space.grants import Grant, one_grant
from webapp.space.memberships import remember_space
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.rekey import settle
from webapp.space.signatures import Document
from webapp.space.wraps import add_wrap


def grant_to(space: OpenSpace, reader: Card, document: Document, *, replaces: str = "") -> Grant:
    """Store a signed grant and wrap every section of its scope for the reader. What he has from
    the release `replaces` ends in the same moment.

    Call inside the transaction that stores the release. CannotOpenError when the grant does
    not check, names other keys than the card that was shown, or the reader is shut out here.
    """
    store = space.store
    with transaction(store.db):
        id_ = add_grant(store, document, replaces=replaces)
        grant = one_grant(store, space.authority, id_)
        shut = is_excluded(store, space.id, reader.account)
        if shut or grant is None or grant.needs or grant.keys != reader.keys:
            raise CannotOpenError
        for section in grant.scope.parts:
            kind = space.authority.kind_of(section)
            add_wrap(store, space.me, grant, space.fresh(kind).key)
        remember_space(store, reader.account, space.id, reader.kind)
        trail.note(
            store, space.id, space.me, "granted",
            sections=tuple(grant.scope.parts), reader=reader.account, grant=id_,
            until=grant.ends_at.isoformat(), **in_the_log(grant),
        )  # fmt: skip
        if end_replaced(store, grant, space.me):
            settle(space)
    return grant
