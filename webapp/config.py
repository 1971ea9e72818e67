"""What a running Daybook was told: folders, port, costs and clock, read once at the start."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crypto.passphrase import STANDARD, Profile

PROJECT = Path(__file__).resolve().parent.parent


class UnusableSettingError(Exception):
    """A setting that cannot be meant as it stands; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """`database`, `run` (sessions), `keys` and `stop_list` are files; docs/settings.md has all."""

    database: Path
    run: Path
    keys: Path
    stop_list: Path
    host: str
    port: int
    demo: bool
    secure_cookies: bool
    words_profile: Profile
    clock: Callable[[], datetime]
    time_zone: ZoneInfo

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], *, demo: bool) -> "Settings":
        """Reads DAYBOOK_* and makes the folders they name, for this person only."""
        home = PROJECT / ".daybook" if demo else Path.home() / ".local/share/daybook"
        database = _file(environ.get("DAYBOOK_DATA"), home, "daybook.db")
        keys = _file(environ.get("DAYBOOK_KEYS"), home / "keys", "keys.json")
        run = _file(environ.get("DAYBOOK_RUN"), _run_folder(environ, database), "sessions.db")
        for path in (database, keys, run):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            database=database,
            run=run,
            keys=keys,
            stop_list=keys.with_name("stops.list"),
            host="127.0.0.1",
            port=_port(environ.get("DAYBOOK_PORT", "8765")),
            demo=demo,
            secure_cookies=not demo,
            words_profile=STANDARD,
            clock=lambda: datetime.now(UTC),
            time_zone=_zone(environ.get("DAYBOOK_TIME_ZONE")),
        )


def _file(named: str | None, folder: Path, name: str) -> Path:
    """A setting may name a folder or, by its ending or by being one, the file itself."""
    if not named:
        return folder / name
    path = Path(named).expanduser().absolute()
    return path if path.suffix in (".db", ".json") or path.is_file() else path / name


def _run_folder(environ: Mapping[str, str], database: Path) -> Path:
    """In memory where there is such a place, so that sessions never reach a disk."""
    own = "daybook-" + hashlib.sha256(str(database).encode()).hexdigest()[:8]
    for place in (environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):
        if place and os.access(place, os.W_OK | os.X_OK):
            folder = Path(place) / f"{own}-{os.getuid()}"
            if _is_ours(folder):
                return folder
    return database.parent / "run"


def _is_ours(folder: Path) -> bool:
    """Anyone may write to /dev/shm: a folder that somebody else put there first is not used."""
    if not folder.exists() and not folder.is_symlink():
        return True
    facts = folder.lstat()
    return facts.st_uid == os.getuid() and facts.st_mode & 0o170077 == 0o040000


def _port(named: str) -> int:
    if not named.isdecimal() or int(named) > 65535:
        raise UnusableSettingError(f"DAYBOOK_PORT is {named!r}: give a number up to 65535.")
    return int(named)


def _zone(named: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(named or _zone_of_this_machine())
    except (ZoneInfoNotFoundError, ValueError):
        if named:
            message = f"DAYBOOK_TIME_ZONE is {named!r}: give a name such as America/Chicago."
            raise UnusableSettingError(message) from None
        return ZoneInfo("UTC")


def _zone_of_this_machine() -> str:
    return os.path.realpath("/etc/localtime").partition("zoneinfo/")[2] or "UTC"
