"""Claim: an older database does not open again what was stopped since."""

import pytest
from spine_cast import copy_of, roll_back, sees

from webapp.space.grants import STOPPED
from webapp.space.stops import (
    OlderDatabaseError,
    check_stop_list,
    stop,
    stop_again,
)


def test_an_older_database_does_not_start(store, database, tmp_path, hers, letting):
    backup = copy_of(store, tmp_path / "backup.db")
    stop(hers, letting.id)
    check_stop_list(store)

    older = roll_back(store, database, backup)
    with pytest.raises(OlderDatabaseError):
        check_stop_list(older)
    older.db.conn.close()


def test_restoring_ends_again_what_had_ended(
    store, database, tmp_path, hers, letting, doctor, state_of
):
    backup = copy_of(store, tmp_path / "backup.db")
    stop(hers, letting.id)
    older = roll_back(store, database, backup)

    assert sees(older, doctor, hers.id) == []
    assert stop_again(older) == 1
    assert stop_again(older) == 0
    check_stop_list(older)
    assert state_of(letting, older) == STOPPED
    older.db.conn.close()


def test_without_a_stop_list_nothing_has_ended(store, hers, letting):
    check_stop_list(store)

    assert stop_again(store) == 0
