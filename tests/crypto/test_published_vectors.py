"""Claim: the primitives under crypto/ give the answers their standards print."""

import known_answers
import pytest
import second_implementation as second
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from known_answers import unhex

from crypto.box import BoxKey
from crypto.derive import expand, subkey
from crypto.errors import CannotOpenError
from crypto.signing import SigningKey, verify

X25519, XWING = 0x20, 0x647A
_AEADS = {1: AEAD.AES_128_GCM, 2: AEAD.AES_256_GCM, 3: AEAD.CHACHA20_POLY1305}


def cases_of(name):
    return known_answers.load(name)["cases"]


def hpke_of(case):
    """Suite and private key of one HPKE case."""
    secret = bytes.fromhex(case["skRm"])
    kem, key = KEM.X25519, None
    if case["kem_id"] == XWING:
        kem, key = KEM.MLKEM768_X25519, BoxKey(secret)._private
    key = key or X25519PrivateKey.from_private_bytes(secret)
    return Suite(kem, KDF.HKDF_SHA256, _AEADS[case["aead_id"]]), key


@pytest.mark.parametrize("case", cases_of("argon2id"))
def test_argon2id_with_secret_and_associated_data(case):
    password, salt, secret, ad, out = unhex(case, "password", "salt", "secret", "ad", "out")
    argon = Argon2id(
        salt=salt,
        length=case["length"],
        iterations=case["rounds"],
        lanes=case["lanes"],
        memory_cost=case["memory_kib"],
        secret=secret,
        ad=ad,
    )

    assert argon.derive(password) == out


@pytest.mark.parametrize("case", cases_of("hkdf-sha256"))
def test_hkdf_by_the_library_and_by_hand(case):
    ikm, salt, info, prk, okm = unhex(case, "ikm", "salt", "info", "prk", "okm")

    assert HKDF(hashes.SHA256(), case["length"], salt, info).derive(ikm) == okm
    assert HKDFExpand(hashes.SHA256(), case["length"], info).derive(prk) == okm
    assert second.hkdf_extract(salt, ikm) == prk
    assert second.hkdf_expand(prk, info, case["length"]) == okm


@pytest.mark.parametrize("case", cases_of("hkdf-sha256"))
def test_our_derivations_are_the_first_32_bytes_of_it(case):
    ikm, salt, info, prk, okm = unhex(case, "ikm", "salt", "info", "prk", "okm")

    assert subkey(ikm, info, salt=salt) == okm[:32]
    assert expand(prk, info) == okm[:32]


@pytest.mark.parametrize("case", cases_of("ed25519"))
def test_ed25519_signatures(case):
    seed, public, message, signature = unhex(case, "seed", "public", "message", "signature")
    key = SigningKey(seed)

    assert (key.public, key.sign(message)) == (public, signature)
    verify(public, signature, message)


@pytest.mark.parametrize("case", cases_of("ed25519"))
def test_an_ed25519_signature_does_not_hold_for_more(case):
    public, message, signature = unhex(case, "public", "message", "signature")

    with pytest.raises(CannotOpenError):
        verify(public, signature, message + b"\0")


@pytest.mark.parametrize("case", cases_of("hpke"))
def test_hpke_base_mode_through_the_bindings(case):
    suite, key = hpke_of(case)
    enc, ct, info, aad, pt = unhex(case, "enc", "ct", "info", "aad", "pt")

    opened = openssl.hpke._decrypt_with_aad(suite, enc + ct, key, info=info, aad=aad)

    assert opened == pt


@pytest.mark.parametrize("case", [c for c in cases_of("hpke") if c["aead_id"] != 1])
def test_the_hpke_key_schedule_by_hand(case):
    shared, info, key, nonce = unhex(case, "shared_secret", "info", "key", "base_nonce")
    numbers = {"kem_id": case["kem_id"], "aead_id": case["aead_id"]}

    assert second.hpke_schedule(shared, info, **numbers) == (key, nonce)


@pytest.mark.parametrize("case", [c for c in cases_of("xwing") if "public" in c])
def test_an_xwing_seed_gives_its_public_key(case):
    seed, public = unhex(case, "seed", "public")

    assert BoxKey(seed).public == second.box_public(seed) == public


@pytest.mark.parametrize("case", cases_of("xwing"))
def test_an_xwing_encapsulation_gives_its_shared_secret(case):
    seed, enc, shared = unhex(case, "seed", "enc", "shared")

    assert second.decapsulate(seed, enc) == shared


def test_the_library_takes_the_long_form_that_we_make():
    long = bytes(96)

    key = MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(long[:64]),
        X25519PrivateKey.from_private_bytes(long[64:]),
    )

    assert key.public_key()
