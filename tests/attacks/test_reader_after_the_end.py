"""Claim: from its last moment on a grant gives nothing through the server, before any re-key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import grant
from spine_cast import copied_rows, put_rows_back, sees

from webapp.space.opening import open_space
from webapp.space.stops import stop_due, stop_without_keys


@pytest.fixture
def over(store, shared):
    """The store at the moment the doctor's grant ends."""
    return replace(store, now=shared.ends_at)


def test_nothing_through_the_server_although_the_wrap_is_there(over, cast, space, shared):
    assert over.db.execute("select 1 from wraps where grant_id = ?", [shared.id]).fetchone()

    assert sees(over, cast.member, space.id) == []


def test_a_moment_before_it_still_opens(over, cast, space):
    before = replace(over, now=over.now - timedelta(seconds=1))

    assert len(sees(before, cast.member, space.id)) == 2


def test_the_next_sweep_takes_the_wrap(over, shared):
    assert stop_due(over) == 1
    assert not over.db.execute("select 1 from wraps where grant_id = ?", [shared.id]).fetchone()


def test_a_wrap_that_came_back_does_not_open(store, cast, space, shared):
    wraps = copied_rows(store, "wraps")
    stop_without_keys(store, space.id, shared.id, why="spoken")
    put_rows_back(store, "wraps", wraps)

    assert sees(store, cast.member, space.id) == []


def test_with_an_old_dump_and_a_dishonest_server_the_section_as_it_stands_is_open(
    store, cast, space, shared
):
    """A limit until the re-key, which the stop page says: the key in that dump is still in use."""
    key = open_space(store, cast.member, space.id).section("body").key
    stop_without_keys(store, space.id, shared.id, why="spoken")

    body = open_space(store, cast.youth, space.id).section("body")
    assert all(key.root(item).open(version, row) for (item, version), row in body.rows.items())


def test_the_page_answers_like_one_that_never_was(app, clock, shared, space, member_client):
    clock.now = shared.ends_at

    ended = member_client.get(f"/shared/{space.id}")
    absent = member_client.get("/shared/" + "0" * 64)
    assert ended.status_code == absent.status_code
    assert ended.text.replace(space.id, "0" * 64) == absent.text


def test_a_longer_grant_of_the_same_person_goes_on(over, store, cast, space, shared):
    grant(store, cast.youth, open_space(store, cast.youth, space.id), cast.member,
          {"school": None}, days=60)  # fmt: skip

    assert sees(over, cast.member, space.id) == []
    assert sees(over, cast.member, space.id, "school") == ["Be in art class"]
