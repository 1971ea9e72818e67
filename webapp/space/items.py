"""One sealed record and its versions: what an author signed, to the byte."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.space.people import Hand
from webapp.space.signatures import check_signature

SALT_SIZE = 16
SIGNATURE_SIZE = 64


@dataclass(frozen=True)
class Item:
    """One version of one item, opened. `source` is "hers" or an agency's name; `author` an
    account id; `witness` says that an advocate signed what she confirmed beside her."""

    id: str
    version: int
    section: str
    kind: str
    body: dict
    source: str
    author: str
    author_key: str
    written_at: datetime
    witness: bool = False


HERS = "hers"


def compose(
    author: Hand, where: tuple[str, str, str, int], kind: str, body: dict,
    *, source: str, at: datetime, witness: bool = False
) -> bytes:  # fmt: skip
    """The plaintext of one version: salt, author's signature, text.

    `where` is space, section, item, version; the epoch is left out so that the signature
    outlives a re-key.
    """
    text = json.dumps(
        [kind, body, source, author.account, author.hand.public.hex(), at.isoformat(), witness],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    salt = os.urandom(SALT_SIZE)
    return salt + author.hand.sign(_signed(where, salt, text)) + text


def parse(plaintext: bytes, section: str, item: str, version: int) -> Item:
    """The item inside a plaintext, its signature not yet looked at (`check_author`)."""
    try:
        text = plaintext[SALT_SIZE + SIGNATURE_SIZE :].decode()
        kind, body, source, author, key, at, witness = json.loads(text)
    except ValueError:
        raise CannotOpenError from None
    when = datetime.fromisoformat(at)
    return Item(item, version, section, kind, body, source, author, key, when, witness)


def check_author(plaintext: bytes, where: tuple[str, str, str, int]) -> None:
    """CannotOpenError unless the hand key named in the text signed it for this very place."""
    salt = plaintext[:SALT_SIZE]
    signature = plaintext[SALT_SIZE:][:SIGNATURE_SIZE]
    text = plaintext[SALT_SIZE + SIGNATURE_SIZE :]
    public = bytes.fromhex(json.loads(text)[4])
    check_signature(public, signature, _signed(where, salt, text))


def _signed(where: tuple[str, str, str, int], salt: bytes, text: bytes) -> bytes:
    return place(Tag.AUTHOR, *where, hashlib.sha256(salt + text).digest())
