"""Changes of what opens an account: secret words, backup code, and both after a loss. Each is
OpensNoMoreError when another change was faster than what opened it."""

from webapp.account.accounts import new_master_for
from webapp.account.codes import new_code, shown
from webapp.account.unlocking import (
    Stretched,
    Unlocked,
    add_code,
    check_still_opens,
    drop_code,
    keep_words,
    sign_slots,
)
from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.memberships import spaces_of

OWNER = "youth"


def change_words(store: Store, unlocked: Unlocked, words: Stretched) -> None:
    """New secret words for the same keys."""
    signer = unlocked.signer
    with transaction(store.db):
        check_still_opens(store, unlocked)
        keep_words(store, signer.account, unlocked.master, words)
        sign_slots(store, signer)


def make_code(store: Store, unlocked: Unlocked) -> str:
    """A new backup code, to be shown once; the one before opens nothing any more."""
    code, signer = new_code(), unlocked.signer
    with transaction(store.db):
        check_still_opens(store, unlocked)
        add_code(store, signer.account, unlocked.master, code)
        sign_slots(store, signer)
    return shown(code)


def remove_code(store: Store, unlocked: Unlocked) -> None:
    """From now on only the secret words open the account."""
    with transaction(store.db):
        check_still_opens(store, unlocked)
        drop_code(store, unlocked.signer.account)
        sign_slots(store, unlocked.signer)


def recover(store: Store, unlocked: Unlocked, words: Stretched) -> str:
    """After the backup code opened: a new master key, new words and a new code, which is
    returned to be shown once. Her own trail says that it happened."""
    signer, code = unlocked.signer, new_code()
    with transaction(store.db):
        check_still_opens(store, unlocked)
        master = new_master_for(store, signer)
        keep_words(store, signer.account, master, words)
        add_code(store, signer.account, master, code)
        for membership in spaces_of(store, signer.account):
            if membership.role == OWNER:
                trail.note(store, membership.space, signer, "words-renewed")
        sign_slots(store, signer)
    return shown(code)
