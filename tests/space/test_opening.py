"""Claim: a reader's running grants open exactly their scope, and refusals all look alike."""

from dataclasses import replace
from datetime import timedelta

import pytest
from spine_cast import later, second_door, sees

from webapp.account.accounts import replace_keys
from webapp.space import kinds
from webapp.space.grants import SEE, WRITE, Scope, sign_grant
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey
from webapp.space.sharing import grant_to
from webapp.space.stops import stop
from webapp.space.writing import Put, TakeOut, write


@pytest.fixture
def teeth(hers):
    return hers.section("body").items()[0].id


def test_she_opens_everything_that_is_hers(hers):
    assert hers.kinds == list(kinds.ALL)
    assert hers.is_owner
    assert hers.is_keeper


def test_a_reader_sees_the_section_and_nothing_beside_it(store, hers, share, doctor):
    share(hers, doctor, {"body": None})

    space = open_space(store, doctor, hers.id)

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]
    assert space.kinds == ["body"]
    assert not space.is_owner
    assert not space.is_keeper


@pytest.mark.parametrize("kind", ["school", kinds.PRIVATE, kinds.LOG, kinds.SHARING, "no-such"])
def test_a_section_out_of_reach_is_like_one_that_never_was(store, hers, share, doctor, kind):
    share(hers, doctor, {"body": None})

    with pytest.raises(NotGrantedError, match="no grant reaches this section"):
        open_space(store, doctor, hers.id).section(kind)


def test_a_stranger_gets_the_answer_of_a_space_that_never_was(store, hers, stranger):
    with pytest.raises(NotGrantedError) as hidden:
        open_space(store, stranger, hers.id)
    with pytest.raises(NotGrantedError) as absent:
        open_space(store, stranger, "0" * 64)

    assert str(hidden.value) == str(absent.value)


def test_a_single_item_opens_alone(store, hers, share, doctor, teeth):
    share(hers, doctor, {"body": (teeth,)})

    section = open_space(store, doctor, hers.id).section("body")

    assert [item.id for item in section.items()] == [teeth]
    assert section.key is None


def test_the_item_beside_it_is_like_one_that_never_was(store, hers, share, doctor, teeth):
    sleep = hers.section("body").items()[1].id
    share(hers, doctor, {"body": (teeth,)})
    section = open_space(store, doctor, hers.id).section("body")

    for id_ in (sleep, "0" * 32):
        with pytest.raises(NotGrantedError, match="no such item in reach"):
            section.item(id_)
        with pytest.raises(NotGrantedError, match="no such item in reach"):
            section.versions(id_)


def test_items_written_later_are_not_swept_in(store, hers, share, doctor, teeth):
    share(hers, doctor, {"body": (teeth,)})
    write(hers, "body", Put("goal", {"hers": "new"}))

    assert sees(store, doctor, hers.id) == ["teeth"]


def test_a_new_version_of_a_shared_item_is_seen(store, hers, share, doctor, teeth):
    share(hers, doctor, {"body": (teeth,)})
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))

    assert sees(store, doctor, hers.id) == ["teeth, soon"]


def test_single_items_of_two_grants_come_together_across_a_re_key(
    store, hers, share, doctor, stranger, teeth
):
    sleep = hers.section("body").items()[1].id
    share(hers, doctor, {"body": (teeth,)})
    stop(hers, share(hers, stranger, {"body": None}).id)
    share(open_space(store, hers.me, hers.id), doctor, {"body": (sleep,)})

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]


def test_a_whole_section_wins_over_single_items(store, hers, share, doctor, teeth):
    share(hers, doctor, {"body": (teeth,)})
    share(hers, doctor, {"body": None})

    space = open_space(store, doctor, hers.id)

    assert space.scope == Scope({space.authority.sections["body"]: None})
    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]


def test_nothing_opens_before_its_first_moment(store, hers, youth, doctor):
    document = sign_grant(
        youth, hers.authority, doctor.card, Scope({hers.section("body").id: None}),
        rights=frozenset({SEE}), starts_at=store.now + timedelta(hours=9),
        ends_at=store.now + timedelta(days=2), purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    grant_to(hers, doctor.card, document)

    assert sees(store, doctor, hers.id) == []
    assert sees(later(store, hours=9), doctor, hers.id) == ["teeth", "sleep"]


def test_nothing_opens_from_its_last_moment_on(store, hers, share, doctor):
    share(hers, doctor, {"body": None}, days=1)

    assert sees(later(store, hours=23), doctor, hers.id) == ["teeth", "sleep"]
    assert sees(later(store, days=1), doctor, hers.id) == []


def test_a_reader_with_new_keys_has_to_be_let_in_again(store, hers, share, doctor):
    share(hers, doctor, {"body": None})
    fresh, _master = replace_keys(store, doctor)

    assert sees(store, fresh, hers.id) == []


def test_a_false_card_over_the_readers_keys_opens_nothing(store, hers, share, doctor, stranger):
    share(hers, doctor, {"body": None})
    mask = replace(stranger, card=replace(stranger.card, account=doctor.account))

    assert sees(store, mask, hers.id) == []
    assert sees(store, replace(mask, card=doctor.card), hers.id) == []


def test_a_reader_without_the_right_to_write_may_not(store, hers, share, doctor):
    share(hers, doctor, {"body": None})

    assert not open_space(store, doctor, hers.id).section("body").may_write


def test_single_items_never_let_anybody_write(store, hers, share, doctor, teeth):
    share(hers, doctor, {"body": (teeth,)}, rights=(SEE, WRITE))

    assert not open_space(store, doctor, hers.id).section("body").may_write


def test_a_stopped_keepers_hand_counts_until_everything_is_signed_anew(
    store, hers, keeper, advocate, youth
):
    write(open_space(store, advocate, hers.id), "body", Put("goal", {"hers": "from tasha"}))
    assert "from tasha" in sees(store, youth, hers.id)

    stop(open_space(store, youth, hers.id), keeper.id)

    assert "from tasha" in sees(store, youth, hers.id)


def test_a_page_that_was_opened_stays_one_picture_while_somebody_else_writes(
    store, database, hers, share, doctor, stranger, youth
):
    share(hers, doctor, {"body": None})
    other = share(hers, stranger, {"body": None})
    section = open_space(store, doctor, hers.id).section("body")
    door = second_door(store, database)
    away = open_space(door, youth, hers.id)
    write(away, "body", TakeOut(section.items()[0].id))
    stop(away, other.id)
    door.db.conn.close()

    assert [item.body["hers"] for item in section.items()] == ["teeth", "sleep"]
    assert sees(store, doctor, hers.id) == ["sleep"]


def test_the_right_to_write_single_items_and_to_see_all_is_no_right_to_write_all(
    store, hers, share, doctor, teeth
):
    share(hers, doctor, {"body": (teeth,)}, rights=(SEE, WRITE))
    share(hers, doctor, {"body": None}, rights=(SEE,))

    assert not open_space(store, doctor, hers.id).section("body").may_write


def test_list_and_rows_are_of_one_moment(store, database, hers, share, doctor, youth):
    share(hers, doctor, {"body": None})
    door = second_door(store, database)

    def meanwhile(statement):
        if statement.startswith("select item_id, version, sealed"):
            store.db.conn.set_trace_callback(None)
            rekey(open_space(door, youth, hers.id), ["body"])

    store.db.conn.set_trace_callback(meanwhile)
    seen = sees(store, doctor, hers.id)
    door.db.conn.close()

    assert seen == ["teeth", "sleep"]
