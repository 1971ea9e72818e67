"""The key file: peppers, the instance key and the log key, kept apart from the database."""

import base64
import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from crypto.derive import keyed_index
from crypto.labels import Tag, place

FORMAT = 1
NAMES = ("words", "index", "session", "invite", "instance", "log")


class KeyFileError(Exception):
    """Base of what stops a start because of the key file; the message says what to do."""


class KeyFileMissingError(KeyFileError):
    """There is a database, but not the keys it was made with."""

    def __init__(self, path: Path):
        super().__init__(
            f"There is a database, but no key file at {path}. Without it nothing can be opened. "
            f"Put your copy back there, or point DAYBOOK_KEYS at it. "
            f"`daybook keys print` made such a copy, if someone ran it."
        )


class KeyFileOpenToOthersError(KeyFileError):
    """Other accounts of this machine may read the keys."""

    def __init__(self, path: Path):
        super().__init__(
            f"Others on this machine can read the key file {path}. Run: chmod 600 {path}"
        )


class KeyFileUnreadableError(KeyFileError):
    """The file is not a key file, or is cut short."""

    def __init__(self, path: Path):
        super().__init__(
            f"The key file {path} is damaged or is something else. Put your copy of it back."
        )


class WrongKeyFileError(KeyFileError):
    """The database was made with other keys."""

    def __init__(self):
        super().__init__(
            "This database was made with another key file. Point DAYBOOK_KEYS at that one, "
            "or DAYBOOK_DATA at the database that belongs to this one."
        )


@dataclass(frozen=True, repr=False)
class Secret:
    """32 random bytes, and the 8 bytes by which a stored thing names them."""

    id: bytes
    value: bytes

    @classmethod
    def generate(cls) -> "Secret":
        return cls(os.urandom(8), os.urandom(32))

    def __repr__(self) -> str:
        return "Secret(****)"


@dataclass(frozen=True)
class Older:
    """An instance key that seals nothing new, and the day on which another took its place."""

    secret: Secret
    until: date


@dataclass(frozen=True)
class KeyFile:
    """`stamp` names the file; `log` is the seed of the server's own signing key; `older` still
    opens what was sealed before the instance key was changed."""

    stamp: bytes
    words: Secret
    index: Secret
    session: Secret
    invite: Secret
    instance: Secret
    log: Secret
    older: tuple[Older, ...] = ()

    @classmethod
    def generate(cls) -> "KeyFile":
        return cls(os.urandom(8), **{name: Secret.generate() for name in NAMES})

    @classmethod
    def load_or_make(cls, path: Path, database_exists: bool) -> "KeyFile":
        """The key file at `path`; a new one only when there is no database to lose."""
        if path.exists():
            return _load(path)
        if database_exists:
            raise KeyFileMissingError(path)
        return _make(path)

    @classmethod
    def load(cls, path: Path) -> "KeyFile":
        """The key file that has to be there."""
        return cls.load_or_make(path, database_exists=True)

    def turned(self, today: date) -> "KeyFile":
        """With a new instance key; the one until now still opens."""
        older = (*self.older, Older(self.instance, today))
        return replace(self, instance=Secret.generate(), older=older)

    def without(self, gone: set[bytes]) -> "KeyFile":
        """Without older keys of these ids."""
        return replace(self, older=tuple(k for k in self.older if k.secret.id not in gone))

    def instance_key(self, id_: bytes) -> Secret | None:
        """The instance key that a sealed field names."""
        every = (self.instance, *(older.secret for older in self.older))
        return next((secret for secret in every if secret.id == id_), None)

    def replace_at(self, path: Path) -> None:
        """Takes the place of the file, whole or not at all."""
        aside = _written_aside(self, path)
        os.replace(aside, path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    def as_text(self) -> str:
        """What stands in the file."""
        keys = {name: _pair(getattr(self, name)) for name in NAMES}
        file = {"format": FORMAT, "stamp": self.stamp.hex(), "keys": keys}
        if self.older:
            file["older"] = [_pair(k.secret) | {"until": k.until.isoformat()} for k in self.older]
        return json.dumps(file, indent=1)


def check_belongs(keyfile: KeyFile, db: Database) -> None:
    """Marks a new database as made with this key file; raises WrongKeyFileError for another's."""
    rows = list(db["instance"].rows)
    every = (keyfile.instance, *(older.secret for older in keyfile.older))
    if not rows:
        db["instance"].insert({"id": 1, "stamp": _mark(keyfile, keyfile.instance)})
    elif rows[0]["stamp"] not in [_mark(keyfile, secret) for secret in every]:
        raise WrongKeyFileError


def mark_anew(keyfile: KeyFile, db: Database) -> None:
    """The database's mark is made with the newest key, as all else is."""
    db["instance"].update(1, {"stamp": _mark(keyfile, keyfile.instance)})


def _mark(keyfile: KeyFile, secret: Secret) -> bytes:
    return keyed_index(secret.value, place(Tag.INSTANCE, "stamp", keyfile.stamp))


def printable(keyfile: KeyFile) -> str:
    """The page that `daybook keys print` makes for a safe or an envelope."""
    return (
        "Daybook key file: keep this page where nobody else can read it.\n"
        "Without it, the loss of one file loses everything: no record, no plan and no sign-in\n"
        "can be opened again, by anyone. Keep it apart from the backups of the database:\n"
        "who has both can try to guess secret words.\n"
        "To put it back, save what stands between the lines, then run chmod 600 on it,\n"
        "and point DAYBOOK_KEYS at it.\n"
        f"{'-' * 72}\n{keyfile.as_text()}\n{'-' * 72}\n"
    )


def _load(path: Path) -> KeyFile:
    if path.stat().st_mode & 0o077:
        raise KeyFileOpenToOthersError(path)
    try:
        read = json.loads(path.read_text())
        if read["format"] != FORMAT:
            raise KeyFileUnreadableError(path)
        keys = {name: _secret(read["keys"][name]) for name in NAMES}
        older = tuple(
            Older(_secret(pair), date.fromisoformat(pair["until"]))
            for pair in read.get("older", ())
        )
        return KeyFile(bytes.fromhex(read["stamp"]), **keys, older=older)
    except (ValueError, KeyError, TypeError):
        raise KeyFileUnreadableError(path) from None


def _make(path: Path) -> KeyFile:
    """Written aside, then linked into place, so that a crash never leaves half a key file."""
    made = KeyFile.generate()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = _written_aside(made, path)
    try:
        os.link(aside, path)
    except FileExistsError:
        return _load(path)
    finally:
        aside.unlink()
    return made


def _written_aside(keyfile: KeyFile, path: Path) -> Path:
    aside = path.with_suffix(f".{os.getpid()}.new")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(keyfile.as_text())
        file.flush()
        os.fsync(file.fileno())
    return aside


def _pair(secret: Secret) -> dict[str, str]:
    return {"id": secret.id.hex(), "secret": base64.b64encode(secret.value).decode()}


def _secret(pair: dict[str, str]) -> Secret:
    secret = Secret(bytes.fromhex(pair["id"]), base64.b64decode(pair["secret"], validate=True))
    if (len(secret.id), len(secret.value)) != (8, 32):
        raise ValueError("a key of the wrong size")
    return secret
