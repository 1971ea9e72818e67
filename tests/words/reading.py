"""How hard a text is to read: its sentences, its words, its grade."""

import re
from pathlib import Path

import textstat

HERE = Path(__file__).parent
BLANK = re.compile(r"%\(\w+\)s")
NAME = "Mari"
END = re.compile(r"(?<=[.?!:])\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
# Endings that make another form of the same word; enough to find "consents" by "consent".
ENDINGS = {"en": ("", "s", "es", "d", "ed", "ing", "ly"), "es": ("", "s", "es", "n", "a", "as")}


def filled(text: str) -> str:
    """A text with a name in every blank."""
    return BLANK.sub(NAME, text)


def sentences(text: str) -> list[list[str]]:
    """Each sentence as its words."""
    return [WORD.findall(part) for part in END.split(filled(text)) if WORD.search(part)]


def is_prose(text: str) -> bool:
    """Something that is said, and not the name on a button."""
    return text.rstrip().endswith((".", "?", "!", ":"))


def hard_words(language: str) -> set[str]:
    words = (HERE / f"hard_words_{language}.txt").read_text(encoding="utf-8").split()
    return {word + ending for word in words for ending in ENDINGS[language]}


def grade(texts: list[str], language: str) -> float:
    """The year of school in which a child reads this."""
    textstat.set_lang(language)
    prose = " ".join(filled(text) for text in texts if is_prose(text))
    if not prose:
        return 0
    return textstat.crawford(prose) if language == "es" else textstat.flesch_kincaid_grade(prose)
