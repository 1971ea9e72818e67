"""Claim: an old key opens an old backup as it stood then, and nothing of any later dump."""

import sqlite3

import pytest
from spine_cast import copy_of

from crypto.errors import CannotOpenError
from webapp.space.opening import open_space
from webapp.space.stops import stop
from webapp.space.trail import read_trail
from webapp.space.wraps import open_wrap
from webapp.space.writing import Put, write


@pytest.fixture
def old_section(store, cast, space, shared):
    """What the doctor's own program could have kept: key, list and rows of that day."""
    return open_space(store, cast.member, space.id).section("body")


@pytest.fixture
def old_backup(store, old_section, tmp_path):
    return copy_of(store, tmp_path / "old.db")


@pytest.fixture
def new_backup(store, cast, space, shared, old_backup, tmp_path):
    hers = open_space(store, cast.youth, space.id)
    stop(hers, shared.id)
    write(hers, "body", Put("goal", {"hers": "written afterwards"}))
    return copy_of(store, tmp_path / "new.db")


def items_in(backup, section):
    conn = sqlite3.connect(backup)
    rows = conn.execute(
        "select item_id, version, sealed from items where section_id = ?", [section]
    ).fetchall()
    conn.close()
    return rows


def test_an_old_backup_opens_as_it_stood_then(old_section, old_backup):
    rows = items_in(old_backup, old_section.id)

    assert len(rows) == 2
    assert all(old_section.root(item).open(version, sealed) for item, version, sealed in rows)


def test_nothing_of_a_later_dump_opens(old_section, new_backup):
    rows = items_in(new_backup, old_section.id)

    assert len(rows) == 3
    for item, version, sealed in rows:
        with pytest.raises(CannotOpenError):
            old_section.root(item).open(version, sealed)


def test_no_wrap_of_a_later_dump_opens(store, cast, shared, old_section, new_backup):
    conn = sqlite3.connect(new_backup)
    stored = [row[0] for row in conn.execute("select sealed from wraps").fetchall()]
    conn.close()
    hands = frozenset({cast.youth.hand.public, cast.advocate.hand.public})
    for sealed in stored:
        store.db.execute(
            "insert or replace into wraps select ?, id, epoch, ? from sections where id = ?",
            [shared.id, sealed, old_section.id],
        )
        with pytest.raises(CannotOpenError):
            open_wrap(store, cast.member, shared, old_section.id, hands)


def test_no_line_of_the_trail_opens(store, cast, space, new_backup):
    assert read_trail(store, space.id, cast.member.box).lines == []


def test_nobody_else_s_old_key_opens_the_old_backup(cast, old_section, old_backup, store, space):
    school = open_space(store, cast.youth, space.id).section("school").id
    for item, version, sealed in items_in(old_backup, school):
        with pytest.raises(CannotOpenError):
            old_section.root(item).open(version, sealed)
