"""Refuse to start where the library behind this folder cannot do what the format needs."""

import importlib

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from crypto.errors import CannotOpenError, CryptoError

_WHERE = b"selfcheck"


class LibraryTooOldError(CryptoError):
    """`cryptography`, or the OpenSSL it was built with, lacks something the format needs."""


def check_library() -> None:
    """Call once at start. Raises LibraryTooOldError when ML-KEM, HPKE or Argon2id is missing."""
    try:
        _check_box()
    except (ImportError, AttributeError, UnsupportedAlgorithm, CannotOpenError) as error:
        raise LibraryTooOldError(
            "the OpenSSL behind the cryptography package has no ML-KEM-768, or the package no"
            " HPKE with it: install cryptography 50 or later, built with OpenSSL 3.5 or later"
        ) from error
    try:
        importlib.import_module("crypto.files")
    except ImportError as error:
        raise LibraryTooOldError(
            "the cryptography package cannot seal files in chunks: install version 50 or later"
        ) from error
    try:
        Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=8).derive(b"")
    except UnsupportedAlgorithm as error:
        raise LibraryTooOldError(
            "the OpenSSL behind the cryptography package has no Argon2id: it needs 3.2 or later"
        ) from error


def _check_box() -> None:
    # Imported here: on an old library the import itself is what fails.
    box = importlib.import_module("crypto.box")
    key = box.BoxKey(bytes(box.SEED_SIZE))
    if key.open(box.seal_to(key.public, b"", _WHERE), _WHERE) != b"":
        raise CannotOpenError
