"""Her plan page with 100 and with 10,000 other spaces in the database."""

import os
import sqlite3
from contextlib import ExitStack
from pathlib import Path

from bench.plan_page import PAGE
from bench.rounds import interleaved, ratio
from bench.rows import Row, Spread
from bench.visiting import getting, sign_in
from bench.worlds import world

FEW, MANY = 100, 10_000
WITHIN = 1.10
SECTIONS, ITEMS, LINES = 4, 8, 8
DAY = "2026-11-02"


def measure() -> list[Row]:
    with ExitStack() as both:
        pages = {}
        for others in (FEW, MANY):
            made = both.enter_context(world())
            _fill(made.settings.database, others)
            pages[others] = getting(made.app, PAGE, sign_in(made, "youth"))
        makers = {str(others): (lambda page=page: page) for others, page in pages.items()}
        found = interleaved(makers, rounds=15, each=5)
    times = ratio(found[str(MANY)], found[str(FEW)])
    spent = Spread.of(found[str(MANY)])
    is_met = times.middle <= WITHIN
    return [
        Row(
            f"her plan page with {MANY:,} spaces in the database against {FEW}",
            f"{times.said(' x')}; {spent.said(' ms', 1)}",
            f"at most {WITHIN:.2f} x",
            is_met,
            "" if is_met else "an index on what is looked up without one",
        )
    ]


def _fill(path: Path, others: int) -> None:
    """Other people's rows, of the usual sizes, which nobody can open."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = 0")
    db.execute("BEGIN")
    for _ in range(others):
        _one_space(db)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _one_space(db: sqlite3.Connection) -> None:
    space, sections = _id(32), [_id() for _ in range(SECTIONS)]
    keys = [os.urandom(n) for n in (400, 4200, 70, 70, 70, 600)]
    _many(db, "accounts", [[_id(), _id(32), *keys, DAY]])
    db.execute("insert into spaces values (?, ?, ?)", [space, os.urandom(1216), DAY])
    db.execute("insert into entries values (?, 1, ?)", [space, os.urandom(4200)])
    grants = [_id(), _id()]
    sealed = [os.urandom(1100), os.urandom(4200)]
    _many(db, "grants", [[g, space, _id(32), DAY, *sealed] for g in grants])
    _many(db, "sections", [[s, space, 1, os.urandom(1200)] for s in sections])
    _many(db, "wraps", [[g, s, 1, os.urandom(1500)] for g in grants for s in sections])
    _many(db, "items", [[_id(), 1, s, os.urandom(550), DAY] for s in sections[:1] * ITEMS])
    hashes = [os.urandom(32) for _ in range(3)]
    _many(db, "trail", [[space, n, *hashes, DAY, os.urandom(2200)] for n in range(1, LINES + 1)])


def _many(db: sqlite3.Connection, table: str, rows: list[list]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    db.executemany(f"insert into {table} values ({marks})", rows)


def _id(size: int = 16) -> str:
    return os.urandom(size).hex()
