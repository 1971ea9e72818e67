"""Claim: an older database does not open again what was stopped since."""

import pytest
from spine_cast import copied_rows, copy_of, put_rows_back, roll_back, sees

from webapp.space.ends import has_ended
from webapp.space.grants import STOPPED
from webapp.space.spaces import log_box
from webapp.space.stops import (
    OlderDatabaseError,
    check_stop_list,
    mend_stop_list,
    stop,
    stop_again,
    was_cut,
)
from webapp.space.trail import read_trail


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


def lines_of(space):
    return read_trail(space.store, space.id, log_box(space)).lines


@pytest.fixture
def cut(store, hers, letting):
    """Her stop of the doctor is no longer on the list."""
    stop(hers, letting.id)
    store.stop_list.write_text("")


def test_a_whole_stop_list_is_left_alone(store, hers, letting):
    stop(hers, letting.id)
    before = store.stop_list.read_text()

    assert mend_stop_list(store) == 0
    assert store.stop_list.read_text() == before
    assert not was_cut(hers, lines_of(hers))


def test_a_cut_stop_list_is_written_again_with_a_line_for_her(store, hers, letting, cut):
    assert mend_stop_list(store) == 1
    assert has_ended(store, letting.id)
    assert lines_of(hers)[0].kind == "stops-cut"
    assert mend_stop_list(store) == 0


def test_she_is_told_before_it_is_mended_and_for_two_weeks_after(store, hers, cut):
    assert was_cut(hers, [])
    mend_stop_list(store)

    assert was_cut(hers, lines_of(hers))
    assert not was_cut(hers, [])


def test_a_stopped_row_that_runs_again_is_told_as_well(store, hers, letting):
    rows = copied_rows(store, "grants")
    stop(hers, letting.id)
    put_rows_back(store, "grants", rows)

    assert was_cut(hers, lines_of(hers))
