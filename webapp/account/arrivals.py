"""From the right secret words to the first page: what is checked, settled and signed anew."""

from flask import session

from crypto.errors import CannotOpenError
from webapp.account.accounts import account_of
from webapp.account.current import me, opened, sign_in_as
from webapp.account.states import number_and_heads
from webapp.account.unlocking import Unlocked, WrongWordsError, drop_strange_slots, sign_slots
from webapp.database import Store, transaction, truncate_wal
from webapp.device import Device
from webapp.space import trail
from webapp.space.memberships import spaces_of
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import settle

HOMES = {"youth": "/today", "advocate": "/everyone", "guardian": "/home"}
KEEPERS = ("youth", "advocate")
NOTICED = "noticed"


def home_of(kind: str) -> str:
    """Where somebody of this kind begins."""
    return HOMES.get(kind, "/shared")


def arrive(store: Store, unlocked: Unlocked, device: Device) -> tuple[str, ...]:
    """Begin a session. Returns what is not as its owner left it: "slots", "keys", "trail",
    "state", "space" or "older"; `noticed` says it again for as long as the session lasts.

    WrongWordsError for a frozen account.
    """
    signer = unlocked.signer
    account = account_of(store, signer.account)
    if account.is_frozen:
        raise WrongWordsError("may not sign in")
    worries = {*unlocked.worries, *_older(store, signer.account, device)}
    if "slots" in worries:
        drop_strange_slots(store, unlocked)
    sign_in_as(signer, account.language, account.idle_minutes)
    worries |= _settle_spaces(store)
    sign_slots(store, signer)
    remember_here(store, signer.account, device)
    if worries:
        session[NOTICED] = sorted(worries)
    return tuple(sorted(worries))


def noticed() -> tuple[str, ...]:
    """What was found when this session began."""
    return tuple(session.get(NOTICED, ()))


def remember_here(store: Store, account: str, device: Device) -> None:
    """Let the browser remember how far this account has come."""
    number, heads = number_and_heads(store, account)
    last = {space: (seq, bytes.fromhex(head)) for space, (seq, head) in heads.items()}
    device.remember(account, number, last)


def _older(store: Store, account: str, device: Device) -> set[str]:
    """Whether this browser has seen a later state of the account, or another trail."""
    seen = device.remembered(account)
    if seen is None:
        return set()
    try:
        number, _heads = number_and_heads(store, account)
    except CannotOpenError:
        return {"state"}
    kept = all(_agrees(store, seen, membership.space) for membership in spaces_of(store, account))
    return set() if kept and number >= seen.number else {"older"}


def _agrees(store: Store, seen, space: str) -> bool:
    number = seen.seq_of(space)
    if not number:
        return True
    head = trail.hash_at(store, space, number)
    return head is not None and seen.agrees(space, number, head)


def _settle_spaces(store: Store) -> set[str]:
    """What waited for a keeper of the keys; a space that was tampered with stops nobody."""
    worries = set()
    for membership in spaces_of(store, me().account):
        if membership.role not in KEEPERS:
            continue
        try:
            _settle(store, membership.space)
        except NotGrantedError:
            continue
        except (ChangedBehindError, CannotOpenError):
            worries.add("space")
    return worries


def _settle(store: Store, id_: str) -> None:
    space = opened(id_)
    before = trail.head_of(store, id_)
    settle(space)
    if trail.head_of(store, id_) != before:
        truncate_wal(store.db)
    if space.is_owner and space.me.card.kind == "youth":
        with transaction(store.db):
            trail.note(store, id_, space.me, "visited")
