"""Claim: a share opens with the last signature and not before, and a signer sees only his own."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cosigning_cast import ON_PAPER, asked
from spine_cast import later, sees

from crypto.errors import CannotOpenError
from webapp.account.accounts import replace_keys
from webapp.space.cosigning import (
    answered_by,
    decline,
    sign,
    waiting_for,
    withdraw,
)
from webapp.space.grants import CLOSED, LIVE, STOPPED, WAITING
from webapp.space.memberships import spaces_of
from webapp.space.offers import exclude, expire_due, waiting_in
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.releases import read_release
from webapp.space.signers import YES, keep_row, missing, row_of
from webapp.space.stops import stop, stop_without_keys
from webapp.space.succession import succeed

TEETH = ["teeth", "sleep"]


def test_a_yes_that_was_taken_back_stays_signed_and_never_counts_again(
    store, hers, rosa, doctor, offer
):
    one = offer([rosa])
    sign(store, rosa, one.id, {"name": "Rosa"})
    signed = row_of(store, hers.id, one.id, rosa.account)
    withdraw(store, rosa, one.id)
    row = row_of(store, hers.id, one.id, rosa.account)
    assert row["document"] == signed["document"]

    keep_row(store, hers.id, one.id, rosa.account, row | {"answer": YES})  # Whoever changes rows.
    settle(hers)
    assert missing(store, hers.id, one.grant.needs) == {rosa.account}
    assert sees(store, doctor, hers.id) == []


def test_a_kept_away_ones_withdrawal_leaves_the_same_record_and_changes_nothing(
    store, hers, rosa, joao, offer
):
    rows = []
    for one, out in ((offer([rosa]), False), (offer([joao]), True)):
        signer = joao if out else rosa
        sign(store, signer, one.id, {})
        if out:
            exclude(store, hers.id, signer.account)
        withdraw(store, signer, one.id)
        (entry,) = row_of(store, hers.id, one.id, signer.account)["taken_back"]
        rows.append(json.loads(entry["document"]))

    bodies = [json.loads(row["text"]) for row in rows]
    assert bodies[0].keys() == bodies[1].keys()
    assert "grant" not in bodies[0]
    assert {body["how"] for body in bodies} == {"screen"}


def test_nothing_opens_before_the_last_signature(store, hers, doctor, rosa, joao, offer):
    one = offer([rosa, joao])
    assert sees(store, doctor, hers.id) == []

    sign(store, rosa, one.id, {})
    assert sees(store, doctor, hers.id) == []

    sign(store, joao, one.id, {})
    assert sees(store, doctor, hers.id) == TEETH


def test_single_lines_wait_as_well(store, hers, doctor, rosa, offer):
    line = hers.section("body").items()[1]
    one = offer([rosa], {"body": (line.id,)})

    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == ["sleep"]


def test_several_sections_open_together(store, hers, doctor, rosa, offer):
    one = offer([rosa], {"body": None, "school": None})

    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == TEETH
    assert sees(store, doctor, hers.id, "school") == ["art class"]


def test_a_signer_reads_the_release_and_nothing_else(store, hers, rosa, offer):
    one = offer([rosa])

    (waits,) = waiting_for(store, rosa)

    assert waits.release.body["text"] == "may read about teeth"
    assert sees(store, rosa, hers.id) == []
    sign(store, rosa, one.id, {})
    assert sees(store, rosa, hers.id) == []


def test_a_signer_sees_what_waits_for_him_alone(store, rosa, joao, stranger, offer):
    hers_alone, his_too = offer([rosa]), offer([rosa, joao])

    assert set(asked(store, rosa)) == {hers_alone.id, his_too.id}
    assert asked(store, joao) == [his_too.id]
    assert asked(store, stranger) == []


def test_no_signer_reads_a_word_of_another(store, rosa, joao, offer):
    one = offer([rosa, joao])
    sign(store, joao, one.id, {"answers": "his alone"})

    (waits,) = waiting_for(store, rosa)

    shown = repr(waits) + waits.release.text
    assert joao.account not in shown
    assert "his alone" not in shown


def test_what_he_signed_stays_on_his_page(store, rosa, offer):
    one = offer([rosa])
    sign(store, rosa, one.id, {"language": "es"})

    (copy,) = answered_by(store, rosa)

    assert (copy.answer, copy.about) == ("yes", {"language": "es"})
    assert asked(store, rosa) == []


def test_the_reader_holds_the_release_from_the_last_signature_on(store, hers, doctor, rosa, offer):
    one = offer([rosa])
    with pytest.raises(CannotOpenError):
        read_release(store, doctor.account, doctor.box, hers.id, one.release)

    sign(store, rosa, one.id, {})

    assert read_release(store, doctor.account, doctor.box, hers.id, one.release)


def test_the_reader_finds_no_trace_of_what_waits(store, hers, doctor, rosa, offer):
    offer([rosa])

    assert spaces_of(store, doctor.account) == []
    index = store.seal.reader_index(doctor.account, hers.id)
    for table, column in (("grants", "reader_index"), ("release_keys", "holder_index")):
        rows = store.db.execute(f"select 1 from {table} where {column} = ?", [index])
        assert rows.fetchone() is None


@pytest.mark.parametrize("who", ["stranger", "doctor", "youth"])
def test_nobody_else_can_sign(store, who, rosa, offer, request):
    one = offer([rosa])

    with pytest.raises(NotGrantedError):
        sign(store, request.getfixturevalue(who), one.id, {})


def test_nobody_answers_twice(store, rosa, joao, offer):
    one = offer([rosa, joao])
    sign(store, rosa, one.id, {})

    for again in (sign, decline):
        with pytest.raises(NotGrantedError):
            again(store, rosa, one.id, {})


def test_a_no_ends_it(store, hers, doctor, rosa, joao, offer, state_of):
    one = offer([rosa, joao])
    sign(store, rosa, one.id, {})
    decline(store, joao, one.id, {})

    assert state_of(one.grant) == CLOSED
    assert sees(store, doctor, hers.id) == []


def test_after_anothers_no_his_page_is_as_before(store, rosa, joao, offer):
    one = offer([rosa, joao])
    before = waiting_for(store, rosa)
    decline(store, joao, one.id, {})

    assert waiting_for(store, rosa) == before
    sign(store, rosa, one.id, {})
    assert answered_by(store, rosa)[0].answer == "yes"


def test_taking_a_signature_back_stops_it_in_that_second(store, hers, doctor, rosa, joao, offer):
    one = offer([rosa, joao])
    sign(store, rosa, one.id, {})
    sign(store, joao, one.id, {})

    withdraw(store, rosa, one.id)

    assert sees(store, doctor, hers.id) == []
    wraps = store.db.execute("select 1 from wraps where grant_id = ?", [one.grant.id])
    assert wraps.fetchone() is None


def test_what_was_taken_back_is_re_keyed_at_her_unlock(store, hers, youth, rosa, offer, state_of):
    one = offer([rosa])
    sign(store, rosa, one.id, {})
    epoch = open_space(store, youth, hers.id).section("body").key.epoch
    withdraw(store, rosa, one.id)
    assert state_of(one.grant) == STOPPED

    settle(open_space(store, youth, hers.id))

    assert open_space(store, youth, hers.id).section("body").key.epoch == epoch + 1
    assert state_of(one.grant) == CLOSED


def test_only_what_he_signed_can_be_taken_back(store, rosa, joao, offer):
    one = offer([rosa, joao])

    with pytest.raises(NotGrantedError):
        withdraw(store, rosa, one.id)


@pytest.mark.parametrize("days", [13, 14])
def test_it_waits_fourteen_days(store, hers, doctor, rosa, offer, days):
    one = offer([rosa])
    then = later(store, days=days)

    if days < 14:
        sign(then, rosa, one.id, {})
    else:
        with pytest.raises(NotGrantedError):
            sign(then, rosa, one.id, {})
    assert sees(then, doctor, hers.id) == (TEETH if days < 14 else [])


def test_the_sweeper_ends_what_waited_too_long(store, rosa, offer, state_of):
    one = offer([rosa])
    assert expire_due(later(store, days=13)) == 0

    assert expire_due(later(store, days=14)) == 1
    assert expire_due(later(store, days=15)) == 0

    assert state_of(one.grant) == CLOSED
    for table in ("waiting", "layers", "shares", "cosigners"):
        assert store.db.execute(f"select 1 from {table}").fetchone() is None


def test_a_clock_set_back_brings_nothing_back_that_waited_too_long(
    store, rosa, offer, doctor, hers
):
    one = offer([rosa])
    expire_due(later(store, days=14))
    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == []


def test_a_shorter_grant_waits_no_longer_than_itself(store, rosa, offer, doctor, hers):
    one = offer([rosa], days=3)
    then = later(store, days=3)
    sign(then, rosa, one.id, {})

    assert sees(then, doctor, hers.id) == []


def test_she_can_stop_what_waits(store, hers, youth, doctor, rosa, offer, state_of):
    one = offer([rosa])
    stop(open_space(store, youth, hers.id), one.grant.id)
    sign(store, rosa, one.id, {})

    assert state_of(one.grant) == CLOSED
    assert sees(store, doctor, hers.id) == []


def test_a_spoken_stop_ends_what_waits(store, hers, doctor, rosa, offer):
    one = offer([rosa])
    stop_without_keys(store, hers.id, one.grant.id, why="spoken")
    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == []


def test_a_re_key_remakes_the_layer(store, hers, youth, doctor, rosa, joao, offer):
    one = offer([rosa, joao])
    sign(store, rosa, one.id, {})
    rekey(open_space(store, youth, hers.id), ["body"])
    assert sees(store, doctor, hers.id) == []

    sign(store, joao, one.id, {})

    assert sees(store, doctor, hers.id) == TEETH


def test_a_keeper_who_re_keys_remakes_it_too(store, hers, keeper, advocate, doctor, rosa, offer):
    one = offer([rosa])
    rekey(open_space(store, advocate, hers.id), ["body"])

    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == TEETH


def test_a_signature_survives_the_re_keys_that_follow(store, hers, youth, doctor, rosa, offer):
    sign(store, rosa, offer([rosa]).id, {})
    rekey(open_space(store, youth, hers.id), ["body"])

    assert sees(store, doctor, hers.id) == TEETH


def test_on_paper_a_keeper_wraps_at_the_next_unlock(store, hers, youth, advocate, doctor, offer):
    one = offer([], on_paper=[ON_PAPER])
    signed_on_paper(store, advocate, one.id, ON_PAPER, "scan 1", {})
    assert sees(store, doctor, hers.id) == []

    settle(open_space(store, youth, hers.id))

    assert sees(store, doctor, hers.id) == TEETH


def test_one_on_a_phone_and_one_on_paper(store, hers, youth, advocate, doctor, rosa, offer):
    one = offer([rosa], on_paper=[ON_PAPER])
    sign(store, rosa, one.id, {})
    settle(open_space(store, youth, hers.id))
    assert sees(store, doctor, hers.id) == []

    signed_on_paper(store, advocate, one.id, ON_PAPER, "scan 1", {})
    settle(open_space(store, youth, hers.id))

    assert sees(store, doctor, hers.id) == TEETH


def test_who_was_asked_on_the_phone_may_sign_on_paper(
    store, hers, youth, advocate, doctor, rosa, offer
):
    one = offer([rosa])
    signed_on_paper(store, advocate, one.id, rosa.account, "scan 1", {})
    settle(open_space(store, youth, hers.id))

    assert sees(store, doctor, hers.id) == TEETH
    assert asked(store, rosa) == []
    assert store.db.execute("select 1 from layers").fetchone() is None


def test_a_keeper_wraps_as_well(store, hers, keeper, advocate, doctor, offer):
    one = offer([], on_paper=[ON_PAPER])
    signed_on_paper(store, advocate, one.id, ON_PAPER, "scan 1", {})

    settle(open_space(store, advocate, hers.id))

    assert sees(store, doctor, hers.id) == TEETH


@pytest.mark.parametrize("who", ["stranger", "rosa", "doctor"])
def test_only_a_named_witness_who_is_neither_reader_nor_signer(store, who, rosa, offer, request):
    one = offer([rosa], on_paper=[ON_PAPER])
    witness, signer = request.getfixturevalue(who), rosa.account if who == "rosa" else ON_PAPER

    with pytest.raises(NotGrantedError):
        signed_on_paper(store, witness, one.id, signer, "scan 1", {})


def test_exclusion_ends_what_rests_on_him(store, hers, doctor, rosa, joao, offer):
    ran, waits, other = offer([rosa]), offer([rosa, joao], {"school": None}), offer([joao])
    sign(store, rosa, ran.id, {})
    assert sees(store, doctor, hers.id) == TEETH

    assert set(exclude(store, hers.id, rosa.account)) == {ran.grant.id, waits.grant.id}

    assert sees(store, doctor, hers.id) == []
    sign(store, joao, waits.id, {})
    assert sees(store, doctor, hers.id, "school") == []
    sign(store, joao, other.id, {})
    assert sees(store, doctor, hers.id) == TEETH


def test_an_excluded_person_sees_no_change_and_changes_nothing(store, hers, youth, rosa, offer):
    one, signed = offer([rosa]), offer([rosa])
    sign(store, rosa, signed.id, {})
    before = waiting_for(store, rosa), answered_by(store, rosa)
    exclude(store, hers.id, rosa.account)
    assert (waiting_for(store, rosa), answered_by(store, rosa)) == before

    sign(store, rosa, one.id, {})
    withdraw(store, rosa, signed.id)

    assert {done.answer for done in answered_by(store, rosa)} == {"yes", "withdrawn"}
    lines = prove(open_space(store, youth, hers.id)).reading.lines
    assert [line.actor for line in lines if line.kind == "tried"] == [rosa.account] * 2


def test_a_past_signature_of_an_excluded_person_does_not_count(store, hers, rosa, offer):
    one = offer([rosa])
    sign(store, rosa, one.id, {})
    assert missing(store, hers.id, one.grant.needs) == set()

    exclude(store, hers.id, rosa.account)

    assert missing(store, hers.id, one.grant.needs) == {rosa.account}


def test_what_waits_goes_on_waiting_under_her_new_keys(store, hers, youth, doctor, rosa, offer):
    one = offer([rosa])
    new, _master = replace_keys(store, youth)
    succeed(open_space(store, youth, hers.id), youth, new)
    assert store.db.execute("select count(*) from waiting").fetchone() == (1,)

    sign(store, rosa, one.id, {})

    assert sees(store, doctor, hers.id) == TEETH


def test_an_excluded_person_is_asked_nothing_more(store, hers, rosa, offer):
    exclude(store, hers.id, rosa.account)

    with pytest.raises(CannotOpenError):
        offer([rosa])


def test_the_trail_says_who_was_asked_and_who_signed(store, hers, youth, doctor, rosa, offer):
    sign(store, rosa, offer([rosa]).id, {})

    proof = prove(open_space(store, youth, hers.id))

    newest = [(line.kind, line.actor) for line in proof.reading.lines[:3]]
    told = [("granted", "server"), ("signed", rosa.account), ("asked-to-sign", youth.account)]
    assert proof.holds
    assert newest == told


def test_owner_and_keepers_see_who_is_missing(store, hers, youth, doctor, rosa, joao, offer):
    one = offer([rosa, joao])
    sign(store, joao, one.id, {})

    assert waiting_in(open_space(store, youth, hers.id)) == {one.grant.id: {rosa.account}}


def test_a_reader_is_not_told_what_waits(store, hers, share, stranger, rosa, offer):
    share(hers, stranger, {"school": None})
    offer([rosa], reader=stranger)

    with pytest.raises(NotGrantedError):
        waiting_in(open_space(store, stranger, hers.id))


def test_it_goes_live_once(store, rosa, offer, state_of):
    one = offer([rosa])
    assert state_of(one.grant) == WAITING

    sign(store, rosa, one.id, {})

    assert state_of(one.grant) == LIVE
    for table in ("waiting", "layers", "shares"):
        assert store.db.execute(f"select 1 from {table}").fetchone() is None


def test_nothing_stays_open_one_second_past_its_end(store, hers, doctor, rosa, offer):
    sign(store, rosa, offer([rosa], days=2).id, {})
    end = store.now + timedelta(days=2)

    assert sees(replace(store, now=end - timedelta(seconds=1)), doctor, hers.id) == TEETH
    assert sees(replace(store, now=end), doctor, hers.id) == []


def test_who_only_comes_too_late_tries_nothing(store, hers, youth, rosa, offer):
    one = offer([rosa])
    stop(open_space(store, youth, hers.id), one.grant.id)
    sign(store, rosa, one.id, {})

    lines = prove(open_space(store, youth, hers.id)).reading.lines
    assert "tried" not in [line.kind for line in lines]
