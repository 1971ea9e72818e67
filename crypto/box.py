"""A box key receives: HPKE (RFC 9180, base mode) with X-Wing, HKDF-SHA256 and AES-256-GCM."""

import hashlib
import os
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from crypto.envelope import HPKE_XWING, KEY_ID_SIZE, NO_KEY_ID, body_of, head
from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place
from crypto.padding import pad, unpad

SEED_SIZE = 32
ML_KEM_PUBLIC_SIZE = 1184
PUBLIC_SIZE = ML_KEM_PUBLIC_SIZE + 32

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class BoxKey:
    """The private half, kept and stored as its 32-byte seed (draft-connolly-cfrg-xwing-kem)."""

    def __init__(self, seed: bytes, public: bytes | None = None):
        """`public` may be handed in where it is known: deriving it costs more than opening."""
        if len(seed) != SEED_SIZE:
            raise TooWeakError("a box key's seed is 32 bytes")
        self.seed = seed
        if public is not None:
            self.public = public

    @classmethod
    def generate(cls) -> "BoxKey":
        """A new random box key."""
        return cls(os.urandom(SEED_SIZE))

    def __repr__(self):
        return "BoxKey(****)"

    @cached_property
    def _private(self) -> MLKEM768X25519PrivateKey:
        long = hashlib.shake_256(self.seed).digest(96)
        return MLKEM768X25519PrivateKey(
            MLKEM768PrivateKey.from_seed_bytes(long[:64]),
            X25519PrivateKey.from_private_bytes(long[64:]),
        )

    @cached_property
    def public(self) -> bytes:
        """1216 bytes: the ML-KEM-768 public key, then the X25519 one."""
        long = hashlib.shake_256(self.seed).digest(96)
        lattice = MLKEM768PrivateKey.from_seed_bytes(long[:64]).public_key()
        curve = X25519PrivateKey.from_private_bytes(long[64:]).public_key()
        return lattice.public_bytes_raw() + curve.public_bytes_raw()

    @cached_property
    def key_id(self) -> bytes:
        """Names this key to its holder; it never stands on a box (see `seal_to`)."""
        return box_key_id(self.public)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Open what `seal_to` made for this key at this place, or raise CannotOpenError."""
        body = body_of(sealed, HPKE_XWING, NO_KEY_ID)
        try:
            return unpad(_SUITE.decrypt(body, self._private, info=place))
        except (InvalidTag, ValueError):
            raise CannotOpenError from None


def seal_to(public: bytes, plaintext: bytes, place: bytes) -> bytes:
    """Seal a padded text so that only the holder of this box key can open it, at this place.

    It says nothing of who sealed it: sign the box where that matters. Nor does it name its
    receiver: a key id would let a stolen database show which boxes one person can open.
    """
    if len(public) != PUBLIC_SIZE:
        raise CannotOpenError
    try:
        sealed = _SUITE.encrypt(pad(plaintext), _receiver(public), info=place)
    except ValueError:
        raise CannotOpenError from None
    return head(HPKE_XWING, NO_KEY_ID) + sealed


@lru_cache(maxsize=64)
def _receiver(public: bytes) -> MLKEM768X25519PublicKey:
    """One reader is sealed to once per section: the public key is unpacked once for all."""
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:ML_KEM_PUBLIC_SIZE]),
        X25519PublicKey.from_public_bytes(public[ML_KEM_PUBLIC_SIZE:]),
    )


def box_key_id(public: bytes) -> bytes:
    """Eight bytes that name a public box key."""
    return hashlib.sha256(place(Tag.BOX_KEY_ID, public)).digest()[:KEY_ID_SIZE]
