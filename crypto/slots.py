"""A slot opens the account master key in one way; opening it is the only check there is."""

import hmac
from enum import Enum

from crypto.derive import subkey
from crypto.envelope import NO_KEY_ID, open_, seal
from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place
from crypto.passphrase import CODE_SIZE, Profile

CHECK_SIZE = 32


class SlotKind(Enum):
    """Ways to unlock. PIN, passkey and backup people have their tags reserved."""

    WORDS = Tag.SLOT_WORDS
    CODE = Tag.SLOT_CODE


def seal_slot(
    kind: SlotKind, unlocking: bytes, master: bytes, account: str, profile: Profile | None = None
) -> bytes:
    """A slot: 32 bytes that commit to the key, then the master key sealed under it.

    Words need the profile they were stretched with; a code is random and has none.
    """
    if len(unlocking) < CODE_SIZE or (profile is None) == (kind is SlotKind.WORDS):
        raise TooWeakError("a slot needs 20 random bytes, or words with their profile")
    check, key = _split(unlocking, _where(kind, account, profile))
    return check + seal(key, NO_KEY_ID, master, _where(kind, account, profile), pad=False)


def open_slot(
    kind: SlotKind, unlocking: bytes, slot: bytes, account: str, profile: Profile | None = None
) -> bytes:
    """The master key, or CannotOpenError. The commitment is compared first, in constant time:
    AES-GCM alone does not commit to its key (partitioning oracles, USENIX Security 2021)."""
    check, key = _split(unlocking, _where(kind, account, profile))
    if not hmac.compare_digest(check, slot[:CHECK_SIZE]):
        raise CannotOpenError
    return open_(key, NO_KEY_ID, slot[CHECK_SIZE:], _where(kind, account, profile), pad=False)


def _where(kind: SlotKind, account: str, profile: Profile | None) -> bytes:
    if profile is None:
        return place(kind.value, account)
    return place(kind.value, account, profile.memory_kib, profile.iterations, profile.lanes)


def _split(unlocking: bytes, where: bytes) -> tuple[bytes, bytes]:
    return subkey(unlocking, b"check" + where), subkey(unlocking, b"key" + where)
