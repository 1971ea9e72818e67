"""Secret words or a backup code open an account: opening its slot is the only check."""

import hashlib
import os
from dataclasses import dataclass, replace

from crypto.derive import keyed_index
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.passphrase import SALT_SIZE, STANDARD, Profile, unlocking_from_words
from crypto.slots import SlotKind, open_slot, seal_slot
from webapp.account.accounts import account_id, open_keys
from webapp.account.states import check_state, sign_state, signed_slots
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space.people import Signer
from webapp.throttle import argon2_turn

PROFILES = (STANDARD,)
"""Every cost a slot may have; one that was raised stays here until no slot has it."""


class WrongWordsError(RefusalError):
    """No such name, wrong words, wrong code: one answer."""


class OpensNoMoreError(WrongWordsError):
    """What opened the account was right a moment ago, and was changed meanwhile."""


@dataclass(frozen=True, repr=False)
class Unlocked:
    """Keys open for one request, by one kind of slot, whose hash is `slot`. `worries` names what
    is not as its owner left it."""

    signer: Signer
    master: bytes
    kind: SlotKind
    slot: str
    worries: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How the kind of slot stands in its row."""
        return self.kind.name.lower()


@dataclass(frozen=True, repr=False)
class Stretched:
    """Secret words after Argon2id: made before a transaction begins, kept inside it."""

    salt: bytes
    profile: Profile
    unlocking: bytes


def stretch(store: Store, words: str, profile: Profile) -> Stretched:
    """The costly part of new secret words. BusyError when too many wait for it."""
    salt = os.urandom(SALT_SIZE)
    with argon2_turn():
        unlocking = unlocking_from_words(words, salt, store.seal.words_pepper, profile)
    return Stretched(salt, profile, unlocking)


def keep_words(store: Store, account: str, master: bytes, new: Stretched) -> None:
    """Make (or make anew) the slot that secret words open. `sign_slots` belongs in the same
    transaction: a slot that its owner did not sign opens nothing."""
    slot = seal_slot(SlotKind.WORDS, new.unlocking, master, account, new.profile)
    _save_slot(store, account, SlotKind.WORDS, new.salt, new.profile, slot)


def add_words(store: Store, account: str, master: bytes, words: str, profile: Profile) -> None:
    """Stretch and keep in one step, for a new account."""
    keep_words(store, account, master, stretch(store, words, profile))


def add_code(store: Store, account: str, master: bytes, code: bytes) -> None:
    """Make (or make anew) the slot that the backup code (20 random bytes) opens."""
    slot = seal_slot(SlotKind.CODE, code, master, account)
    _save_slot(store, account, SlotKind.CODE, b"", None, slot)


def drop_code(store: Store, account: str) -> None:
    """Remove the backup code's slot."""
    _delete_slot(store, account, SlotKind.CODE.name.lower())


def has_code(store: Store, account: str) -> bool:
    """Whether a backup code opens this account."""
    return SlotKind.CODE.name.lower() in slot_hashes(store, account)


def check_still_opens(store: Store, unlocked: Unlocked) -> None:
    """OpensNoMoreError when the slot was changed since it opened. Ask inside the transaction that
    changes the account, and after a session began: Argon2id and its queue take seconds, in which
    somebody may have changed their words to shut out exactly this person."""
    if slot_hashes(store, unlocked.signer.account).get(unlocked.name) != unlocked.slot:
        raise OpensNoMoreError("changed meanwhile")


def as_made_anew(store: Store, unlocked: Unlocked) -> Unlocked:
    """The same, after its owner made the slot anew."""
    return replace(unlocked, slot=slot_hashes(store, unlocked.signer.account)[unlocked.name])


def drop_strange_slots(store: Store, unlocked: Unlocked) -> None:
    """Remove every slot that its owner did not sign, but for the one that just opened."""
    account, signed = unlocked.signer.account, signed_slots(store, unlocked.signer) or {}
    for name, hash_ in slot_hashes(store, account).items():
        if name != unlocked.name and signed.get(name) != hash_:
            _delete_slot(store, account, name)


def unlock_with_words(store: Store, name: str, words: str, profile: Profile) -> Unlocked:
    """Open an account by sign-in name. WrongWordsError otherwise; an unknown name costs the
    same Argon2id run, on a salt derived from the name."""
    id_ = account_id(store, name)
    slot = _slot(store, id_, SlotKind.WORDS) if id_ else None
    return _unlock(store, id_ or "", slot or _fake_slot(store, name, profile), words)


def unlock_again(store: Store, account: str, words: str) -> Unlocked:
    """Step-up: the same words once more, for one request. WrongWordsError otherwise."""
    slot = _slot(store, account, SlotKind.WORDS)
    if not slot:
        raise WrongWordsError("no words")
    return _unlock(store, account, slot, words)


def unlock_with_code(store: Store, name: str, code: bytes) -> Unlocked:
    """Open an account by its backup code. WrongWordsError otherwise."""
    id_ = account_id(store, name) or ""
    slot = _slot(store, id_, SlotKind.CODE)
    try:
        master = open_slot(SlotKind.CODE, code, slot.sealed if slot else bytes(92), id_)
        return _opened(store, id_, master, SlotKind.CODE, slot.hash)
    except CannotOpenError:
        raise WrongWordsError("wrong name or code") from None


@dataclass(frozen=True)
class _Slot:
    salt: bytes
    profile: Profile | None
    sealed: bytes
    hash: str = ""


def _unlock(store: Store, account: str, slot: _Slot, words: str) -> Unlocked:
    with argon2_turn():
        unlocking = unlocking_from_words(words, slot.salt, store.seal.words_pepper, slot.profile)
    try:
        master = open_slot(SlotKind.WORDS, unlocking, slot.sealed, account, slot.profile)
        return _opened(store, account, master, SlotKind.WORDS, slot.hash)
    except CannotOpenError:
        raise WrongWordsError("wrong name or words") from None


def _opened(store: Store, account: str, master: bytes, kind: SlotKind, slot: str) -> Unlocked:
    """Secret words or a code that were changed since stay dead, even when somebody puts
    their old slot back into the table, or typed them while they were being changed."""
    signer, now = open_keys(store, account, master), slot_hashes(store, account)
    found, signed = Unlocked(signer, master, kind, slot), signed_slots(store, signer)
    is_signed = signed is None or signed.get(found.name) == slot
    if not is_signed or now.get(found.name) != slot:
        raise CannotOpenError
    return replace(found, worries=check_state(store, signer, now))


def _slot(store: Store, account: str, kind: SlotKind) -> _Slot | None:
    row = store.db.execute(f"{_SLOTS} and kind = ?", [account, kind.name.lower()]).fetchone()
    if not row:
        return None
    _kind, salt, memory, iterations, lanes, sealed = row
    if kind is SlotKind.CODE:
        return _Slot(salt, None, sealed, _hash_of(row))
    profile = _known_profile(store, memory, iterations, lanes)
    return _Slot(salt, profile, sealed, _hash_of(row)) if profile else None


def _known_profile(store: Store, memory: int, iterations: int, lanes: int) -> Profile | None:
    """Only costs that this program itself ever chose: a row must not be able to ask for all
    the memory there is, nor for next to none."""
    if store.seal.allows_cheap_words:
        return Profile(memory, iterations, lanes, for_tests=True)
    asked = (memory, iterations, lanes)
    return next((p for p in PROFILES if (p.memory_kib, p.iterations, p.lanes) == asked), None)


def _fake_slot(store: Store, name: str, profile: Profile) -> _Slot:
    index = bytes.fromhex(store.seal.name_index(name))
    salt = keyed_index(store.seal.words_pepper, place(Tag.SLOT_WORDS, index))[:SALT_SIZE]
    return _Slot(salt, profile, bytes(92))


def _save_slot(
    store: Store, account: str, kind: SlotKind, salt: bytes, profile: Profile | None, slot: bytes
) -> None:
    costs = [profile.memory_kib, profile.iterations, profile.lanes] if profile else [0, 0, 0]
    with transaction(store.db):
        _delete_slot(store, account, kind.name.lower())
        store.db.execute(
            "insert into slots values (?, ?, ?, ?, ?, ?, ?, ?)",
            [os.urandom(16).hex(), account, kind.name.lower(), salt, *costs, slot],
        )


def _delete_slot(store: Store, account: str, name: str) -> None:
    with transaction(store.db):
        store.db.execute("delete from slots where account_id = ? and kind = ?", [account, name])


def slot_hashes(store: Store, account: str) -> dict[str, str]:
    """Kind of slot to the SHA-256 of everything stored of it."""
    return {row[0]: _hash_of(row) for row in store.db.execute(_SLOTS, [account])}


def _hash_of(row: tuple) -> str:
    return hashlib.sha256(place(Tag.ACCOUNT_STATE, *row)).hexdigest()


_SLOTS = "select kind, salt, memory_kib, iterations, lanes, sealed from slots where account_id = ?"


def sign_slots(store: Store, signer: Signer) -> int:
    """Sign the account's state as it stands now; returns its number. Call after every change
    of a slot and at every sign-in."""
    return sign_state(store, signer, slot_hashes(store, signer.account))
