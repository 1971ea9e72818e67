"""Claim: who reads her trail learns of false lines, and of rows that are older than it says."""

import pytest
from spine_cast import copied_rows, put_rows_back

from crypto.signing import SigningKey
from webapp.space import trail
from webapp.space.opening import open_space
from webapp.space.people import Hand
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey
from webapp.space.stops import stop, stop_without_keys
from webapp.space.writing import Put, forget_versions, write


def test_a_lived_in_space_holds(store, hers, keeper, share, advocate, doctor):
    grant = share(hers, doctor, {"body": None})
    trail.note(store, hers.id, doctor, "opened")
    write(open_space(store, advocate, hers.id), "school", Put("goal", {"hers": "x"}))
    stop(open_space(store, advocate, hers.id), grant.id)
    trail.note(store, hers.id, None, "tried", person=doctor.account)
    teeth = open_space(store, hers.me, hers.id).section("body").items()[0].id
    write(hers, "body", Put("goal", {"hers": "soon"}, teeth))
    forget_versions(hers, "body", [(teeth, 1)])

    assert prove(hers).holds
    assert prove(hers).reading.lines


def test_a_line_in_somebody_elses_name_is_named(store, hers, share, doctor, stranger):
    share(hers, doctor, {"body": None})
    mask = Hand(doctor.card, stranger.hand, stranger.box)
    trail.note(store, hers.id, mask, "opened")

    assert prove(hers).forged == [trail.head_of(store, hers.id)[0]]


def test_a_line_by_a_hand_that_nobody_knows_is_named(store, hers, stranger):
    trail.note(store, hers.id, Hand(stranger.card, SigningKey.generate(), stranger.box), "opened")

    assert prove(hers).forged == [trail.head_of(store, hers.id)[0]]


def test_a_false_line_proves_nothing_about_rows(store, hers, stranger):
    section = hers.section("body").id
    trail.note(store, hers.id, stranger, "wrote", lists={section: "0" * 64})

    assert prove(hers).put_back == []


def test_a_section_put_back_with_its_list_is_named(store, hers):
    section = hers.section("body")
    write(hers, "body", Put("goal", {"hers": "eyes"}))
    rows = {t: copied_rows(store, t) for t in ("sections", "items")}
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, section.items()[0].id))
    for table, kept in rows.items():
        store.db.execute("delete from items where version = 2")
        put_rows_back(store, table, kept)

    assert [item.body["hers"] for item in hers.fresh("body").items()] == ["teeth", "sleep", "eyes"]
    assert prove(hers).put_back == [section.id]


def test_a_section_put_back_to_before_a_re_key_is_named(store, hers):
    section = hers.section("body")
    rows = {t: copied_rows(store, t) for t in ("sections", "items", "wraps")}
    rekey(hers, ["body"])
    for table, kept in rows.items():
        put_rows_back(store, table, kept)

    assert len(hers.fresh("body").items()) == 2
    assert prove(hers).put_back == [section.id]


def test_a_section_whose_list_does_not_hold_is_named(store, hers):
    section = hers.section("body")
    store.db.execute("update sections set sealed_list = null where id = ?", [section.id])

    assert prove(hers).put_back == [section.id]


def test_a_stopped_grant_put_back_is_named_even_when_the_stop_list_was_cut(
    store, hers, share, doctor
):
    grant = share(hers, doctor, {"body": None})
    kept = copied_rows(store, "grants", f"id = '{grant.id}'")
    stop_without_keys(store, hers.id, grant.id, why="spoken")
    put_rows_back(store, "grants", kept)
    store.stop_list.unlink()

    assert prove(hers).put_back == [grant.id]


def test_a_broken_chain_does_not_hold(store, hers):
    store.db.execute("delete from trail where number = 2")

    assert not prove(hers).holds


def test_who_does_not_hold_the_log_cannot_ask(store, hers, keeper, advocate):
    with pytest.raises(NotGrantedError):
        prove(open_space(store, advocate, hers.id))
