"""Rows of sessions in a file that is never backed up: three clear columns, the rest sealed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from webapp.database import connection, transaction, truncate_wal

_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS session (
        id BLOB PRIMARY KEY,
        account_mark BLOB NOT NULL,
        expires_at INTEGER NOT NULL,
        idle_ends_at INTEGER NOT NULL,
        sealed_who BLOB NOT NULL,
        sealed_keys BLOB
    ) STRICT
    """,
    "CREATE INDEX IF NOT EXISTS session_account_mark ON session (account_mark)",
    """
    CREATE TABLE IF NOT EXISTS answered (
        mark BLOB PRIMARY KEY,
        expires_at INTEGER NOT NULL,
        sealed_answer BLOB NOT NULL
    ) STRICT
    """,
)


@dataclass(frozen=True)
class SessionRow:
    """Times are seconds since 1970; `sealed_keys` is None once the idle end has passed."""

    id: bytes
    account_mark: bytes
    expires_at: int
    idle_ends_at: int
    sealed_who: bytes
    sealed_keys: bytes | None


class SessionRows:
    """The session file; every thread has its own connection to it."""

    def __init__(self, path: Path):
        self._path = path
        for statement in _SCHEMA:
            self._db.execute(statement)

    @property
    def _db(self) -> Database:
        return connection(self._path)

    def put(self, row: SessionRow) -> None:
        self._db["session"].insert(row.__dict__)

    def exchange(self, row_id: bytes, new: SessionRow) -> bool:
        """The same session under another name; False, and nothing is done, when it has ended
        meanwhile: who was signed out everywhere must not come back by a form on its way."""
        with transaction(self._db):
            if self.find(row_id) is None:
                return False
            self.end(row_id)
            self.put(new)
        return True

    def find(self, row_id: bytes) -> SessionRow | None:
        found = list(self._db.query("SELECT * FROM session WHERE id = ?", [row_id]))
        return SessionRow(**found[0]) if found else None

    def change(self, row_id: bytes, **columns: int | bytes | None) -> None:
        """Nothing happens when the row has ended meanwhile."""
        sets = ", ".join(f"{name} = :{name}" for name in columns)
        self._db.execute(f"UPDATE session SET {sets} WHERE id = :id", {**columns, "id": row_id})

    def rewrite(self, row_id: bytes, new: Callable[[bytes], bytes]) -> None:
        """Makes the sealed who from the one that stands there at this moment."""
        with transaction(self._db):
            row = self.find(row_id)
            if row is not None:
                self.change(row_id, sealed_who=new(row.sealed_who))

    def end(self, row_id: bytes) -> None:
        self._db.execute("DELETE FROM session WHERE id = ?", [row_id])

    def end_all(self, account_mark: bytes, kept: bytes = b"") -> None:
        self._db.execute(
            "DELETE FROM session WHERE account_mark = ? AND id != ?", [account_mark, kept]
        )

    def of_account(self, account_mark: bytes) -> list[SessionRow]:
        rows = self._db.query(
            "SELECT * FROM session WHERE account_mark = ? ORDER BY expires_at DESC", [account_mark]
        )
        return [SessionRow(**row) for row in rows]

    def sweep(self, now: int) -> None:
        """Ended rows go, and keys whose idle end has passed, from the write-ahead log as well."""
        with transaction(self._db):
            self._db.execute("DELETE FROM session WHERE expires_at <= ?", [now])
            self._db.execute("DELETE FROM answered WHERE expires_at <= ?", [now])
            self._db.execute(
                "UPDATE session SET sealed_keys = NULL"
                " WHERE idle_ends_at <= ? AND sealed_keys IS NOT NULL",
                [now],
            )
        truncate_wal(self._db)

    def answer(self, mark: bytes) -> bytes | None:
        """What a form that was used before was answered with, sealed."""
        found = list(self._db.query("SELECT sealed_answer FROM answered WHERE mark = ?", [mark]))
        return found[0]["sealed_answer"] if found else None

    def keep_answer(self, mark: bytes, expires_at: int, sealed_answer: bytes) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO answered VALUES (?, ?, ?)", [mark, expires_at, sealed_answer]
        )
