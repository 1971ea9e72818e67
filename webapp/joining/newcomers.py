"""A newcomer: an account with its words and code, and the invite used up for it."""

from crypto.passphrase import Profile
from webapp.account.accounts import create_account
from webapp.account.unlocking import add_code, add_words, sign_slots
from webapp.database import Store, transaction
from webapp.joining.steps import Steps
from webapp.space.people import Signer
from webapp.team.invites import Invite, finish, join, open_invite

IDLE_MINUTES = {"youth": 10}


def let_in(
    store: Store, code: str, steps: Steps, words: str, *, profile: Profile, language: str
) -> Signer:
    """The new account's open keys. InviteGoneError when the code admits nobody any more;
    NameTakenError when somebody else took the name meanwhile.

    Argon2id runs before the invite is used up, outside the transaction: it would keep every
    other writer waiting. Who is too late by then leaves no account behind.
    """
    invite = open_invite(store, code)
    signer, master = create_account(
        store, steps.name, kind=invite.kind, language=language, said_name=_said(invite, steps),
        agency=invite.said.get("agency", ""), discipline=invite.said.get("discipline", ""),
        training_until=invite.said.get("training_until") or None,
        idle_minutes=IDLE_MINUTES.get(invite.kind, 15),
    )  # fmt: skip
    try:
        add_words(store, signer.account, master, words, profile)
        if steps.keeps_code:
            add_code(store, signer.account, master, bytes.fromhex(steps.code))
        with transaction(store.db):
            used = join(store, code, signer.card)
            if not used.by:
                finish(store, used)
            sign_slots(store, signer)
    except BaseException:
        store.db.execute("delete from accounts where id = ?", [signer.account])
        raise
    return signer


def _said(invite: Invite, steps: Steps) -> str:
    """A youth's card has no name. Staff are named by whoever invited them."""
    if invite.kind == "youth":
        return ""
    return steps.called or invite.name
