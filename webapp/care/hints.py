"""Is this about another part? A plain word list says which parts a text touches."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from webapp.space.kinds import LABELS

# HL7 confidentiality, from open to closed; an area that says none of them is the mildest.
STRICTNESS = {"N": 1, "R": 2, "V": 3}


def touched(text: str) -> list[str]:
    """Areas whose words stand in the text, the strictest and most often touched first."""
    words = plain(text)
    hits = {area: len(pattern.findall(words)) for area, pattern in _patterns().items()}
    found = [area for area, number in hits.items() if number]
    return sorted(found, key=lambda area: (-strictness(LABELS[area]), -hits[area]))


def better_part(area: str, text: str) -> str | None:
    """The part this text may rather belong to: a stricter one, or another closed one."""
    here, found = strictness(LABELS[area]), touched(text)
    least = here + 1 if area in found or here < STRICTNESS["R"] else here
    return next((a for a in found if a != area and strictness(LABELS[a]) >= least), None)


def labels_for(area: str, text: str) -> tuple[str, ...]:
    """The area's labels and those of every part the words touch; the strictest level wins."""
    sets = [LABELS[area], *(LABELS[part] for part in touched(text))]
    every = {label for labels in sets for label in labels}
    levels = every & STRICTNESS.keys()
    highest = {max(levels, key=STRICTNESS.get)} if levels else set()
    return tuple(sorted(every - levels) + sorted(highest))


def strictness(labels: tuple[str, ...]) -> int:
    """How closed the strictest of some labels is."""
    return max(STRICTNESS.get(label, 0) for label in labels)


def plain(text: str) -> str:
    """Small letters without accents, so that a hurried spelling counts too."""
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


@cache
def _patterns() -> dict[str, re.Pattern]:
    listed = tomllib.loads(Path(__file__).with_name("hints.toml").read_text(encoding="utf-8"))
    return {area: _pattern(said["en"] + said["es"]) for area, said in listed.items()}


def _pattern(words: list[str]) -> re.Pattern:
    """A word that ends in * may go on."""
    each = (re.escape(plain(w.rstrip("*"))) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"\b(?:{'|'.join(each)})\b")
