"""Short keys for sections in addresses, which must not say what a page is about."""

from webapp.space.kinds import AREAS, VOICE
from webapp.space.refused import NotGrantedError

_KEYS = {kind: f"a{number}" for number, kind in enumerate(AREAS, 1)}
_AREAS = {key: kind for kind, key in _KEYS.items()}
_VOICE = "v"


def area_key(kind: str) -> str:
    """`a1` to `a15` for the areas in their order, `v` for her voice."""
    return _VOICE if kind == VOICE else _KEYS[kind]


def area_of(key: str) -> str:
    """The area behind a key. NotGrantedError for any other word: that page does not exist."""
    if key not in _AREAS:
        raise NotGrantedError("no such part")
    return _AREAS[key]


def part_of(key: str) -> str:
    """Like `area_of`, her voice included."""
    return VOICE if key == _VOICE else area_of(key)
