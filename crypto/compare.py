"""A short number both screens derive from what they saw, to be compared by two people."""

import hashlib

from crypto.labels import Tag, place


def compare_number(*seen: bytes | str) -> int:
    """66 bits over everything seen, as one whole number: six words of a list of 2048."""
    digest = hashlib.sha256(place(Tag.COMPARE, *seen)).digest()
    return int.from_bytes(digest, "big") >> (256 - 66)
