"""Claim: nobody who can write rows, hold the key file or steal a backup opens a share unsigned."""

import json
from dataclasses import replace

import pytest
from spine_cast import copied_rows, copy_of, put_rows_back, sees

from crypto.cosign import open_layer
from crypto.errors import CannotOpenError
from crypto.labels import Tag
from crypto.wrap import unwrap_section
from webapp.database import open_database
from webapp.space.authority import authority_over
from webapp.space.cosigning import decline, sign, withdraw
from webapp.space.grants import LIVE, SEE, STOPPED, WAITING, all_grants
from webapp.space.hands import hands_that
from webapp.space.offers import exclude
from webapp.space.opening import open_space
from webapp.space.rekey import rekey, settle
from webapp.space.releases import read_release
from webapp.space.signatures import write as paper
from webapp.space.signers import YES, keep_row, row_of, yes_to
from webapp.space.wraps import SIGNATURE_SIZE, add_wrap, wrap_place


@pytest.fixture
def hers(store, cast, space):
    return open_space(store, cast.youth, space.id)


@pytest.fixture
def youth(cast):
    return cast.youth


@pytest.fixture
def advocate(cast):
    return cast.advocate


@pytest.fixture
def doctor(cast):
    return cast.member


@pytest.fixture
def waits(offer, rosa):
    return offer([rosa])


@pytest.fixture
def grant_now(store, hers):
    """The grant as its row stands, checked."""

    def now(one):
        known, _failed = all_grants(store, authority_over(store, hers.id))
        return next(grant for grant in known if grant.id == one.grant.id)

    return now


@pytest.fixture
def say_live(store):
    """Somebody with the key file writes "live" into the row, and lets the reader find it."""

    def say(grant):
        (sealed,) = store.db.execute(
            "select sealed_facts from grants where id = ?", [grant.id]
        ).fetchone()
        facts = store.seal.open_facts("grants", "sealed_facts", grant.id, sealed)
        sealed = store.seal.seal_facts("grants", "sealed_facts", grant.id, facts | {"state": LIVE})
        index = store.seal.reader_index(grant.reader, grant.space)
        store.db.execute(
            "update grants set sealed_facts = ?, reader_index = ? where id = ?",
            [sealed, index, grant.id],
        )

    return say


def test_no_wrap_lies_in_a_stolen_database(store, hers, doctor, waits):
    assert copied_rows(store, "wraps", f"grant_id = '{waits.grant.id}'") == []
    (row,) = copied_rows(store, "layers")
    with pytest.raises(CannotOpenError):
        doctor.box.open(row[3], wrap_place(waits.grant, row[1], row[2]).named(Tag.WRAP_SECTION))


def test_the_key_file_does_not_take_the_layer_off(store, hers, joao, rosa, offer):
    one = offer([rosa, joao])
    sign(store, rosa, one.id, {})
    (row,) = copied_rows(store, "layers")
    name = f"{one.grant.id}/{row[1]}"

    given = store.seal.open("layers", "sealed_joined", name, row[4])

    with pytest.raises(CannotOpenError):
        open_layer(row[3], given, wrap_place(one.grant, row[1], row[2]))


def test_a_row_that_says_live_is_not_believed(store, hers, doctor, waits, grant_now, say_live):
    say_live(waits.grant)

    assert grant_now(waits).state == STOPPED
    assert sees(store, doctor, hers.id) == []


def test_no_re_key_wraps_for_it(store, hers, youth, doctor, waits, say_live):
    say_live(waits.grant)
    rekey(open_space(store, youth, hers.id), ["body"])
    settle(open_space(store, youth, hers.id))

    assert copied_rows(store, "wraps", f"grant_id = '{waits.grant.id}'") == []
    assert sees(store, doctor, hers.id) == []


def test_nothing_is_wrapped_for_what_waits(store, youth, hers, waits):
    with pytest.raises(CannotOpenError):
        add_wrap(store, youth, waits.grant, hers.section("body").key)


@pytest.mark.parametrize("by", ["doctor", "joao", "advocate"])
def test_nobody_signs_in_anothers_name(store, hers, doctor, rosa, waits, by, say_live, request):
    forger = request.getfixturevalue(by)
    yes = yes_to(waits.grant.needs, rosa.account, store.now, {})
    forged = yes.signed_by("signer", forger.identity).dump()
    row = row_of(store, hers.id, waits.id, rosa.account)
    keep_row(store, hers.id, waits.id, rosa.account, row | {"answer": YES, "document": forged})
    say_live(waits.grant)

    assert sees(store, doctor, hers.id) == []


def test_a_witness_nobody_named_is_none(store, hers, joao, rosa, waits, grant_now, say_live):
    yes = yes_to(waits.grant.needs, rosa.account, store.now, {}, joao.account)
    forged = yes.signed_by("witness", joao.identity).dump()
    row = row_of(store, hers.id, waits.id, rosa.account)
    keep_row(store, hers.id, waits.id, rosa.account, row | {"answer": YES, "document": forged})
    say_live(waits.grant)

    assert grant_now(waits).state == STOPPED


def test_a_signature_counts_for_one_share_only(store, hers, rosa, offer, grant_now, say_live):
    small, large = offer([rosa]), offer([rosa], {"body": None, "school": None})
    sign(store, rosa, small.id, {})
    document = row_of(store, hers.id, small.id, rosa.account)["document"]
    row = row_of(store, hers.id, large.id, rosa.account)
    keep_row(store, hers.id, large.id, rosa.account, row | {"answer": YES, "document": document})
    say_live(large.grant)

    assert grant_now(large).state == STOPPED
    assert grant_now(small).state == LIVE


def test_a_grant_without_its_signers_is_another_grant(store, hers, waits, grant_now):
    (sealed,) = store.db.execute(
        "select sealed_entry from grants where id = ?", [waits.grant.id]
    ).fetchone()
    whole = json.loads(store.seal.open("grants", "sealed_entry", waits.grant.id, sealed))
    body = json.loads(whole["text"])
    for name in ("offer", "signers", "witnesses"):
        del body[name]
    text = paper(Tag.GRANT, body).text
    planted = store.seal.seal(
        "grants", "sealed_entry", waits.grant.id, json.dumps(whole | {"text": text}).encode()
    )
    store.db.execute("update grants set sealed_entry = ?", [planted])

    with pytest.raises(StopIteration):
        grant_now(waits)


def test_a_deleted_signature_ends_it(store, hers, doctor, rosa, waits, grant_now):
    sign(store, rosa, waits.id, {})
    store.db.execute("delete from cosigners")

    assert grant_now(waits).state == STOPPED
    assert sees(store, doctor, hers.id) == []


def test_after_a_deleted_signature_everything_is_re_keyed(store, hers, youth, rosa, waits):
    sign(store, rosa, waits.id, {})
    epoch = open_space(store, youth, hers.id).section("body").key.epoch
    store.db.execute("delete from cosigners")

    settle(open_space(store, youth, hers.id))

    assert open_space(store, youth, hers.id).section("body").key.epoch == epoch + 1


def test_rows_put_back_after_a_no_open_nothing(store, hers, doctor, joao, rosa, offer):
    one = offer([rosa, joao])
    tables = ("grants", "layers", "shares", "cosigners", "waiting")
    kept = {name: copied_rows(store, name) for name in tables}
    decline(store, joao, one.id, {})
    for name, rows in kept.items():
        put_rows_back(store, name, rows)
    for signer in (rosa, joao):
        sign(store, signer, one.id, {})

    assert sees(store, doctor, hers.id) == []
    assert copied_rows(store, "wraps", f"grant_id = '{one.grant.id}'") == []


def test_a_yes_put_back_after_it_was_taken_back(store, hers, doctor, rosa, waits):
    sign(store, rosa, waits.id, {})
    kept = {name: copied_rows(store, name) for name in ("grants", "cosigners", "wraps")}
    withdraw(store, rosa, waits.id)
    for name, rows in kept.items():
        put_rows_back(store, name, rows)

    assert sees(store, doctor, hers.id) == []


def test_an_exclusion_that_is_deleted_does_not_bring_it_back(store, hers, doctor, rosa, waits):
    sign(store, rosa, waits.id, {})
    kept = {name: copied_rows(store, name) for name in ("grants", "wraps")}
    exclude(store, hers.id, rosa.account)
    store.db.execute("delete from exclusions")
    for name, rows in kept.items():
        put_rows_back(store, name, rows)

    assert sees(store, doctor, hers.id) == []


def test_the_release_of_what_waits_is_shut_to_its_reader(store, hers, doctor, waits, tmp_path):
    stolen = replace(store, db=open_database(copy_of(store, tmp_path / "stolen.db")))

    with pytest.raises(CannotOpenError):
        read_release(stolen, doctor.account, doctor.box, hers.id, waits.release)
    stolen.db.conn.close()


def test_a_signers_keys_open_no_section(store, hers, rosa, waits):
    (row,) = copied_rows(store, "layers")
    share = copied_rows(store, "shares")[0][3]
    where = wrap_place(waits.grant, row[1], row[2])
    for sealed in (row[3], share):
        with pytest.raises(CannotOpenError):
            unwrap_section(rosa.box, sealed[SIGNATURE_SIZE:], where)


def test_waiting_gives_no_rights(store, hers, youth, doctor, rosa, offer, grant_now):
    one = offer([rosa], rights=(SEE, "write", "rekey"))
    known, _failed = all_grants(store, authority_over(store, hers.id))

    assert grant_now(one).state == WAITING
    for right in ("write", "rekey"):
        hands = hands_that(right, hers.authority.sections["body"], hers.authority, known)
        assert doctor.hand.public not in hands


def test_a_row_that_says_live_gives_no_rights_either(store, hers, doctor, rosa, offer, say_live):
    one = offer([rosa], rights=(SEE, "write", "rekey"))
    say_live(one.grant)
    known, _failed = all_grants(store, authority_over(store, hers.id))

    for right in ("write", "rekey"):
        hands = hands_that(right, hers.authority.sections["body"], hers.authority, known)
        assert doctor.hand.public not in hands
