"""Claim: items moved, dropped or put back, and a trail edited or cut, are noticed."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS
from spine_cast import copied_rows, put_rows_back, sees

from webapp.account.renewals import renew_keys
from webapp.account.unlocking import stretch, unlock_with_words
from webapp.space import trail
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import ChangedBehindError
from webapp.space.stops import stop
from webapp.space.writing import Put, write


@pytest.fixture
def unlock(store, cheap):
    """Sign in by words alone, and hear what is not as it was left."""
    return lambda role: unlock_with_words(store, NAMES[role], WORDS, cheap)


@pytest.fixture
def hers(store, cast, space):
    """Her space as her next request opens it."""
    return lambda: open_space(store, cast.youth, space.id)


def moved(store, item, section):
    store.db.execute("update items set section_id = ? where item_id = ?", [section, item])


def test_a_moved_item_is_noticed(store, space, hers):
    moved(store, space.section("body").items()[0].id, space.section("school").id)

    with pytest.raises(ChangedBehindError):
        hers().section("body").items()


def test_a_dropped_item_is_noticed(store, space, hers):
    store.db.execute("delete from items where item_id = ?", [space.section("body").items()[0].id])

    with pytest.raises(ChangedBehindError):
        hers().section("body").items()


def test_a_replayed_version_is_noticed(store, space, hers):
    line = space.section("school").items()[0]
    old = copied_rows(store, "items", f"item_id = '{line.id}'")
    write(space, "school", Put("goal", {"hers": "and music"}, line.id))
    store.db.execute("delete from items where item_id = ?", [line.id])
    put_rows_back(store, "items", [(id_, 2, *rest) for id_, _one, *rest in old])

    with pytest.raises(ChangedBehindError):
        hers().section("school").items()


def test_an_item_rolled_back_with_its_list_is_noticed(store, space, hers):
    line = space.section("school").items()[0]
    rows = {table: copied_rows(store, table) for table in ("sections", "items")}
    write(space, "school", Put("goal", {"hers": "and music"}, line.id))
    store.db.execute("delete from items where version > 1")
    for table, kept in rows.items():
        put_rows_back(store, table, kept)

    assert [item.body["hers"] for item in hers().section("school").items()] == ["Be in art class"]
    assert prove(hers()).put_back == [space.section("school").id]


def test_a_section_of_another_space_is_not_read_as_hers(store, cast, space, hers):
    other = space.section("school").id
    store.db.execute("update sections set space_id = ? where id = ?", [space.id, other])
    store.db.execute(
        "update sections set sealed_list = (select sealed_list from sections where id = ?)"
        " where id = ?",
        [other, space.section("body").id],
    )

    with pytest.raises(ChangedBehindError):
        hers().section("body")


def test_an_edited_line_is_noticed(store, hers):
    store.db.execute("update trail set day = '2020-01-01' where number = 2")

    assert prove(hers()).reading.broken


def test_a_cut_is_noticed_at_the_next_sign_in(store, youth_client, unlock):
    last = store.db.execute("select max(number) from trail").fetchone()[0]
    store.db.execute("delete from trail where number = ?", [last])

    assert unlock("youth").worries == ("trail",)


def test_a_cut_that_was_grown_over_is_noticed_too(store, youth_client, unlock, space):
    last = store.db.execute("select max(number) from trail").fetchone()[0]
    store.db.execute("delete from trail where number = ?", [last])
    trail.note(store, space.id, None, "opened")

    assert unlock("youth").worries == ("trail",)


def test_a_line_in_her_doctors_name_is_noticed(store, cast, space, shared, hers):
    trail.note(store, space.id, replace(cast.member, hand=cast.stranger.hand), "opened")

    assert prove(hers()).forged == [trail.head_of(store, space.id)[0]]


def says_so(client):
    return "changed from outside" in client.get("/looked").text


def test_her_page_says_nothing_while_all_is_true(store, youth_client, cast, space, shared, hers):
    stop(hers(), shared.id)

    assert not says_so(youth_client)


def test_her_page_says_so_when_a_section_was_put_back(store, youth_client, space):
    line = space.section("school").items()[0]
    rows = {table: copied_rows(store, table) for table in ("sections", "items")}
    write(space, "school", Put("goal", {"hers": "and music"}, line.id))
    store.db.execute("delete from items where version > 1")
    for table, kept in rows.items():
        put_rows_back(store, table, kept)

    assert says_so(youth_client)


def test_her_page_says_so_when_a_line_is_false(store, youth_client, cast, space, shared):
    trail.note(store, space.id, replace(cast.member, hand=cast.stranger.hand), "opened")

    assert says_so(youth_client)


def test_a_reader_who_made_new_keys_leaves_a_true_trail(store, cast, unlock, cheap, shared, hers):
    renew_keys(store, unlock("member"), stretch(store, "other amber words now", cheap))

    assert prove(hers()).holds
    assert sees(store, cast.member, hers().id) == []
