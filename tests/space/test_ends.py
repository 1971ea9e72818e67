"""Claim: an end takes the wraps at once, is remembered outside the database, and stays an end."""

import stat

import pytest
from spine_cast import copied_rows, put_rows_back, sees

from webapp.space import trail
from webapp.space.ends import end, has_ended, remember_stop
from webapp.space.grants import STOPPED
from webapp.space.spaces import log_box


@pytest.fixture
def letting(hers, share, doctor):
    return share(hers, doctor, {"body": None})


def test_the_wraps_go_and_the_row_says_so(store, letting, youth):
    ended = end(store, letting, youth, "stopped")

    assert (ended.state, ended.ended_at) == (STOPPED, store.now)
    assert not store.db.execute("select 1 from wraps where grant_id = ?", [letting.id]).fetchone()


def test_a_line_says_who_ended_what(store, hers, letting, youth, doctor):
    end(store, letting, youth, "stopped")

    line = trail.read_trail(store, hers.id, log_box(hers), newest=1).lines[0]
    assert (line.kind, line.actor, line.sections) == (
        "stopped", youth.account, (hers.section("body").id,)
    )  # fmt: skip
    assert line.about == {"reader": doctor.account, "grant": letting.id, "why": "stopped"}


def test_ending_twice_changes_nothing(store, hers, letting, youth):
    once = end(store, letting, youth, "stopped")
    head = trail.head_of(store, hers.id)

    assert end(store, once, youth, "again") == once
    assert trail.head_of(store, hers.id) == head


def test_the_stop_list_names_no_grant_and_is_private(store, letting, youth):
    end(store, letting, youth, "stopped")

    assert has_ended(store, letting.id)
    assert letting.id not in store.stop_list.read_text()
    assert stat.S_IMODE(store.stop_list.stat().st_mode) == 0o600


def test_what_is_not_on_the_list_has_not_ended(store, letting):
    assert not has_ended(store, letting.id)
    remember_stop(store, "another")
    assert not has_ended(store, letting.id)


def test_a_row_that_comes_back_does_not_open_again(store, hers, letting, doctor, youth):
    rows = {table: copied_rows(store, table) for table in ("grants", "wraps")}
    end(store, letting, youth, "stopped")
    for table, kept in rows.items():
        put_rows_back(store, table, kept)

    assert sees(store, doctor, hers.id) == []
