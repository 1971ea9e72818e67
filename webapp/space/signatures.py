"""Signed documents: JSON text with one signature per role, verified once per process."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.signing import SigningKey, verify

MOST_REMEMBERED = 20_000
_known_good: set[bytes] = set()


@dataclass(frozen=True)
class Document:
    """`text` is what was signed, to the byte; `signatures` maps a role to 64 bytes."""

    tag: Tag
    text: str
    signatures: dict[str, bytes]

    @cached_property
    def body(self) -> dict:
        """The text, parsed."""
        return json.loads(self.text)

    @cached_property
    def hash(self) -> bytes:
        """32 bytes over tag and text; signatures are not part of it."""
        return hashlib.sha256(self._place).digest()

    @cached_property
    def _place(self) -> bytes:
        return place(self.tag, self.text)

    def signed_by(self, role: str, key: SigningKey) -> "Document":
        """This document with one more signature."""
        signature = key.sign(self._place)
        return Document(self.tag, self.text, {**self.signatures, role: signature})

    def check(self, role: str, public: bytes) -> None:
        """Return when `role` signed with this key; CannotOpenError otherwise."""
        check_signature(public, self.signatures.get(role, b""), self._place)

    def dump(self) -> str:
        """One JSON text to store."""
        by = {role: signature.hex() for role, signature in self.signatures.items()}
        return json.dumps({"tag": self.tag.value, "text": self.text, "by": by})


def write(tag: Tag, body: dict) -> Document:
    """A document that nobody signed yet."""
    return Document(tag, json.dumps(body, ensure_ascii=False, sort_keys=True), {})


def read(stored: str, tag: Tag) -> Document:
    """What `dump` wrote. CannotOpenError when it is another kind of document or broken."""
    try:
        raw = json.loads(stored)
        by = {role: bytes.fromhex(signature) for role, signature in raw["by"].items()}
        if raw["tag"] != tag.value:
            raise CannotOpenError
        return Document(tag, raw["text"], by)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CannotOpenError from None


def check_signature(public: bytes, signature: bytes, message: bytes) -> None:
    """`crypto.signing.verify`, remembering what was good: the same three inputs stay good."""
    digest = hashlib.sha256(place(Tag.SEEN_SIGNATURE, public, signature, message)).digest()
    if digest in _known_good:
        return
    verify(public, signature, message)
    if len(_known_good) >= MOST_REMEMBERED:
        _known_good.clear()
    _known_good.add(digest)
