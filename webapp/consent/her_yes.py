"""Her yes: what it shares is decided and signed in one moment, on all that is known then."""

from webapp.care.filing import file_messages
from webapp.care.people import KeptRelease
from webapp.care.records import leave_no_bytes
from webapp.consent.shares import sign_share
from webapp.consent.walks import Walk, walk_for
from webapp.database import transaction
from webapp.space.people import Signer


def sign_walk(walk: Walk, signer: Signer) -> KeptRelease:
    """Sign what the walk came to. While her words were weighed, staff may have entered how old
    she is, and another tab of hers may have changed the same share: nothing that was read before
    counts. Errors as `sign_share`; what was filed on the way stays filed.
    """
    space = walk.space
    file_messages(space)
    try:
        with transaction(space.store.db):
            space.forget_all()
            file_messages(space)
            now = walk_for(space, walk.draft.person, walk.draft)
            kept = sign_share(
                space, signer, now.share(), now.limits, now.decision(), now.draft.signers
            )
    finally:
        space.forget_all()
    leave_no_bytes(space)
    return kept
