"""Claim: writes are whole and begin at once, and what is erased is gone from the files."""

import threading

import pytest

from webapp.database import close_connections, connection, open_database, transaction, truncate_wal


@pytest.fixture
def path(tmp_path):
    yield tmp_path / "some.db"
    close_connections()


@pytest.fixture
def db(path):
    made = connection(path)
    made.execute("CREATE TABLE counts (id INTEGER PRIMARY KEY, count INTEGER) STRICT")
    made.execute("INSERT INTO counts VALUES (1, 0)")
    return made


def count(db):
    return db.execute("SELECT count FROM counts").fetchone()[0]


def fail_after_writing(db):
    with transaction(db):
        db.execute("UPDATE counts SET count = 5")
        raise RuntimeError


def fail_after_writing_inside(db):
    with transaction(db):
        with transaction(db):
            db.execute("UPDATE counts SET count = 5")
        raise RuntimeError


def raise_the_count(path):
    db = connection(path)
    for _ in range(25):
        with transaction(db):
            db.execute("UPDATE counts SET count = ?", [count(db) + 1])


def test_every_connection_erases_and_syncs_and_checks_keys(path):
    db = open_database(path)
    wanted = {"journal_mode": "wal", "secure_delete": 1, "synchronous": 2, "foreign_keys": 1}

    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    db.conn.close()


def test_a_thread_has_one_connection_of_its_own(path):
    mine, others = connection(path), []
    thread = threading.Thread(target=lambda: others.append(connection(path)))
    thread.start()
    thread.join()

    assert connection(path) is mine
    assert others[0] is not mine


def test_nothing_is_written_when_something_fails(db):
    with pytest.raises(RuntimeError):
        fail_after_writing(db)

    assert count(db) == 0


def test_an_inner_transaction_ends_with_the_outer_one(db):
    with pytest.raises(RuntimeError):
        fail_after_writing_inside(db)

    assert count(db) == 0


def test_reading_first_and_writing_later_never_fails_for_a_faster_writer(db, path):
    threads = [threading.Thread(target=raise_the_count, args=(path,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert count(db) == 100


def test_what_is_deleted_is_gone_from_database_and_log(db, path):
    db.execute("CREATE TABLE notes (words TEXT) STRICT")
    db.execute("INSERT INTO notes VALUES ('a sentence to be forgotten')")
    db.execute("DELETE FROM notes")

    assert truncate_wal(db)
    for file in path.parent.iterdir():
        assert b"to be forgotten" not in file.read_bytes()
