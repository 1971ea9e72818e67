"""Claim: a signature holds for one key and one message, and weak keys name nobody."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from damage import damaged
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import CannotOpenError, TooWeakError
from crypto.signing import PUBLIC_SIZE, SigningKey, fingerprint, is_sound, verify

KEY, MESSAGE = SigningKey(b"s" * 32), b"message"
SIGNATURE = KEY.sign(MESSAGE)
PRIME = 2**255 - 19
SIGN_BIT = 2**255
IDENTITY = (1).to_bytes(32, "little")
# With the identity as the key, R = identity and S = 0 solve the equation for all messages.
CONSTANT_SIGNATURE = IDENTITY + bytes(32)
ORDER_8 = (
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
)
SMALL_ORDER = (0, 1, PRIME - 1, *ORDER_8)
NOT_CANONICAL = (PRIME, PRIME + 1, PRIME + 18)


def encoded(y):
    return y.to_bytes(32, "little")


@given(st.binary(max_size=200))
def test_a_signature_holds(message):
    verify(KEY.public, KEY.sign(message), message)


@given(damaged(SIGNATURE))
def test_a_damaged_signature_is_refused(signature):
    with pytest.raises(CannotOpenError):
        verify(KEY.public, signature, MESSAGE)


@given(st.binary(max_size=50).filter(lambda message: message != MESSAGE))
def test_another_message_is_refused(message):
    with pytest.raises(CannotOpenError):
        verify(KEY.public, SIGNATURE, message)


@given(st.binary(max_size=40).filter(lambda public: public != KEY.public))
def test_any_other_key_is_refused(public):
    with pytest.raises(CannotOpenError):
        verify(public, SIGNATURE, MESSAGE)


@pytest.mark.parametrize("number", range(8))
def test_one_constant_signature_would_hold_for_any_message(number):
    message = b"message %d" % number
    Ed25519PublicKey.from_public_bytes(IDENTITY).verify(CONSTANT_SIGNATURE, message)

    with pytest.raises(CannotOpenError):
        verify(IDENTITY, CONSTANT_SIGNATURE, message)


@pytest.mark.parametrize("y", SMALL_ORDER + NOT_CANONICAL)
@pytest.mark.parametrize("sign_bit", [0, SIGN_BIT])
def test_keys_of_small_order_or_not_canonical_are_refused(y, sign_bit):
    public = encoded(y + sign_bit)

    assert not is_sound(public)
    with pytest.raises(CannotOpenError):
        verify(public, CONSTANT_SIGNATURE, MESSAGE)


@pytest.mark.parametrize("y", SMALL_ORDER)
def test_the_listed_points_really_have_small_order(y):
    """Doubling on the curve -x^2 + y^2 = 1 + d x^2 y^2 reaches the identity within three steps."""
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    for _ in range(3):
        squared = (y * y - 1) * pow(d * y * y + 1, -1, PRIME) % PRIME
        y = (y * y + squared) * pow(1 - d * squared * y * y, -1, PRIME) % PRIME

    assert y == 1


@given(st.binary(min_size=32, max_size=32))
def test_made_keys_are_sound(seed):
    assert is_sound(SigningKey(seed).public)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_sizes_are_checked(size):
    assert not is_sound(bytes(size))
    with pytest.raises(TooWeakError):
        SigningKey(bytes(size))


@given(st.permutations((b"i" * PUBLIC_SIZE, b"h" * PUBLIC_SIZE, b"b" * 1216)))
def test_a_fingerprint_knows_which_key_is_which(keys):
    straight = (b"i" * PUBLIC_SIZE, b"h" * PUBLIC_SIZE, b"b" * 1216)

    assert (fingerprint(*keys) == fingerprint(*straight)) == (tuple(keys) == straight)
