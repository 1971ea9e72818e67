"""Claim: the program refuses to start where the library lacks what the format needs."""

import sys

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

import crypto.box
from crypto import selfcheck
from crypto.errors import CryptoError
from crypto.selfcheck import LibraryTooOldError, check_library


class Missing:
    """Stands for a part of the library that this OpenSSL was built without."""

    def __init__(self, **_costs):
        raise UnsupportedAlgorithm("not in this OpenSSL")

    @staticmethod
    def from_seed_bytes(_seed):
        raise UnsupportedAlgorithm("not in this OpenSSL")


def test_this_library_will_do():
    check_library()


def test_an_openssl_without_ml_kem_is_refused(monkeypatch):
    monkeypatch.setattr(crypto.box, "MLKEM768PrivateKey", Missing)

    with pytest.raises(LibraryTooOldError, match="ML-KEM"):
        check_library()


def test_a_package_without_hpke_is_refused(monkeypatch):
    monkeypatch.delitem(sys.modules, "crypto.box")
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.hpke", None)

    with pytest.raises(LibraryTooOldError, match="HPKE"):
        check_library()


def test_an_openssl_without_argon2id_is_refused(monkeypatch):
    monkeypatch.setattr(selfcheck, "Argon2id", Missing)

    with pytest.raises(LibraryTooOldError, match="Argon2id"):
        check_library()


def test_the_refusal_is_one_of_this_folder():
    assert issubclass(LibraryTooOldError, CryptoError)
