"""The envelope around every ciphertext: format, suite, key id, nonce, AES-256-GCM."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from crypto.errors import CannotOpenError, TooWeakError
from crypto.padding import pad as padded
from crypto.padding import unpad

FORMAT = 1
AES_256_GCM = 1
HPKE_XWING = 2
RESERVED_ED25519_ML_DSA_65 = 3
CHUNKED_FILE = 4

KEY_ID_SIZE = 8
NO_KEY_ID = bytes(KEY_ID_SIZE)
NONCE_SIZE = 12
HEAD_SIZE = 2 + KEY_ID_SIZE


def head(suite: int, key_id: bytes) -> bytes:
    """The first ten bytes of an envelope. `key_id` is eight bytes."""
    if len(key_id) != KEY_ID_SIZE:
        raise TooWeakError("a key id is eight bytes")
    return bytes((FORMAT, suite)) + key_id


def body_of(sealed: bytes, suite: int, key_id: bytes) -> bytes:
    """What follows the head. Raises CannotOpenError on any other format, suite or key id."""
    if sealed[:HEAD_SIZE] != head(suite, key_id):
        raise CannotOpenError
    return sealed[HEAD_SIZE:]


def key_id_of(sealed: bytes) -> bytes:
    """The key id an envelope names, to find the key by; it proves nothing by itself."""
    return sealed[2:HEAD_SIZE]


def seal(key: bytes, key_id: bytes, plaintext: bytes, place: bytes, *, pad: bool = True) -> bytes:
    """Seal under a 32-byte key, bound to `place` and to the envelope's own head.

    The nonce is random: a caller seals far fewer than 2**32 texts under one key
    (NIST SP 800-38D, section 8.3).
    """
    start = head(AES_256_GCM, key_id)
    nonce = os.urandom(NONCE_SIZE)
    text = padded(plaintext) if pad else plaintext
    return start + nonce + _cipher(key).encrypt(nonce, text, start + place)


def open_(key: bytes, key_id: bytes, sealed: bytes, place: bytes, *, pad: bool = True) -> bytes:
    """Open what `seal` made. Raises CannotOpenError for every cause alike."""
    body = body_of(sealed, AES_256_GCM, key_id)
    start = sealed[:HEAD_SIZE]
    try:
        text = _cipher(key).decrypt(body[:NONCE_SIZE], body[NONCE_SIZE:], start + place)
    except (InvalidTag, ValueError):
        raise CannotOpenError from None
    return unpad(text) if pad else text


def _cipher(key: bytes) -> AESGCM:
    if len(key) != 32:
        raise TooWeakError("a sealing key is 32 bytes")
    return AESGCM(key)
