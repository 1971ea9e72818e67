"""The cast of the spine: a youth owns, a doctor may be let in, a stranger must never see."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crypto.errors import CannotOpenError
from webapp.account.accounts import create_account
from webapp.database import Store, open_database, truncate_wal
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.migrations import migrations
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.grants import REKEY, SEE, WRITE, Scope, all_grants, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Hand, Signer
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.writing import Put, write

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
KEEPER = (SEE, WRITE, REKEY)
FIRST = 2
"""The epoch in which she begins: the hand-over re-keyed everything once."""


@pytest.fixture
def keyfile():
    return KeyFile.generate()


@pytest.fixture
def database(tmp_path):
    return tmp_path / "daybook.db"


@pytest.fixture
def store(database, keyfile):
    db = open_database(database)
    migrations.apply(db)
    seal = InstanceSeal(keyfile, allows_cheap_words=True)
    yield Store(db, seal, NOW, database.with_name("stops.list"))
    db.conn.close()


@pytest.fixture
def person(store):
    """Make an account; returns its signer."""
    return lambda name, kind: create_account(store, name, kind=kind, said_name=name)[0]


@pytest.fixture
def youth(person):
    return person("quiet river", "youth")


@pytest.fixture
def advocate(person):
    return person("tasha", "advocate")


@pytest.fixture
def coordinator(person):
    return person("maria", "coordinator")


@pytest.fixture
def doctor(person):
    return person("dr patel", "member")


@pytest.fixture
def stranger(person):
    return person("cole", "member")


@pytest.fixture
def hers(store, advocate, youth):
    """Her space, handed over, with two lines in body and one in school."""
    space = found(store, advocate)
    space = take_over(store, youth, offer_hand_over(space, advocate, youth.card))
    write(space, "body", Put("goal", {"hers": "teeth"}), Put("goal", {"hers": "sleep"}))
    write(space, "school", Put("goal", {"hers": "art class"}))
    return open_space(store, youth, space.id)


@pytest.fixture
def share(youth):
    """Grant a part of her space: share(space, reader, {"body": None}, days=30, ...)."""

    def make(space, reader, parts, *, days=30, rights=(SEE,), by=youth):
        return grant_to(space, reader.card, granted(space, reader, parts, days, rights, by))

    return make


@pytest.fixture
def keeper(share, hers, advocate):
    """The advocate keeps the keys with her; this is her grant."""
    return share(hers, advocate, dict.fromkeys(kinds.SHARED_WITH_KEEPER), days=365, rights=KEEPER)


@pytest.fixture
def letting(hers, share, doctor):
    """The doctor may see all of "body"."""
    return share(hers, doctor, {"body": None})


@pytest.fixture
def state_of(store, hers):
    """The state of a grant as its row says now, in the store or in another one."""

    def state(grant, in_=None):
        at = in_ or store
        known, _failed = all_grants(at, authority_over(at, hers.id))
        return next(g.state for g in known if g.id == grant.id)

    return state


def granted(space: OpenSpace, reader: Hand, parts: dict, days: int, rights, by: Signer):
    """A signed grant that nobody stored yet; parts go by kind of section."""
    authority = authority_over(space.store, space.id)
    sections = {authority.sections[kind]: items for kind, items in parts.items()}
    return sign_grant(
        by, authority, reader.card, Scope(sections), rights=frozenset(rights),
        starts_at=space.store.now, ends_at=space.store.now + timedelta(days=days),
        purpose_hash="", release="", now=space.store.now,
    )  # fmt: skip


def later(store: Store, **time) -> Store:
    """The same store, some time on."""
    return replace(store, now=store.now + timedelta(**time))


def sees(store: Store, reader: Hand, space: str, kind: str = "body") -> list[str]:
    """What somebody reads in one section now, through the server; nothing when refused."""
    try:
        section = open_space(store, reader, space).section(kind)
        return [item.body["hers"] for item in section.items()]
    except (RefusalError, CannotOpenError):
        return []


def copy_of(store: Store, to: Path) -> Path:
    """A backup of the database at this moment, as the backup command makes it."""
    store.db.execute("VACUUM INTO ?", [str(to)])
    return to


def copied_rows(store: Store, table: str, where: str = "1") -> list[tuple]:
    """Rows as a curious admin keeps them, to put them back one day."""
    return store.db.execute(f"select * from {table} where {where}").fetchall()


def put_rows_back(store: Store, table: str, rows: list[tuple]) -> None:
    """Kept rows stand in the table again, whatever the schema thinks of it."""
    store.db.execute("PRAGMA foreign_keys = 0")
    for row in rows:
        marks = ", ".join("?" * len(row))
        store.db.execute(f"insert or replace into {table} values ({marks})", list(row))
    store.db.execute("PRAGMA foreign_keys = 1")


def bytes_on_disk(store: Store, folder: Path) -> bytes:
    """Everything a thief of the folder reads: database, write-ahead log, backups, sessions."""
    truncate_wal(store.db)
    copy_of(store, folder / "stolen-backup.db")
    found = b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
    (folder / "stolen-backup.db").unlink()
    return found


def second_door(store: Store, database: Path) -> Store:
    """The same database through a connection of its own, as another thread has it."""
    return replace(store, db=open_database(database))


def roll_back(store: Store, database: Path, backup: Path) -> Store:
    """The database as a backup has it, under the same key file and stop list."""
    store.db.conn.close()
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    shutil.copyfile(backup, database)
    return replace(store, db=open_database(database))
