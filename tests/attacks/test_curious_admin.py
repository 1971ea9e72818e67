"""Claim: who reads the disk and writes rows can break things, and never without being noticed."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import NAMES, WORDS, grant, sign_in
from spine_cast import copied_rows, put_rows_back, sees

from crypto.account import AccountKeys, new_master
from crypto.slots import SlotKind, seal_slot
from webapp.account.accounts import _sealed_card, _sealed_keys
from webapp.account.unlocking import WrongWordsError, sign_slots, unlock_with_words
from webapp.space.grant_rows import add_grant
from webapp.space.grants import SEE, Scope, sign_grant
from webapp.space.opening import open_space
from webapp.space.people import Card
from webapp.space.stops import stop
from webapp.space.wraps import add_wrap


@pytest.fixture
def unlock(store, cheap):
    """Sign in by words alone, and hear what is not as it was left."""
    return lambda role: unlock_with_words(store, NAMES[role], WORDS, cheap)


@pytest.fixture
def hers(store, cast, space):
    """Her space as her next request opens it."""
    return lambda: open_space(store, cast.youth, space.id)


@pytest.mark.parametrize("column", ["sealed_identity", "sealed_hand", "sealed_box"])
def test_a_swapped_key_is_noticed(store, cast, unlock, column):
    store.db.execute(
        f"update accounts set {column} = (select {column} from accounts where id = ?) where id = ?",
        [cast.stranger.account, cast.youth.account],
    )

    with pytest.raises(WrongWordsError):
        unlock("youth")


def test_a_card_with_other_keys_is_noticed(store, cast, unlock):
    """The admin signs it with the keys it names, and seals it with the key file."""
    false = AccountKeys.generate()
    card = replace(cast.member.card, keys=false.public).signed(false.identity)
    store.db.execute(
        "update accounts set sealed_card = ? where id = ?",
        [_sealed_card(store, card), cast.member.account],
    )

    with pytest.raises(WrongWordsError):
        unlock("member")


def test_a_whole_account_exchanged_is_noticed_and_opens_nothing(store, cast, space, shared):
    false, master = AccountKeys.generate(), new_master()
    card = Card(cast.member.account, "member", "Dr. Patel", "", "", false.public)
    store.db.execute(
        "update accounts set sealed_card = ?, sealed_identity = ?, sealed_hand = ?,"
        " sealed_box = ? where id = ?",
        [
            _sealed_card(store, card.signed(false.identity)),
            *_sealed_keys(master, card.account, false),
            card.account,
        ],
    )
    mask = replace(cast.member, card=card, hand=false.hand, box=false.box)

    assert sees(store, mask, space.id) == []


def test_an_added_slot_opens_nothing_and_is_noticed(store, cast, unlock, space):
    code = os.urandom(20)
    slot = seal_slot(SlotKind.CODE, code, os.urandom(32), cast.youth.account)
    store.db.execute(
        "insert into slots values ('s', ?, 'code', x'', 0, 0, 0, ?)", [cast.youth.account, slot]
    )

    assert unlock("youth").worries == ("slots",)


def test_a_slot_of_another_account_opens_nothing(store, cast, unlock, space):
    store.db.execute("delete from slots where account_id = ?", [cast.youth.account])
    store.db.execute(
        "update slots set account_id = ? where account_id = ?",
        [cast.youth.account, cast.stranger.account],
    )

    with pytest.raises(WrongWordsError):
        unlock("youth")


@pytest.mark.parametrize("value", ["null", "x'00'"])
def test_a_signed_state_that_is_gone_or_broken_is_noticed(store, cast, unlock, space, value):
    store.db.execute(
        f"update accounts set sealed_state = {value} where id = ?", [cast.youth.account]
    )

    assert unlock("youth").worries == ("state",)


def test_the_state_of_another_account_is_noticed(store, cast, unlock, space):
    store.db.execute(
        "update accounts set sealed_state = (select sealed_state from accounts where id = ?)"
        " where id = ?",
        [cast.stranger.account, cast.youth.account],
    )

    assert unlock("youth").worries == ("state",)


def test_a_state_that_the_admin_signed_is_noticed(store, cast, unlock, space):
    mask = replace(cast.stranger, card=cast.youth.card)
    sign_slots(store, mask)

    assert unlock("youth").worries == ("state",)


def test_she_is_told_on_the_page_that_follows_signing_in(app, store, cast, space):
    store.db.execute("update accounts set sealed_state = null where id = ?", [cast.youth.account])

    assert sign_in(app.test_client(), NAMES["youth"]).location == "/noticed"


def test_a_planted_grant_opens_nothing_gets_nothing_and_is_named(store, cast, space, hers):
    pretending = replace(space.authority, owner=cast.stranger.card)
    document = sign_grant(
        cast.stranger, pretending, cast.stranger.card, Scope({space.section("body").id: None}),
        rights=frozenset({SEE}), starts_at=store.now, ends_at=store.now + timedelta(days=9),
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    planted = add_grant(store, document)
    other = grant(store, cast.youth, hers(), cast.member, {"body": None})
    stop(hers(), other.id)

    assert sees(store, cast.stranger, space.id) == []
    assert not store.db.execute("select 1 from wraps where grant_id = ?", [planted]).fetchone()


def test_her_sign_in_names_a_planted_grant(app, store, cast, space):
    store.db.execute(
        "insert into grants select 'planted', space_id, reader_index, ends_on, sealed_facts,"
        " sealed_entry from grants where ends_on != ''"
    )

    client = app.test_client()
    assert sign_in(client, NAMES["youth"]).location == "/noticed"


def test_a_grant_with_the_admins_own_key_in_it_is_nobodys(store, cast, space, shared, hers):
    row = store.db.execute("select sealed_entry from grants where id = ?", [shared.id]).fetchone()
    text = store.seal.open("grants", "sealed_entry", shared.id, row[0])
    key = cast.stranger.card.keys.box.hex().encode()
    changed = text.replace(cast.member.card.keys.box.hex().encode(), key)
    store.db.execute(
        "update grants set sealed_entry = ? where id = ?",
        [store.seal.seal("grants", "sealed_entry", shared.id, changed), shared.id],
    )

    assert changed != text
    assert shared.id not in [g.id for g in hers().known]
    assert sees(store, cast.member, space.id) == []


def test_a_reader_who_works_with_the_admin_cannot_pass_the_key_on(store, cast, space, shared, hers):
    key = open_space(store, cast.member, space.id).section("body").key
    theirs = grant(store, cast.youth, hers(), cast.stranger, {"school": None})
    wider = replace(theirs, scope=Scope({key.section: None, **theirs.scope.parts}))
    add_wrap(store, cast.member, wider, key)

    assert sees(store, cast.stranger, space.id) == []
    assert sees(store, cast.stranger, space.id, "school") == ["Be in art class"]


def test_a_stopped_grant_put_back_with_its_wraps_opens_nothing(store, cast, space, shared, hers):
    rows = {table: copied_rows(store, table) for table in ("grants", "wraps")}
    stop(hers(), shared.id)
    for table, kept in rows.items():
        put_rows_back(store, table, kept)

    assert sees(store, cast.member, space.id) == []
