"""The words that were signed: every text as it was published, by version and language.

`texts/` has a folder for each text and a file for each version. A file is never changed once
somebody may have signed by it: other words, in whatever language, are another version. Before
version 2026-12-3 of what is said to her, and 2026-12-signer-2 of what is said to who signs for her,
that was not kept to, so a language may stand there more than once. What it had no words for stood
in English.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from webapp.care.release_record import Text
from webapp.i18n import FIRST

TEXTS = Path(__file__).with_name("texts")
SHARE, SIGNER, RIGHTS = "share", "signer", "rights"
"""What is said to her before she signs, to who signs for her, and the list of rights."""
NEWEST = {SHARE: "2026-12-4", SIGNER: "2026-12-signer-3"}
"""The version that is read and signed today."""

Words = str | list[str]


@dataclass(frozen=True)
class Sentence:
    """One of them, with the language it really stands in."""

    code: str
    text: str
    language: str


@dataclass(frozen=True)
class Told:
    """What somebody read before they signed. Where that is not kept `to_the_letter`, it is what
    the same codes say today."""

    sentences: list[Sentence]
    to_the_letter: bool


def told(
    text: str, signed: Text, codes: Iterable[str], names: Mapping[str, str], today: list[Sentence]
) -> Told:
    """What these codes said on that day; `today` stands in for it."""
    found = as_signed(text, signed, tuple(codes), names)
    return Told(today if found is None else found, found is not None)


def as_signed(
    text: str, signed: Text, codes: tuple[str, ...], names: Mapping[str, str]
) -> list[Sentence] | None:
    """The sentences of these codes as they read when they were signed, to the letter. None where
    no words that are kept have the hash that was signed."""
    for wording in wordings(text, signed.version, signed.language):
        found = _sentences(wording, codes, names)
        if found and hash_of(one.text for one in found) == signed.hash:
            return found
    return None


def wordings(text: str, version: str, language: str) -> list[dict[str, tuple[Words, str]]]:
    """What the codes of this version said in this language, each with the language it really
    stood in; nothing for a version or a language that nobody published."""
    published = _published().get((text, version), {})
    (first,) = published.get(FIRST, [{}])
    english = {code: (words, FIRST) for code, words in first.items()}
    return [
        english | {code: (words, language) for code, words in one.items()}
        for one in published.get(language, [])
    ]


def hash_of(sentences: Iterable[str]) -> str:
    """Names exactly these sentences, in this language."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()


def _sentences(
    wording: dict[str, tuple[str, str]], codes: tuple[str, ...], names: Mapping[str, str]
) -> list[Sentence] | None:
    """None where one of them was never said in this version."""
    if not all(code in wording for code in codes):
        return None
    said = ((code, *wording[code]) for code in codes)
    return [Sentence(code, words % names, language) for code, words, language in said]


@cache
def _published() -> dict[tuple[str, str], dict[str, list[dict[str, Words]]]]:
    """All of `texts/`, by the name of the text and its version."""
    files = TEXTS.glob("*/*.toml")
    return {(file.parent.name, file.stem): tomllib.loads(file.read_text("utf-8")) for file in files}
