"""One key becomes another: HKDF-SHA256 (RFC 5869) with the place as its info."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

SIZE = 32
_SHA256 = hashes.SHA256()


def subkey(key: bytes, place: bytes, *, salt: bytes | None = None) -> bytes:
    """32 bytes from key material of any shape (extract, then expand)."""
    return HKDF(_SHA256, SIZE, salt, place).derive(key)


def expand(key: bytes, place: bytes) -> bytes:
    """32 bytes from a key that is already uniform (expand only: the fast half)."""
    return HKDFExpand(_SHA256, SIZE, place).derive(key)


def keyed_index(key: bytes, place: bytes) -> bytes:
    """32 bytes of HMAC-SHA256, to look a thing up without storing it in clear."""
    mac = HMAC(key, _SHA256)
    mac.update(place)
    return mac.finalize()
