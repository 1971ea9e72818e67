"""Ed25519 signatures (RFC 8032) over a named place, and nothing else."""

import hashlib
import os
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place

SEED_SIZE = 32
PUBLIC_SIZE = 32
_PRIME = 2**255 - 19
# The y-coordinates of the eight points whose order divides 8. A signature under such a
# key verifies for any message, so a key like that names nobody.
_SMALL_ORDER_Y = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    }
)


class SigningKey:
    """A private Ed25519 key, kept and stored as its 32-byte seed."""

    def __init__(self, seed: bytes):
        if len(seed) != SEED_SIZE:
            raise TooWeakError("a signing key's seed is 32 bytes")
        self.seed = seed

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new random signing key."""
        return cls(os.urandom(SEED_SIZE))

    def __repr__(self):
        return "SigningKey(****)"

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def public(self) -> bytes:
        """32 bytes."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes over a message that `labels.place` made."""
        return self._private.sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Return when the signature is good; raise CannotOpenError when it is not.

    Refuses keys of small order and encodings that are not canonical.
    """
    if not is_sound(public):
        raise CannotOpenError
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise CannotOpenError from None


def is_sound(public: bytes) -> bool:
    """Whether a public key is well formed, canonical and not of small order."""
    if len(public) != PUBLIC_SIZE:
        return False
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return y < _PRIME and y not in _SMALL_ORDER_Y


def fingerprint(*publics: bytes) -> bytes:
    """32 bytes over all public keys of one account, in the order identity, hand, box."""
    return hashlib.sha256(place(Tag.FINGERPRINT, *publics)).digest()
