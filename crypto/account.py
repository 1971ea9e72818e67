"""The keys of one account, each sealed alone under its master key."""

import os
from dataclasses import dataclass
from functools import cached_property

from crypto.box import BoxKey
from crypto.envelope import NO_KEY_ID, open_, seal
from crypto.labels import Tag, place
from crypto.signing import SigningKey, fingerprint

MASTER_SIZE = 32


@dataclass(frozen=True)
class PublicKeys:
    """What others know of an account: identity (32), hand (32) and box (1216) public keys."""

    identity: bytes
    hand: bytes
    box: bytes

    @cached_property
    def fingerprint(self) -> bytes:
        """32 bytes over all three keys."""
        return fingerprint(self.identity, self.hand, self.box)


@dataclass(frozen=True, repr=False)
class AccountKeys:
    """identity signs releases, grants, owner entries and slots; hand signs items, trail
    lines and wraps; box receives."""

    identity: SigningKey
    hand: SigningKey
    box: BoxKey

    @classmethod
    def generate(cls) -> "AccountKeys":
        """Three new keys."""
        return cls(SigningKey.generate(), SigningKey.generate(), BoxKey.generate())

    def __repr__(self):
        return "AccountKeys(****)"

    @property
    def public(self) -> PublicKeys:
        """The public halves."""
        return PublicKeys(self.identity.public, self.hand.public, self.box.public)


def new_master() -> bytes:
    """A random account master key."""
    return os.urandom(MASTER_SIZE)


def seal_key(master: bytes, account: str, name: str, seed: bytes) -> bytes:
    """Seal one seed. `name` is identity, hand or box."""
    return seal(master, NO_KEY_ID, seed, place(Tag.ACCOUNT_KEYS, account, name), pad=False)


def open_key(master: bytes, account: str, name: str, sealed: bytes) -> bytes:
    """The seed that `seal_key` sealed, or CannotOpenError."""
    return open_(master, NO_KEY_ID, sealed, place(Tag.ACCOUNT_KEYS, account, name), pad=False)
