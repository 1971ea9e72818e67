"""Claim: the hand-over takes everything out of the founder's hands and makes it hers alone."""

from dataclasses import replace

import pytest
from spine_cast import sees

from crypto.errors import CannotOpenError
from webapp.space import kinds, trail
from webapp.space.authority import hand_over_entry
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import Offer, change_log_key, found, log_box, offer_hand_over, take_over
from webapp.space.writing import Put, write


@pytest.fixture
def young(store, advocate):
    """A space before its hand-over, with one line in it."""
    space = found(store, advocate)
    write(space, "body", Put("goal", {"hers": "teeth"}))
    return space


@pytest.fixture
def handed(store, young, advocate, youth):
    return take_over(store, youth, offer_hand_over(young, advocate, youth.card))


def test_a_founder_opens_what_was_founded(store, young, advocate):
    assert young.kinds == list(kinds.AT_FOUNDING)
    assert sees(store, advocate, young.id) == ["teeth"]
    assert [m.space for m in spaces_of(store, advocate.account)] == [young.id]


def test_everything_comes_along(store, handed, youth):
    assert sees(store, youth, handed.id) == ["teeth"]
    assert handed.kinds == list(kinds.ALL)
    assert [m.role for m in spaces_of(store, youth.account)] == ["youth"]


def test_the_founder_is_out(store, handed, advocate):
    with pytest.raises(NotGrantedError):
        open_space(store, advocate, handed.id)


def test_every_key_is_new_and_only_hers(store, young, advocate, youth):
    before = {kind: young.section(kind).key.key for kind in young.kinds}
    after = take_over(store, youth, offer_hand_over(young, advocate, youth.card))

    assert all(after.section(kind).key.key != key for kind, key in before.items())
    grants = {row[0] for row in store.db.execute("select distinct grant_id from wraps")}
    assert grants == {after.grants[0].id}


def test_the_founders_old_keys_open_no_row(store, young, advocate, youth):
    old = young.section("body")
    take_over(store, youth, offer_hand_over(young, advocate, youth.card))

    for item, version, sealed in store.db.execute(
        "select item_id, version, sealed from items where section_id = ?", [old.id]
    ):
        with pytest.raises(CannotOpenError):
            old.root(item).open(version, sealed)


def test_the_old_log_key_opens_no_line_and_is_nowhere_kept(store, young, advocate, youth):
    old_log = log_box(young)
    after = take_over(store, youth, offer_hand_over(young, advocate, youth.card))

    reading = trail.read_trail(store, after.id, old_log)
    assert reading.lines == []
    kept = after.section(kinds.LOG).items()
    assert [len(after.section(kinds.LOG).versions(item.id)) for item in kept] == [1]
    assert old_log.seed.hex() not in str(kept)


def test_she_reads_the_whole_trail(store, handed):
    reading = trail.read_trail(store, handed.id, log_box(handed))

    assert reading.broken == []
    assert reading.lines[0].kind == "handed-over"
    assert reading.lines[-1].kind == "founded"


def test_a_line_somebody_broke_does_not_keep_the_trail_from_a_new_key(store, handed):
    store.db.execute("update trail set sealed = x'00' where number = 2")
    change_log_key(handed)

    reading = trail.read_trail(store, handed.id, log_box(handed))
    assert reading.broken == [2]
    assert reading.lines[-1].kind == "founded"


def test_just_for_me_is_wrapped_for_nobody_else(store, handed, youth):
    section = handed.section(kinds.PRIVATE)

    wraps = store.db.execute("select grant_id from wraps where section_id = ?", [section.id])
    assert wraps.fetchall() == [(handed.grants[0].id,)]
    assert handed.grants[0].reader == youth.account


def test_the_founders_offer_alone_gives_the_youth_nothing(store, young, advocate, youth):
    offer_hand_over(young, advocate, youth.card)

    with pytest.raises(NotGrantedError):
        open_space(store, youth, young.id)


def test_a_second_hand_over_is_refused_and_changes_nothing(store, young, advocate, youth, stranger):
    offer = offer_hand_over(young, advocate, youth.card)
    other = offer_hand_over(young, advocate, stranger.card)
    take_over(store, youth, offer)

    with pytest.raises(CannotOpenError):
        take_over(store, stranger, other)
    assert sees(store, stranger, young.id) == []
    assert sees(store, youth, young.id) == ["teeth"]


def test_her_own_offer_does_not_work_twice(store, young, advocate, youth):
    offer = offer_hand_over(young, advocate, youth.card)
    take_over(store, youth, offer)

    with pytest.raises(CannotOpenError):
        take_over(store, youth, offer)


def test_somebody_else_cannot_take_her_offer(store, young, advocate, youth, stranger):
    offer = offer_hand_over(young, advocate, youth.card)

    with pytest.raises(CannotOpenError):
        take_over(store, stranger, offer)
    assert sees(store, advocate, young.id) == ["teeth"]


def test_an_offer_that_the_founder_did_not_sign_is_refused(store, young, stranger, advocate):
    mask = replace(stranger, card=replace(stranger.card, account=advocate.account))
    entry = hand_over_entry(young.id, mask, stranger.card, store.now.isoformat())

    with pytest.raises(CannotOpenError):
        take_over(store, stranger, Offer(young.id, entry))


def test_who_does_not_hold_the_log_section_reads_no_trail(store, handed, share, doctor):
    share(handed, doctor, {"body": None})

    with pytest.raises(NotGrantedError):
        log_box(open_space(store, doctor, handed.id))
