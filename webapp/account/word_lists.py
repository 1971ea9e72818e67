"""The lists that secret words, sign-in names and compared words are taken from."""

import unicodedata
from functools import cache
from pathlib import Path

from mnemonic import Mnemonic

NAMES = {"en": "english", "es": "spanish"}


@cache
def all_words(language: str) -> tuple[str, ...]:
    """2048 words of a language, in their fixed order."""
    listed = Mnemonic(NAMES.get(language, "english")).wordlist
    return tuple(unicodedata.normalize("NFC", word) for word in listed)


@cache
def kinder_words(language: str) -> dict[str, str]:
    """Words that could hurt, each with a harmless one that the list does not have."""
    code = language if language in NAMES else "en"
    return dict(line.split() for line in _text(f"kinder_{code}.txt").splitlines())


@cache
def kind_words(language: str) -> tuple[str, ...]:
    """The list without the words that could hurt."""
    return tuple(word for word in all_words(language) if word not in kinder_words(language))


@cache
def known_words() -> frozenset[str]:
    """Every word of every list: what somebody who guesses tries early."""
    return frozenset(word for language in NAMES for word in all_words(language))


@cache
def common_words() -> frozenset[str]:
    """Single words that many people use: for weighing, never for offering."""
    return frozenset(_text("common_words.txt").split())


@cache
def sayings() -> frozenset[str]:
    """Sayings that come to many minds, without spaces."""
    return frozenset(_text("sayings.txt").split())


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
