"""Undo: for ten minutes after an end she can make the same sharing anew, for the days left."""

from dataclasses import replace

from webapp.account.accounts import known_account
from webapp.care.people import KeptRelease
from webapp.care.records import leave_no_bytes
from webapp.care.spoken_stops import undo_until
from webapp.consent.checks import HeldError
from webapp.consent.ends import Receipt, receipt
from webapp.consent.papers import Share
from webapp.consent.shares import sign_share
from webapp.consent.walks import Walk, walk_again
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.refusals import RefusalError
from webapp.space.grants import Scope, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.team.deciding import lapsed
from webapp.team.doors import standing_of


class CannotUndoError(RefusalError):
    """It may not be shared like that any more; she is not told why, where that is another's."""


def to_undo(space: OpenSpace, id_: str) -> Receipt:
    """The receipt of what can be undone now. NotGrantedError for all else, and when it is late."""
    found = receipt(space, id_)
    if undo_until(space, found.kept) is None:
        raise NotGrantedError("nothing to undo")
    return found


def walk_back(space: OpenSpace, found: Receipt) -> Walk:
    """The same once more, until the same day. CannotUndoError, NotCheckedError or what the rules
    raise when it may not be shared like that today."""
    walk = walk_again(space, found.kept.id)
    left = (found.terms.last_day - walk.first_day()).days + 1
    if _is_shut(walk) or not 1 <= left <= walk.limits.most_days:
        raise CannotUndoError("not like that any more")
    # The sentence about courts stands on the page of the undo itself.
    return walk.with_(days=left, warned=True)


def share_back(walk: Walk, kept: KeptRelease) -> Share:
    """What she signs anew: never more than it was, whatever was written meanwhile."""
    share, was = walk.share(), one_grant(walk.space.store, walk.space.authority, kept.grant)
    if was is None:
        raise CannotUndoError("nothing is known of it")
    return replace(share, scope=within(share.scope, was.scope))


def sign_back(walk: Walk, signer: Signer, kept: KeptRelease) -> KeptRelease:
    """A release and a grant of their own; what ended stays ended. HeldError where others must
    sign it, too: they say their yes anew, in a walk of its own. NotGrantedError where it was
    undone while her words were checked: of two shares she would stop one, and leave one."""
    walk = walk.with_(after_words=True)
    decision = walk.decision()
    if not decision.needs_only_her:
        raise HeldError(decision.hold or "")
    space = walk.space
    with transaction(space.store.db):
        space.forget_all()
        if undo_until(space, kept) is None:
            raise NotGrantedError("nothing to undo")
        made = sign_share(space, signer, share_back(walk, kept), walk.limits, decision)
    leave_no_bytes(space)
    return made


def within(new: Scope, old: Scope) -> Scope:
    """What stands in both."""
    parts = {}
    for section in new.parts.keys() & old.parts.keys():
        ours, theirs = new.parts[section], old.parts[section]
        if ours is None or theirs is None:
            parts[section] = theirs if ours is None else ours
        elif both := tuple(item for item in ours if item in theirs):
            parts[section] = both
    return Scope(parts)


def _is_shut(walk: Walk) -> bool:
    """A gate of theirs has closed. Whether somebody is kept away is said after her words alone:
    `sign_share` asks that."""
    store, card = walk.space.store, walk.known.card
    account = known_account(store, card.account)
    if account is None:
        return True
    standing = standing_of(store, account, card.agency)
    return account.is_frozen or bool(lapsed(standing, local_day(store.now)))
