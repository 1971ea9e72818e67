"""Short keys for sections in addresses, which must not say what a page is about."""

from webapp.space.kinds import AREAS, PRIVATE, VOICE
from webapp.space.refused import NotGrantedError

_AREAS = {f"a{number}": kind for number, kind in enumerate(AREAS, 1)}
_PARTS = _AREAS | {"v": VOICE, "p": PRIVATE}
_KEYS = {kind: key for key, kind in _PARTS.items()}


def area_key(kind: str) -> str:
    """`a1` to `a15` for the areas in their order, and one letter for her voice and pages."""
    return _KEYS[kind]


def area_of(key: str) -> str:
    """The area behind a key. NotGrantedError for any other word: that page does not exist."""
    return _kind(_AREAS, key)


def part_of(key: str) -> str:
    """Like `area_of`, her voice and her own pages included."""
    return _kind(_PARTS, key)


def _kind(known: dict[str, str], key: str) -> str:
    if key not in known:
        raise NotGrantedError("no such part")
    return known[key]
