"""From the right secret words to the first page: what is checked, settled and signed anew."""

from contextlib import suppress

from flask import session

from crypto.errors import CannotOpenError
from webapp.account.accounts import Account, account_of
from webapp.account.current import me, my_space, opened, sign_in_as
from webapp.account.states import number_and_heads
from webapp.account.unlocking import (
    Unlocked,
    WrongWordsError,
    check_still_opens,
    drop_strange_slots,
    sign_slots,
)
from webapp.care import at_unlock
from webapp.care.filing import file_messages
from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.database import Store, current_store, transaction, truncate_wal
from webapp.device import Device
from webapp.session import end_current
from webapp.space import trail
from webapp.space.kinds import VOICE
from webapp.space.memberships import mend_spaces, spaces_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import settle
from webapp.space.spaces import mend_log_key

HOMES = {
    "youth": "/today",
    "advocate": "/everyone",
    "guardian": "/home",
    "coordinator": "/staff",
    "supervisor": "/staff",
}
JOINING = "/joining"
KEEPERS = ("youth", "advocate")
NOTICED = "noticed"
HUE = "hue"


def home_of(kind: str) -> str:
    """Where whoever is signed in begins: joining comes first, until it is done."""
    if account_of(current_store(), me().account).facts.get("joining"):
        return JOINING
    return HOMES.get(kind, "/shared")


def arrive(store: Store, unlocked: Unlocked, device: Device) -> tuple[str, ...]:
    """Begin a session. Returns what is not as its owner left it: "slots", "keys", "trail",
    "state", "list", "space", "grants" or "older"; `noticed` says it again while the session
    lasts.

    WrongWordsError for a frozen account, and for words that were changed meanwhile.
    """
    signer = unlocked.signer
    account = may_enter(store, signer.account)
    mended = {"list"} if mend_spaces(store, signer.account, account.kind) else set()
    worries = {*unlocked.worries, *mended, *_older(store, signer.account, device)}
    if "slots" in worries:
        drop_strange_slots(store, unlocked)
    sign_in_as(signer, account.language, account.idle_minutes)
    _may_stay(store, unlocked)
    worries |= _settle_spaces(store)
    sign_slots(store, signer)
    remember_here(store, signer.account, device)
    wear_own_hue()
    if worries:
        session[NOTICED] = sorted(worries)
    return tuple(sorted(worries))


def _may_stay(store: Store, unlocked: Unlocked) -> None:
    """Asked once more when the session is there: whoever froze the account or changed its words
    meanwhile ended the sessions that they saw, and this one may not have been among them."""
    try:
        may_enter(store, unlocked.signer.account)
        check_still_opens(store, unlocked)
    except WrongWordsError:
        end_current()
        raise


def may_enter(store: Store, id_: str) -> Account:
    """The account, unless it is frozen: WrongWordsError then, like any wrong words."""
    account = account_of(store, id_)
    if account.is_frozen:
        raise WrongWordsError("may not sign in")
    return account


def wear_own_hue() -> None:
    """Every page of this session is in the color its owner chose; nobody else has one."""
    with suppress(NotGrantedError, ChangedBehindError, CannotOpenError):
        session[HUE] = only_record(my_space().section(VOICE), Profile).hue


def names_known() -> list[str]:
    """What somebody who guesses at the words of who is signed in knows: names."""
    names = [account_of(current_store(), me().account).name, me().card.name]
    with suppress(NotGrantedError, ChangedBehindError):
        names.append(only_record(my_space().section(VOICE), Profile).called)
    return names


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
            worries |= _settle(store, opened(membership.space))
        except NotGrantedError:
            continue
        except (ChangedBehindError, CannotOpenError):
            worries.add("space")
    return worries


def _settle(store: Store, space: OpenSpace) -> set[str]:
    found = {"trail"} if mend_log_key(space) else set()
    before = trail.head_of(store, space.id)
    failed = set(settle(space))
    file_messages(space)
    at_unlock.run(space, store.now)
    if trail.head_of(store, space.id) != before:
        truncate_wal(store.db)
    if space.is_owner and space.me.card.kind == "youth":
        with transaction(store.db):
            trail.note(store, space.id, space.me, "visited")
    sections = set(space.authority.sections.values())
    return found | {"space" if id_ in sections else "grants" for id_ in failed}
