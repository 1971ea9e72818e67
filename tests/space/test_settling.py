"""Claim: what ended without keys is re-keyed at the next unlock of a keeper, once."""

from spine_cast import (
    FIRST,
    KEEPER,
    later,
    second_door,
    sees,
)

from webapp.space import kinds, trail
from webapp.space.grants import CLOSED, STOPPED
from webapp.space.opening import open_space
from webapp.space.rekey import settle
from webapp.space.spaces import log_box
from webapp.space.stops import stop, stop_without_keys


def lines(store, hers, kind):
    reading = trail.read_trail(store, hers.id, log_box(hers))
    return [line for line in reading.lines if line.kind == kind]


def test_settling_re_keys_behind_a_stop_without_keys(store, hers, share, state_of, doctor):
    grant = share(hers, doctor, {"body": None})
    stop_without_keys(store, hers.id, grant.id, why="spoken")
    assert state_of(grant) == STOPPED

    assert settle(hers) == []

    assert state_of(grant) == CLOSED
    assert hers.section("body").key.epoch == FIRST + 1
    assert hers.section("school").key.epoch == FIRST


def test_settling_with_nothing_to_settle_writes_nothing(store, hers, share, doctor):
    share(hers, doctor, {"body": None})
    before = trail.head_of(store, hers.id)

    assert settle(hers) == []
    assert trail.head_of(store, hers.id) == before


def test_an_end_that_no_sweep_has_seen_is_settled_with_a_line(store, hers, share, doctor, youth):
    grant = share(hers, doctor, {"body": None}, days=1)
    after = open_space(later(store, days=2), youth, hers.id)

    settle(after)

    (line,) = lines(store, hers, "stopped")
    assert (line.about["grant"], line.about["why"]) == (grant.id, "ended")
    assert after.section("body").key.epoch == FIRST + 1


def test_a_section_out_of_the_keepers_reach_waits_for_the_owner(
    store, hers, share, keeper, state_of, advocate, doctor, youth
):
    grant = share(hers, doctor, {"body": None, kinds.LOG: None})
    stop_without_keys(store, hers.id, grant.id, why="spoken")

    settle(open_space(store, advocate, hers.id))
    assert state_of(grant) == STOPPED
    assert sees(store, doctor, hers.id) == []

    settle(open_space(store, youth, hers.id))
    assert state_of(grant) == CLOSED


def test_a_keeper_of_single_items_leaves_the_section_to_others(
    store, hers, share, state_of, advocate, doctor
):
    teeth = hers.section("body").items()[0].id
    share(hers, advocate, {"body": (teeth,), "school": None}, rights=KEEPER)
    grant = share(hers, doctor, {"body": None, "school": None})

    stop(open_space(store, advocate, hers.id), grant.id)

    assert state_of(grant) == STOPPED
    assert sees(store, doctor, hers.id) == []


def test_two_keepers_who_settle_one_after_the_other_settle_once(
    store, database, hers, share, keeper, advocate, doctor
):
    grant = share(hers, doctor, {"body": None})
    stop_without_keys(store, hers.id, grant.id, why="spoken")
    other = open_space(second_door(store, database), advocate, hers.id)
    for space in (hers, other):
        space.section("body").items()

    settle(hers)
    settle(other)
    other.store.db.conn.close()

    assert hers.section("body").key.epoch == FIRST + 1
    assert sees(store, hers.me, hers.id) == ["teeth", "sleep"]


def test_a_keeper_who_dismisses_herself_locks_nobody_out(store, hers, keeper, share, advocate):
    share(hers, advocate, {"body": None})

    stop(open_space(store, advocate, hers.id), keeper.id)
    settle(open_space(store, hers.me, hers.id))

    assert sees(store, hers.me, hers.id) == ["teeth", "sleep"]
    assert sees(store, advocate, hers.id) == ["teeth", "sleep"]


def test_a_section_that_was_re_keyed_already_is_not_re_keyed_at_every_unlock(
    store, hers, share, keeper, advocate, doctor
):
    grant = share(hers, doctor, {"body": None, kinds.LOG: None})
    stop_without_keys(store, hers.id, grant.id, why="spoken")
    for _unlock in range(3):
        settle(open_space(store, advocate, hers.id))

    assert hers.fresh("body").key.epoch == FIRST + 1
