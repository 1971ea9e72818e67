"""Her plan page against the same HTML from plain rows."""

import re

from bench.plain import plain_app
from bench.rounds import interleaved, ratio
from bench.rows import Row, Spread
from bench.visiting import WrongAnswerError, getting, sign_in
from bench.worlds import world

MOST = 1.4
VERSION = re.compile(rb"\?v=[0-9a-f]+")
PAGE = "/plan/all"
CLOSING = (
    "eight boxes and 160 items at the cost of their primitives: only one derivation fewer per item"
    " (a new format), or boxes opened once per session (section keys at rest: not wanted)"
)


def measure() -> list[Row]:
    with world() as made:
        ours = getting(made.app, PAGE, sign_in(made, "youth"))
        plain = getting(plain_app(made), PAGE)
        same(ours(), plain())
        found = interleaved({"ours": lambda: ours, "plain": lambda: plain}, rounds=15, each=10)
    times, spent = ratio(found["ours"], found["plain"]), Spread.of(found["ours"])
    return [
        Row(
            "her plan page, 8 sections and 160 items, against the same HTML from plain rows",
            f"{times.said(' x')}; {spent.said(' ms', 1)}",
            f"at most {MOST} x",
            times.middle <= MOST,
            "" if times.middle <= MOST else CLOSING,
        )
    ]


def same(ours: bytes, plain: bytes) -> None:
    """A floor that leaves something out would flatter nobody but itself."""
    if VERSION.sub(b"", ours) != VERSION.sub(b"", plain):
        raise WrongAnswerError("the floor's page is not the same page")
