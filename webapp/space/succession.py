"""The owner has new keys: the chain says so, every grant is signed anew, every key changes."""

import os
from dataclasses import dataclass, replace

from crypto.labels import Tag
from crypto.section import SectionKey
from webapp.database import Store, transaction
from webapp.space import kinds, trail
from webapp.space.authority import add_entry, authority_over, succession_entry
from webapp.space.emergencies import keep_opening, openings_of
from webapp.space.ends import has_ended
from webapp.space.grant_rows import add_grant, add_owner_row, document_of
from webapp.space.grants import (
    LIVE,
    OWNER_GRANT,
    WAITING,
    Grant,
    all_grants,
    owner_grant,
)
from webapp.space.layers import wait
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import ChangedBehindError, NotGrantedError, NotTheOwnerError
from webapp.space.rekey import rekey_each, settle
from webapp.space.signatures import Document, write
from webapp.space.spaces import change_log_key
from webapp.space.standing import drop_grant, kept_of
from webapp.space.wraps import add_wrap


@dataclass(frozen=True)
class Succession:
    """The space under its new keys. `grants` maps the id of each live grant to the new one;
    `stuck` are kinds of section that somebody had changed, and that stay as they were."""

    space: OpenSpace
    grants: dict[str, str]
    stuck: list[str]


def succeed(space: OpenSpace, old: Signer, new: Signer) -> Succession:
    """Put the owner's new keys in the place of the old ones. `space` is open with the old.

    Call inside the transaction that replaces the account's keys. NotTheOwnerError for a space
    of somebody else.
    """
    store = space.store
    if space.authority.owner.fingerprint != old.card.fingerprint or old.account != new.account:
        raise NotTheOwnerError("only the owner has a succession")
    with transaction(store.db):
        settle(space)
        before = [g for g in all_grants(store, space.authority)[0] if _goes_on(store, g)]
        held = [key for kind in space.kinds if (key := _key(space, kind))]
        entry = succession_entry(space.id, old, new, store.now.isoformat())
        add_entry(store, space.id, entry)
        grants = {grant.id: _sign_anew(store, new, grant) for grant in before}
        after = _under_new_keys(space, new, held)
        stuck = _change_keys(after)
        trail.note(store, space.id, new, "keys-changed")
    return Succession(after, grants, stuck)


def _goes_on(store: Store, grant: Grant) -> bool:
    goes = grant.state in (WAITING, LIVE) and OWNER_GRANT not in grant.rights
    return goes and not has_ended(store, grant.id)


def _sign_anew(store: Store, new: Signer, grant: Grant) -> str:
    """The same permission by the new identity; the old paper opens nothing and goes."""
    body = document_of(store, grant.id).body
    again = {**body, "id": os.urandom(16).hex(), "at": store.now.isoformat()}
    document: Document = write(Tag.GRANT, again).signed_by("owner", new.identity)
    kept, openings = kept_of(store, grant), openings_of(store, grant)
    drop_grant(store, grant.id)
    id_ = add_grant(store, document, grant.state, **kept)
    for one in openings:
        # What was opened in an emergency stays written down; whoever needs more says so anew.
        keep_opening(store, replace(one, grant=id_, until=min(one.until, store.now)))
    if grant.state == WAITING:
        wait(store, id_, grant.needs)
    return id_


def _under_new_keys(space: OpenSpace, new: Signer, held: list[SectionKey]) -> OpenSpace:
    """The keys she held, wrapped once to her new box key; lists still carry the old hand."""
    store, was = space.store, owner_grant(space.authority)
    authority = authority_over(store, space.id)
    add_owner_row(store, authority)
    own = owner_grant(authority)
    for key in held:
        add_wrap(store, new, own, key)
    return OpenSpace(store, new, authority, [own], was)


def _key(space: OpenSpace, kind: str) -> SectionKey | None:
    try:
        return space.fresh(kind).key
    except (NotGrantedError, ChangedBehindError):
        return None


def _change_keys(space: OpenSpace) -> list[str]:
    _failed, stuck = rekey_each(space, space.kinds)
    if kinds.LOG not in stuck:
        change_log_key(space)
    return list(stuck)
