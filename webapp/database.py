"""The database: one connection per thread, writes that begin at once, and the Store."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from flask import current_app, g
from sqlite_utils import Database

from webapp.instance_seal import InstanceSeal

BUSY_SECONDS = 10


class UnsafeDatabaseError(Exception):
    """SQLite would not do what the promises on erasing and keeping need."""


@dataclass(frozen=True)
class Store:
    """What code below the routes is given: tables, seal, the time and place, the stop list."""

    db: Database
    seal: InstanceSeal
    now: datetime
    stop_list: Path
    zone: tzinfo = UTC

    @property
    def today(self) -> date:
        """The day it is in this place."""
        return self.now.astimezone(self.zone).date()


def current_store() -> Store:
    """The store of this request; its `now` stands still until the answer is sent."""
    if "store" not in g:
        settings = current_app.config["SETTINGS"]
        db = connection(settings.database)
        seal, now = current_app.extensions["seal"], settings.clock()
        g.store = Store(db, seal, now, settings.stop_list, settings.time_zone)
    return g.store


def open_database(path: Path) -> Database:
    """A new connection with the settings that KEYS and erasing rest on, each one asked back."""
    conn = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    for pragma, wanted in (
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("synchronous", 2),
        ("foreign_keys", 1),
    ):
        conn.execute(f"PRAGMA {pragma} = {wanted}")
        if conn.execute(f"PRAGMA {pragma}").fetchone()[0] != wanted:
            conn.close()
            raise UnsafeDatabaseError(f"SQLite refused {pragma} = {wanted} for {path}.")
    return Database(conn, strict=True)


class _Connections(dict):
    """Those of one thread; they are closed when the thread ends."""

    def __del__(self):
        for db in self.values():
            db.conn.close()


_thread = threading.local()


def connection(path: Path) -> Database:
    """This thread's connection to the database at `path`."""
    mine = _thread.__dict__.setdefault("connections", _Connections())
    if path not in mine:
        mine[path] = open_database(path)
    return mine[path]


def close_connections() -> None:
    """Closes this thread's connections, before a file is moved or removed."""
    _thread.__dict__.pop("connections", None)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Everything inside is written, or nothing; one inside another joins the outer one.

    BEGIN IMMEDIATE, because a transaction that reads first and writes later fails at
    once when another writer was faster, whatever the busy timeout says.
    """
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


@contextmanager
def one_moment(db: Database) -> Iterator[None]:
    """Everything read inside is of the same moment, whoever writes meanwhile."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.execute("COMMIT")


def truncate_wal(db: Database, tries: int = 20) -> bool:
    """Empties the write-ahead log, where old ciphertexts stay otherwise; False when still busy,
    and inside a transaction, whose owner does it afterwards."""
    if db.conn.in_transaction:
        return False
    for wait in range(tries):
        busy = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
        time.sleep(0.005 * (wait + 1))
    return False
