"""A newcomer: an account with its words and code, and the invite used up for it."""

from crypto.passphrase import Profile
from webapp.account.accounts import create_account
from webapp.account.unlocking import add_code, add_words, sign_slots
from webapp.database import Store, transaction
from webapp.joining.steps import Steps
from webapp.space.authority import authority_over
from webapp.space.books import note_in_book, open_book
from webapp.space.people import Hand, Signer
from webapp.team.invites import Invite, finish, join, open_invite

IDLE_MINUTES = {"youth": 10}
JOINING = "joining"
"""The key of her address book under which stands whose space she came to take over."""


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
            if used.kind == "youth":
                note_in_book(store, signer, JOINING, **_founding(store, used))
            sign_slots(store, signer)
    except BaseException:
        store.db.execute("delete from accounts where id = ?", [signer.account])
        raise
    return signer


def is_as_joined(store: Store, youth: Hand, invite: Invite) -> bool:
    """Whether the invite still leads to the space and the founder of the moment she joined: her
    screen showed the six words of those, and nobody can change her book behind her."""
    return open_book(store, youth).get(JOINING) == _founding(store, invite)


def _founding(store: Store, invite: Invite) -> dict[str, str]:
    founder = authority_over(store, invite.space).founder
    return {"space": invite.space, "founder": founder.fingerprint}


def _said(invite: Invite, steps: Steps) -> str:
    """A youth's card has no name. Staff are named by whoever invited them."""
    if invite.kind == "youth":
        return ""
    return steps.called or invite.name
