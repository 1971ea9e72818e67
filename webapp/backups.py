"""Copies of the database: written whole, named by their day, dropped when they are old."""

import os
import re
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

from webapp.config import Settings
from webapp.database import close_connections, connection
from webapp.refusals import RefusalError

_NAME = re.compile(r"daybook-(\d{4}-\d\d-\d\d)-\d{6}\.db")


class UnusableBackupError(RefusalError):
    """The file is not a whole database of Daybook's."""


def back_up(settings: Settings, folder: Path, keep_days: int) -> Path:
    """VACUUM INTO copies what is live: nothing of what was erased comes along."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = settings.clock()
    made = folder / f"daybook-{now:%Y-%m-%d-%H%M%S}.db"
    if made.exists():
        raise UnusableBackupError(f"{made} is there already. Wait a second and try again.")
    aside = made.with_suffix(".unfinished")
    aside.unlink(missing_ok=True)
    connection(settings.database).execute("VACUUM INTO ?", [str(aside)])
    aside.chmod(0o600)
    aside.rename(made)
    drop_old(folder, now.date() - timedelta(days=keep_days))
    return made


def drop_old(folder: Path, oldest: date) -> None:
    """By the day in the name, because copying a file changes its date."""
    for path in folder.iterdir():
        named = _NAME.fullmatch(path.name)
        if named and date.fromisoformat(named[1]) < oldest:
            path.unlink()


def put_back(settings: Settings, backup: Path) -> None:
    """The backup becomes the database; its sharing is not yet ended again (`stop_again`)."""
    _check_whole(backup)
    if settings.database.exists() and backup.samefile(settings.database):
        return
    aside = settings.database.with_suffix(".restoring")
    shutil.copyfile(backup, aside)
    aside.chmod(0o600)
    remove_database(settings)
    os.replace(aside, settings.database)


def remove_database(settings: Settings) -> None:
    """The file, and what SQLite keeps beside it."""
    close_connections()
    for ending in ("-wal", "-shm", ""):
        settings.database.with_name(settings.database.name + ending).unlink(missing_ok=True)


def _check_whole(backup: Path) -> None:
    conn = sqlite3.connect(f"file:{backup.absolute()}?mode=ro", uri=True)
    try:
        whole = conn.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        ours = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'instance'").fetchone()
    except sqlite3.DatabaseError:
        whole = ours = False
    finally:
        conn.close()
    if not (whole and ours):
        raise UnusableBackupError(f"{backup} is not a whole database of Daybook's.")
