"""A piece of the trail to take along: its links in clear, and only the chosen lines opened."""

import json
from collections.abc import Callable

from crypto.box import BoxKey
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store


def excerpt(
    store: Store, space: str, log_box: BoxKey, chosen: Callable[[dict], bool]
) -> dict[str, list]:
    """`links` from the first to the last chosen line, and those lines with their salts. A link
    says the day and that something happened, never what."""
    rows = store.db.execute(
        "select number, previous, commitment, hash, day, sealed from trail"
        " where space_id = ? order by number",
        [space],
    ).fetchall()
    opened = {row[0]: line for row in rows if (line := _opened(space, row, log_box))}
    numbers = [n for n, line in opened.items() if chosen(json.loads(line["text"]))]
    if not numbers:
        return {"links": [], "lines": []}
    around = [row for row in rows if numbers[0] <= row[0] <= numbers[-1]]
    return {
        "links": [_link(*row[:5]) for row in around],
        "lines": [opened[number] for number in numbers],
    }


def _opened(space: str, row: tuple, log_box: BoxKey) -> dict | None:
    try:
        plain = log_box.open(row[5], place(Tag.TRAIL_LINE, space, row[0]))
        salt, signature, key, text = json.loads(plain)
    except (CannotOpenError, ValueError):
        return None
    return {"number": row[0], "salt": salt, "signature": signature, "key": key, "text": text}


def _link(number: int, previous: bytes, committed: bytes, hash_: bytes, day: str) -> dict:
    return {
        "number": number, "previous": previous.hex(), "commitment": committed.hex(),
        "hash": hash_.hex(), "day": day,
    }  # fmt: skip
