"""Claim: anyone can add to the trail, only its holders read it, and no line changes unnoticed."""

import json
import os

import pytest
from spine_cast import later

from crypto.box import BoxKey, seal_to
from crypto.labels import Tag, place
from crypto.trail import START, link
from webapp.space import trail
from webapp.space.spaces import log_box


@pytest.fixture
def noted(store, hers, doctor):
    """Three views by the doctor, after what the space has written itself."""
    for day in range(3):
        trail.note(later(store, days=day), hers.id, doctor, "opened", sections=(str(day),))
    return trail.head_of(store, hers.id)[0]


@pytest.fixture
def reading(store, hers, noted):
    return lambda **how: trail.read_trail(store, hers.id, log_box(hers), **how)


def change(store, sql, *values):
    store.db.execute(f"update trail set {sql}", list(values))


def test_lines_come_back_newest_first(reading, noted, doctor, store):
    newest = reading(newest=1).lines[0]

    assert (newest.number, newest.kind, newest.actor) == (noted, "opened", doctor.account)
    assert newest.sections == ("2",)
    assert newest.at == later(store, days=2).now
    assert newest.by_key == doctor.hand.public.hex()


def test_a_line_without_a_hand_is_the_servers(store, hers, reading):
    trail.note(store, hers.id, None, "stopped", person="somebody")

    newest = reading(newest=1).lines[0]
    assert newest.actor == "somebody"
    assert newest.by_key == store.seal.log_signer.public.hex()


def test_a_whole_trail_has_nothing_broken(reading, noted):
    assert reading().broken == []
    assert reading().head[0] == noted == len(reading().lines)


def test_another_key_reads_nothing(store, hers, noted):
    other = trail.read_trail(store, hers.id, BoxKey.generate())

    assert other.lines == []
    assert len(other.broken) == noted


@pytest.mark.parametrize("column", ["previous", "commitment", "hash"])
def test_an_edited_link_is_noticed(store, reading, noted, column):
    change(store, f"{column} = x'11' where number = ?", noted - 1)

    assert noted - 1 in reading().broken


def test_an_edited_day_is_noticed(store, reading, noted):
    change(store, "day = '2020-01-01' where number = ?", noted - 1)

    assert noted - 1 in reading().broken


def test_an_edited_line_is_noticed(store, hers, reading, noted):
    text = reading(newest=1).lines[0]
    box = seal_to(log_box(hers).public, b'["00", "00", "00", "{}"]',
                  place(Tag.TRAIL_LINE, hers.id, noted))  # fmt: skip
    change(store, "sealed = ? where number = ?", box, noted)

    assert text.number in reading().broken


def test_a_dropped_line_is_noticed(store, reading, noted):
    store.db.execute("delete from trail where number = ?", [noted - 1])

    assert reading().broken


def test_two_lines_that_changed_places_are_noticed(store, reading, noted):
    for old, new in ((noted, 999), (noted - 1, noted), (999, noted - 1)):
        change(store, "number = ? where number = ?", new, old)

    assert {noted - 1, noted} <= set(reading().broken)


def test_a_line_of_another_space_is_noticed(store, hers, reading, noted):
    store.db.execute("insert into spaces values ('other', ?, '2026-11-22')", [os.urandom(1216)])
    change(store, "space_id = 'other' where number = ?", noted)
    change(store, "space_id = ?, number = ? where space_id = 'other'", hers.id, noted + 1)

    assert noted + 1 in reading().broken


def test_a_cut_at_the_end_is_noticed_by_who_kept_the_head(store, hers, reading, noted):
    head = trail.head_of(store, hers.id)
    assert trail.extends(store, hers.id, head)

    store.db.execute("delete from trail where number = ?", [noted])

    assert reading().broken == []
    assert not trail.extends(store, hers.id, head)


def test_a_cut_that_was_grown_over_is_noticed_too(store, hers, reading, noted):
    head = trail.head_of(store, hers.id)
    store.db.execute("delete from trail where number = ?", [noted])
    trail.note(store, hers.id, None, "opened")

    assert not trail.extends(store, hers.id, head)


def test_a_kept_head_of_an_empty_trail_is_always_extended(store, hers):
    assert trail.extends(store, hers.id, (0, ""))
    assert trail.head_of(store, "0" * 64) == (0, bytes(32).hex())


def test_a_line_signed_by_no_known_hand_over_other_text_is_noticed(store, hers, reading, noted):
    line = store.db.execute("select sealed from trail where number = ?", [noted]).fetchone()[0]
    where = place(Tag.TRAIL_LINE, hers.id, noted)
    salt, signature, public, text = json.loads(log_box(hers).open(line, where))
    other = json.dumps([salt, signature, public, text.replace("opened", "tried")])
    change(store, "sealed = ? where number = ?",
           seal_to(log_box(hers).public, other.encode(), where), noted)  # fmt: skip

    assert noted in reading().broken


def test_a_new_log_key_opens_the_old_lines_and_the_old_one_none(store, hers, reading):
    old, new = log_box(hers), BoxKey.generate()
    trail.reseal(store, hers.id, old, new.public)

    assert trail.read_trail(store, hers.id, old).lines == []
    assert trail.read_trail(store, hers.id, new).broken == []


def test_a_new_line_goes_to_the_new_key(store, hers, noted):
    new = BoxKey.generate()
    trail.reseal(store, hers.id, log_box(hers), new.public)
    trail.note(store, hers.id, None, "opened")

    assert len(trail.read_trail(store, hers.id, new).lines) == noted + 1


def test_a_space_that_is_not_there_gets_no_line(store):
    trail.note(store, "0" * 64, None, "opened")

    assert trail.head_of(store, "0" * 64)[0] == 0


def test_nothing_of_a_line_stands_in_clear(store, hers, noted, doctor):
    rows = store.db.execute("select * from trail").fetchall()

    assert doctor.account.encode() not in b"".join(bytes(str(row), "utf-8") for row in rows)
    assert not any(b"opened" in row[6] for row in rows)


def test_a_link_made_anew_is_noticed_without_reading_its_line(store, hers, reading, noted):
    number, committed, day = store.db.execute(
        "select number, commitment, day from trail where number = 2"
    ).fetchone()
    other = link(hers.id, number, START, committed, day)
    change(store, "previous = ?, hash = ? where number = ?", START, other, number)

    assert reading(newest=1).broken == [2, 3]
