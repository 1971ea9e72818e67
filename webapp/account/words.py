"""Secret words, sign-in names and the words two people compare: offered, and weighed."""

import re
import secrets
from collections.abc import Iterable
from itertools import groupby

from crypto.passphrase import same_words
from webapp.account.accounts import account_id
from webapp.account.word_lists import (
    all_words,
    common_words,
    kind_words,
    kinder_words,
    known_words,
    sayings,
)
from webapp.database import current_store
from webapp.i18n import lazy_gettext as _

OFFERED = 4
COMPARED = 6
SHORTEST = 12
ENOUGH_BITS = 36
LONGEST_IN_A_NAME = 7

FIRST_IDEOGRAPH = "\u2e80"
ROWS = ("0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl")


def offer_words(language: str) -> str:
    """Four words by chance: about 43 bits. Never four that `weakness` would turn down."""
    while True:
        offered = " ".join(secrets.choice(kind_words(language)) for _place in range(OFFERED))
        if weakness(offered) is None:
            return offered


def offer_name(language: str) -> str:
    """A sign-in name of two short words that nobody has yet."""
    short = [word for word in kind_words(language) if len(word) <= LONGEST_IN_A_NAME]
    while True:
        name = f"{secrets.choice(short)} {secrets.choice(short)}"
        if account_id(current_store(), name) is None:
            return name


def compare_words(number: int, language: str) -> list[str]:
    """Six words for `crypto.compare.compare_number`, eleven bits each. Both screens must ask
    for the same language, whatever language their pages speak."""
    listed, kinder = all_words(language), kinder_words(language)
    places = [number >> shift & 2047 for shift in range(11 * (COMPARED - 1), -1, -11)]
    return [kinder.get(listed[place], listed[place]) for place in places]


def weakness(words: str, known: Iterable[str] = ()) -> object | None:
    """Why these secret words are too weak, as one sentence; None when they will do.

    `known` are names that somebody who guesses knows: the sign-in name, what she is called.
    """
    said = same_words(words)
    joined = _letters(said)
    if any(_holds(said, joined, name) for name in known):
        return _("Please leave your names out. Others could guess them.")
    if len(joined) < SHORTEST:
        return _("This is short. Four words are best.")
    if any(joined.startswith(s) and len(joined) - len(s) < 4 for s in sayings()):
        return _("Many people pick this. Please pick something only you think of.")
    tokens = re.findall(r"[^\W_]+", said)
    if _bits(set(tokens)) >= ENOUGH_BITS:
        return None
    if len(set(tokens)) < len(tokens) or len(set(joined)) < 6:
        return _("The same thing comes again. Please use other words.")
    if any(token in common_words() for token in tokens):
        return _("Many people use these words. Please add one or two others.")
    return _("This is easy to guess. Please add one or two words.")


def _holds(said: str, joined: str, name: str) -> bool:
    """Short names count as words of their own only: Ana is part of too many others."""
    plain = same_words(name)
    if not plain:
        return False
    return f" {plain} " in f" {said} " or (len(plain) > 4 and _letters(plain) in joined)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _bits(tokens: set[str]) -> float:
    """A rough and low guess at how much chance there is in what somebody made up."""
    return sum(_token_bits(token) for token in tokens)


def _token_bits(token: str) -> float:
    if token in common_words():
        return 4
    if token in known_words():
        return 11
    runs = ["".join(run) for _is, run in groupby(token, str.isdigit)]
    if len(runs) > 2:
        return 3 * len(token)
    return sum(_run_bits(run) for run in runs)


def _run_bits(run: str) -> float:
    """Rows of keys and repeated signs are worth little, a year not much more."""
    if run in common_words():
        return 4
    if any(letter > FIRST_IDEOGRAPH for letter in run):
        return 5 * len(set(run))
    if len(set(run)) < min(3, len(run)) or any(run in row for row in ROWS):
        return 3
    if re.fullmatch(r"(19|20)\d\d", run):
        return 6
    if run.isdigit():
        return min(3 * len(run), 15)
    return min(2.2 * len(run), 11) + 1.5 * max(0, len(run) - 8)
