"""A new instance key: made by a command, taken up by the sweeper, the old one gone when it may."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import current_app
from sqlite_utils import Database

from crypto.envelope import key_id_of
from crypto.errors import CannotOpenError
from webapp.database import Store, transaction, truncate_wal
from webapp.keyfile import KeyFile, KeyFileError, mark_anew

KEPT = timedelta(days=31)
"""How long an old key stays at least: backups of a month still open, and most browsers that
remember an account have been given a new cookie by then."""
AT_ONCE = 50


@dataclass(frozen=True)
class Column:
    """One column of sealed bytes. A sealed field is bound to its row by the row's own key."""

    table: str
    name: str
    keys: tuple[str, ...]


def turn(path: Path, today: date) -> None:
    """Puts a new instance key into the key file; the one until now only opens."""
    with _alone_with(path):
        KeyFile.load(path).turned(today).replace_at(path)


@dataclass
class Turning:
    """What the sweeper does each minute: read the key file again; seal anew once a day while an
    old key is left."""

    path: Path
    done: tuple = ()

    def __call__(self, store: Store) -> None:
        self._take_up(store)
        keyfile, today = store.seal.keyfile, store.now.date()
        if not keyfile.older or self.done == (today, keyfile.older):
            return
        named = seal_anew(store)
        if named:
            current_app.logger.error("an old key stays: something that it sealed does not open")
        ripe = {k.secret.id for k in keyfile.older if today - k.until >= KEPT}
        if ripe - named:
            drop(self.path, ripe - named)
            self._take_up(store)
        self.done = (today, store.seal.keyfile.older)

    def _take_up(self, store: Store) -> None:
        """A file that is missing, or is another one, takes nothing from a running server."""
        with suppress(KeyFileError):
            read = KeyFile.load(self.path)
            if read.stamp == store.seal.keyfile.stamp:
                store.seal.turn_to(read)


def seal_anew(store: Store) -> set[bytes]:
    """Brings every field under the newest key, a few in each transaction. Returns the ids of old
    keys that a field still names: one that opens nowhere is left as it is."""
    older = [key.secret.id for key in store.seal.keyfile.older]
    for column in columns(store.db):
        found = _rows_naming(store.db, column, older)
        for start in range(0, len(found), AT_ONCE):
            with transaction(store.db):
                for row in found[start : start + AT_ONCE]:
                    _seal_anew(store, column, row)
    mark_anew(store.seal.keyfile, store.db)
    truncate_wal(store.db)
    return {id_ for id_ in older for c in columns(store.db) if _rows_naming(store.db, c, [id_])}


def drop(path: Path, gone: set[bytes]) -> None:
    """Takes old keys out of the key file."""
    with _alone_with(path):
        KeyFile.load(path).without(gone).replace_at(path)


def columns(db: Database) -> list[Column]:
    """Every column of bytes there is. The schema is the list, so that none can be forgotten."""
    return [
        Column(table.name, column.name, tuple(table.pks))
        for table in db.tables
        for column in table.columns
        if column.type == "BLOB"
    ]


def _rows_naming(db: Database, column: Column, ids: list[bytes]) -> list[int]:
    """Found by the eight bytes with which an envelope names its key."""
    marks = ", ".join("?" * len(ids))
    query = f"select rowid from {column.table} where substr({column.name}, 3, 8) in ({marks})"
    return [row[0] for row in db.execute(query, ids).fetchall()]


def _seal_anew(store: Store, column: Column, row: int) -> None:
    """Inside a transaction. The row may have been written or taken away since it was found."""
    names, seal = ", ".join((column.name, *column.keys)), store.seal
    query = f"select {names} from {column.table} where rowid = ?"
    found = store.db.execute(query, [row]).fetchone()
    if found is None or found[0] is None or key_id_of(found[0]) == seal.keyfile.instance.id:
        return
    sealed, *keys = found
    place = (column.table, column.name, keys[0] if len(keys) == 1 else "/".join(map(str, keys)))
    try:
        new = seal.seal(*place, seal.open(*place, sealed))
    except CannotOpenError:
        return
    change = f"update {column.table} set {column.name} = ? where rowid = ?"
    store.db.execute(change, [new, row])


@contextmanager
def _alone_with(path: Path) -> Iterator[None]:
    """The command and the sweeper of a running server must not write over each other."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
