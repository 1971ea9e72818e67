"""Claim: whatever ends an access, it ends in that second, and nothing can keep it from ending."""

from contextlib import suppress
from dataclasses import replace

import pytest
from spine_cast import FIRST, KEEPER, later, sees

from webapp.database import transaction
from webapp.space import kinds
from webapp.space.grants import CLOSED, LIVE, STOPPED
from webapp.space.lists import save_list
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.stops import (
    stop,
    stop_due,
    stop_without_keys,
)
from webapp.space.wraps import add_wrap
from webapp.space.writing import Put, write


def test_she_stops_and_everything_is_re_keyed_at_once(store, hers, letting, state_of, doctor):
    stop(hers, letting.id)

    assert sees(store, doctor, hers.id) == []
    assert state_of(letting) == CLOSED
    assert hers.section("body").key.epoch == FIRST + 1


def test_a_keeper_stops_for_her(store, hers, keeper, letting, advocate, doctor, state_of):
    stop(open_space(store, advocate, hers.id), letting.id)

    assert sees(store, doctor, hers.id) == []
    assert state_of(letting) == CLOSED


def test_other_readers_go_on(store, hers, letting, share, stranger):
    share(hers, stranger, {"body": None})
    stop(hers, letting.id)

    assert sees(store, stranger, hers.id) == ["teeth", "sleep"]


def test_what_she_writes_afterwards_is_beyond_an_old_key(store, hers, letting, doctor):
    old = open_space(store, doctor, hers.id).section("body")
    stop(hers, letting.id)
    (put,) = write(hers, "body", Put("goal", {"hers": "new"}))
    section = hers.section("body")

    assert old.key.key != section.key.key
    assert old.key.epoch < section.key.epoch
    assert not old.list.entries.keys() >= {(put.id, 1)}


def test_a_reader_cannot_stop_others(store, hers, letting, share, stranger):
    share(hers, stranger, {"body": None}, rights=("see", "write"))

    with pytest.raises(NotGrantedError):
        stop(open_space(store, stranger, hers.id), letting.id)


def test_an_id_that_is_not_this_spaces_cannot_be_stopped(hers, youth, store):
    own = next(g.id for g in hers.known if g.reader == youth.account)

    for id_ in ("0" * 32, own):
        with pytest.raises(NotGrantedError):
            stop(hers, id_)


def test_stopping_twice_is_stopping_once(hers, letting, state_of):
    first = stop(hers, letting.id)
    second = stop(hers, letting.id)

    assert first.ended_at == second.ended_at
    assert hers.section("body").key.epoch == FIRST + 1


def test_a_stop_without_keys_counts_in_that_second(store, hers, letting, doctor, state_of):
    stop_without_keys(store, hers.id, letting.id, why="spoken", actor=doctor)

    assert sees(store, doctor, hers.id) == []
    assert state_of(letting) == STOPPED
    assert hers.fresh("body").key.epoch == FIRST


def test_its_re_key_follows_at_the_next_unlock(store, hers, letting, state_of):
    stop_without_keys(store, hers.id, letting.id, why="spoken")
    settle(hers)

    assert state_of(letting) == CLOSED
    assert hers.section("body").key.epoch == FIRST + 1


def test_one_broken_wrap_does_not_keep_her_from_stopping(store, hers, letting, doctor, youth):
    store.db.execute("delete from wraps where grant_id != ?", [letting.id])

    stop(open_space(store, youth, hers.id), letting.id)

    assert sees(store, doctor, hers.id) == []


def test_a_damaged_section_does_not_keep_her_from_stopping(
    store, hers, letting, share, doctor, youth, state_of
):
    both = share(hers, doctor, {"body": None, "school": None})
    store.db.execute(
        "update sections set sealed_list = x'00' where id = ?", [hers.section("school").id]
    )
    space = open_space(store, youth, hers.id)
    for grant in (both, letting):
        stop(space, grant.id)

    assert sees(store, doctor, hers.id) == []
    assert state_of(letting) == CLOSED
    assert state_of(both) == STOPPED
    assert settle(space) == [hers.section("school").id]


def test_a_planted_row_does_not_keep_her_from_stopping(store, hers, letting, share, stranger):
    bad = share(hers, stranger, {"body": None})
    store.db.execute("update grants set sealed_facts = x'00' where id = ?", [bad.id])
    stop(hers, letting.id)

    assert hers.section("body").key.epoch == FIRST + 1
    assert sees(store, stranger, hers.id) == []


def test_a_stop_inside_a_longer_act_is_undone_with_it_and_still_opens_nothing(
    store, hers, letting, doctor, state_of
):
    with suppress(RuntimeError), transaction(store.db):
        stop(hers, letting.id)
        raise RuntimeError

    assert state_of(letting) == LIVE
    assert sees(store, doctor, hers.id) == []


def test_its_last_day_ends_a_grant_by_itself(store, hers, share, doctor, state_of):
    grant = share(hers, doctor, {"body": None}, days=2)

    assert stop_due(later(store, days=1)) == 0
    assert stop_due(later(store, days=2)) == 1
    assert state_of(grant) == STOPPED
    assert stop_due(later(store, days=3)) == 0


def test_a_space_somebody_damaged_keeps_no_other_from_its_ends(
    store, hers, share, advocate, doctor, state_of
):
    grant = share(hers, doctor, {"body": None}, days=1)
    for damaged in ("0" * 64, "f" * 64):
        _space_without_charter(store, hers.id, damaged)

    assert stop_due(later(store, days=2)) == 1
    assert state_of(grant) == STOPPED


def _space_without_charter(store, like, id_):
    """A due grant in a space whose first entry is not its own."""
    section = store.db.execute("select id from sections").fetchone()[0]
    for statement in (
        "insert into spaces select :id, log_key, created_on from spaces where id = :like",
        "insert into entries select :id, number, sealed_entry from entries where space_id = :like",
        "insert into grants values (:id, :id, 'x', '2026-11-23', x'00', x'00')",
        "insert into wraps values (:id, :section, 1, x'00')",
    ):
        store.db.execute(statement, {"id": id_, "like": like, "section": section})


def test_a_dismissed_keepers_hand_signs_no_list_and_no_wrap_any_more(
    store, hers, keeper, share, advocate, youth, doctor
):
    stop(hers, keeper.id)
    grant = share(open_space(store, youth, hers.id), doctor, {"body": None})
    section = open_space(store, youth, hers.id).section("body")
    add_wrap(store, advocate, grant, section.key)
    assert sees(store, doctor, hers.id) == []
    save_list(store, advocate, replace(section.list, entries={}))

    with pytest.raises(ChangedBehindError):
        open_space(store, youth, hers.id).section("body")


def test_what_a_dismissed_keeper_wrote_stays(store, hers, keeper, advocate, youth):
    write(open_space(store, advocate, hers.id), "body", Put("goal", {"hers": "from tasha"}))
    stop(open_space(store, youth, hers.id), keeper.id)

    assert sees(store, youth, hers.id) == ["teeth", "sleep", "from tasha"]
    assert sees(store, advocate, hers.id) == []


def test_a_keeper_can_stop_another_keeper(store, hers, keeper, share, coordinator, advocate):
    parts = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    other = share(hers, coordinator, parts, rights=KEEPER)
    stop(open_space(store, advocate, hers.id), other.id)

    assert sees(store, coordinator, hers.id) == []


def test_where_it_is_settled_already_a_dismissed_hand_counts_no_more(
    store, hers, keeper, share, coordinator, advocate, youth
):
    parts = {"body": None, kinds.LOG: None}
    going = share(hers, coordinator, parts, rights=KEEPER)
    stop(open_space(store, advocate, hers.id), going.id)
    section = open_space(store, youth, hers.id).section("body")
    save_list(store, coordinator, replace(section.list, entries={}))

    with pytest.raises(ChangedBehindError):
        open_space(store, youth, hers.id).section("body")


def test_a_stopped_grant_gets_no_key_even_when_the_stop_list_was_cut(
    store, hers, letting, doctor, youth
):
    stop_without_keys(store, hers.id, letting.id, why="spoken")
    store.stop_list.unlink()
    rekey(hers, ["body"])

    assert not store.db.execute("select 1 from wraps where grant_id = ?", [letting.id]).fetchone()
