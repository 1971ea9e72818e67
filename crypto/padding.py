"""Plaintext is padded to a few sizes, so that a length says little."""

from crypto.errors import CannotOpenError, TooLongError

BUCKETS = (256, 1024, 4096, 16384, 65536)
MOST = 64 * BUCKETS[-1]


def pad(plaintext: bytes) -> bytes:
    """Four bytes of length, the text, zeros up to the bucket; past 64 KiB, whole multiples of it.

    Raises TooLongError above 4 MiB.
    """
    wanted = len(plaintext) + 4
    if wanted > MOST:
        raise TooLongError(f"{len(plaintext)} bytes are more than one box takes")
    size = next((b for b in BUCKETS if b >= wanted), -(-wanted // BUCKETS[-1]) * BUCKETS[-1])
    return len(plaintext).to_bytes(4, "big") + plaintext + bytes(size - wanted)


def unpad(padded: bytes) -> bytes:
    """The text that `pad` was given. Raises CannotOpenError when the shape is wrong."""
    length = int.from_bytes(padded[:4], "big")
    zeros = len(padded) - 4 - length
    if len(padded) < 4 or zeros < 0 or padded.count(0, 4 + length) != zeros:
        raise CannotOpenError
    return padded[4 : 4 + length]
