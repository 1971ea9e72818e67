"""Whether two people are reached by the same phone, mailbox or house, however it is written.

It errs on the side of saying so: "ask her, alone, for another way" costs little, and a call that
somebody else takes may cost a lot. So a number without its area code is compared by the rest.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHORTEST, LONGEST = 7, 10
PHONE, MAIL, HOUSE = "phone", "mail", "house"

_BETWEEN = r"[\s.\-/()]{0,3}"
# Looked for first, so that a flat or an hour beside the number does not become part of it.
_AMERICAN = re.compile(
    rf"(?<!\d)\+?(?:(?:00)?1{_BETWEEN})?\(?([2-9]\d\d){_BETWEEN}([2-9]\d\d){_BETWEEN}(\d{{4}})(?!\d)"
)
_NUMBER = re.compile(rf"(?<!\w)\+?\(?\d(?:{_BETWEEN}\d){{{SHORTEST - 1},}}")
_BREAKS = re.compile(r"[\s<>(),;:\"]+")
_WORD = re.compile(r"#|[^\W_]+")
_SHORT = {
    "street": "st", "avenue": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct",
    "boulevard": "blvd", "place": "pl", "terrace": "ter", "circle": "cir", "highway": "hwy",
    "parkway": "pkwy", "trail": "trl", "square": "sq", "north": "n", "south": "s", "east": "e",
    "west": "w", "apartment": "apt", "unit": "apt", "suite": "apt", "#": "apt", "no": "apt",
    "num": "apt", "numero": "apt", "avenida": "av", "cll": "calle",
}  # fmt: skip
_KINDS = "st|ave|rd|dr|ln|ct|blvd|pl|ter|cir|hwy|pkwy|trl|sq|way"
_STREET = re.compile(
    rf"\b(?P<core>\d{{1,6}}[a-z]? (?:(?!\d+ )\w+ ){{1,4}}?(?:{_KINDS}))\b(?: [nsew])?"
    r"(?: apt (?P<flat>\w+))?"
)
_CALLE = re.compile(
    r"\b(?P<core>(?:calle|av) (?:(?!\d+ |apt )\w+ ){1,4}?)(?:apt )?(?P<number>\d{1,6})\b"
)
_BOX = re.compile(r"\bp ?o box (?P<core>\d+)\b")


@dataclass(frozen=True)
class Way:
    """One way to reach somebody, as it was written and as it is compared. `flat` is empty where
    an address names none."""

    kind: str
    key: str
    said: str
    flat: str = ""


def same_way(hers: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """What of theirs leads to her as well: each once, as theirs says it."""
    known = [way for text in hers for way in _ways_in(text)]
    found: dict[tuple[str, str], str] = {}
    for way in (way for text in theirs for way in _ways_in(text)):
        if any(_is_same(way, other) for other in known):
            found.setdefault((way.kind, way.key), way.said)
    return list(dict.fromkeys(found.values()))


def _is_same(one: Way, other: Way) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == PHONE:
        return one.key.endswith(other.key) or other.key.endswith(one.key)
    return one.key == other.key and (not one.flat or not other.flat or one.flat == other.flat)


def _ways_in(text: str) -> Iterator[Way]:
    plain = _plain(text)
    yield from _phones(plain)
    yield from _mailboxes(plain)
    yield from _houses(plain)


def _plain(text: str) -> str:
    """Digits of every script and dashes of every length as those of a keyboard; nothing unseen."""
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFKC", text))


def _sign(sign: str) -> str:
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign == "\u2212":
        return "-"
    if sign in "\u00b7\u2022\u2219":
        return "."
    return "" if kind == "Cf" else sign


def _phones(text: str) -> Iterator[Way]:
    rest = text
    for match in _AMERICAN.finditer(text):
        yield Way(PHONE, "".join(match.groups()), match[0])
        rest = rest[: match.start()] + "|" * len(match[0]) + rest[match.end() :]
    for match in _NUMBER.finditer(rest):
        digits = re.sub(r"\D", "", match[0])
        yield Way(PHONE, digits[-LONGEST:], match[0])


def _mailboxes(text: str) -> Iterator[Way]:
    for word in _BREAKS.split(text):
        said = word.strip(".!?'")
        name, at, house = said.rpartition("@")
        if at and name and "." in house:
            yield Way(MAIL, said.casefold(), said)


def _houses(text: str) -> Iterator[Way]:
    words = list(_WORD.finditer(text))
    plain, starts = "", []
    for word in words:
        starts.append(len(plain))
        plain += _short(word[0]) + " "
    for match in (match for shape in (_STREET, _CALLE, _BOX) for match in shape.finditer(plain)):
        first, last = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end()) - 1
        parts = {"number": "", "flat": ""} | match.groupdict("")
        said = text[words[first].start() : words[last].end()]
        yield Way(HOUSE, parts["core"] + parts["number"], said, parts["flat"])


def _short(word: str) -> str:
    """The word as it is compared: without accents, and shortened where people shorten it."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _SHORT.get(bare, bare)
