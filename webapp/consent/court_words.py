"""Whether her own words for what a sharing is for speak of a court: they only lead to a hint."""

import re

from webapp.care.terms import OWN_WORDS

_WORDS = re.compile(
    r"\b(court|judge|testif\w*|subpoena\w*|hearing|corte|tribunal|juez|jueza|testific\w*|audiencia)\b",
    re.IGNORECASE,
)


def speaks_of_court(purpose: str, words: str) -> bool:
    """Whether a sharing of its own may be meant, and another purpose was picked."""
    return purpose == OWN_WORDS and _WORDS.search(words) is not None
