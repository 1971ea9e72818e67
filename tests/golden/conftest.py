"""A copy of a golden database, brought to the schema of today, and who opens it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from webapp.account.unlocking import unlock_with_code
from webapp.database import Store, open_database
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile, check_belongs
from webapp.migrations import migrations

HERE = Path(__file__).parent
LATER = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
CODE = bytes(range(20))


@pytest.fixture
def golden():
    """Which of them a test file is about."""
    return "format-1"


@pytest.fixture
def store(tmp_path, golden):
    for kept in HERE.glob(f"{golden}[.-]*"):
        shutil.copyfile(kept, tmp_path / kept.name)
        (tmp_path / kept.name).chmod(0o600)
    db = open_database(tmp_path / f"{golden}.db")
    migrations.apply(db)
    keyfile = KeyFile.load_or_make(tmp_path / f"{golden}-keys.json", database_exists=True)
    check_belongs(keyfile, db)
    yield Store(db, InstanceSeal(keyfile), LATER, tmp_path / f"{golden}-stops.list")
    db.conn.close()


@pytest.fixture
def unlock(store):
    return lambda name: unlock_with_code(store, name, CODE).signer
