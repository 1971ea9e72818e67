"""Whatever somebody changed while she was away is found at the next unlock, and said calmly."""

import shutil

import pytest
from pages_cast import NAMES, WORDS, csrf, sign_in, signed_in

from webapp.account.changes import remove_code
from webapp.account.unlocking import (
    WrongWordsError,
    has_code,
    unlock_with_code,
    unlock_with_words,
)
from webapp.database import close_connections, connection
from webapp.space.grants import CLOSED, all_grants
from webapp.space.stops import stop_without_keys


def leave(client):
    client.post("/sign-out", data={"csrf_token": csrf(client, "/account")})
    return client


def noticed(client):
    """What the page says after signing in."""
    answer = sign_in(client, NAMES["youth"])
    assert answer.location == "/noticed"
    return client.get("/noticed").text


@pytest.fixture
def older(settings, tmp_path):
    """Put the database back as it was: keep() now, put_back() later."""
    copy = tmp_path / "older.db"

    class Older:
        def keep(self):
            connection(settings.database).execute("VACUUM INTO ?", [str(copy)])

        def put_back(self):
            close_connections()
            for ending in ("-wal", "-shm"):
                settings.database.with_name(settings.database.name + ending).unlink(missing_ok=True)
            shutil.copy(copy, settings.database)

    return Older()


def test_all_is_well_says_nothing(app, space):
    client = leave(signed_in(app, NAMES["youth"]))

    assert sign_in(client, NAMES["youth"]).location == "/today"
    assert client.get("/noticed").location == "/"


def test_her_browser_notices_an_older_database(app, space, older):
    client = app.test_client()
    sign_in(client, NAMES["youth"])
    older.keep()
    leave(client)
    sign_in(client, NAMES["youth"])
    leave(client)
    older.put_back()

    assert "Maybe an old copy was put back." in noticed(client)


def test_a_browser_that_was_never_here_notices_nothing(app, space, older):
    older.keep()
    signed_in(app, NAMES["youth"])
    older.put_back()

    assert sign_in(app.test_client(), NAMES["youth"]).location == "/today"


def test_she_is_told_once_and_then_the_state_counts_as_it_is(app, space, older):
    client = app.test_client()
    sign_in(client, NAMES["youth"])
    older.keep()
    sign_in(leave(client), NAMES["youth"])
    leave(client)
    older.put_back()
    noticed(client)

    assert sign_in(leave(client), NAMES["youth"]).location == "/today"


def test_a_cut_trail_is_noticed(app, store, space):
    signed_in(app, NAMES["youth"])
    last = "(select max(number) from trail)"
    store.db.execute(f"delete from trail where number = {last}")

    assert "cut or changed" in noticed(app.test_client())


def test_a_changed_state_is_noticed(app, store, cast, space):
    store.db.execute("update accounts set sealed_state = x'00' where id = ?", [cast.youth.account])

    assert "seal on your account" in noticed(app.test_client())


def test_a_changed_code_is_noticed_and_taken_away(app, store, cast, backup_code):
    store.db.execute("update slots set sealed = zeroblob(92) where kind = 'code'")

    assert "Your backup code was changed." in noticed(app.test_client())
    assert not has_code(store, cast.youth.account)


def test_a_code_that_was_removed_stays_dead_when_its_row_comes_back(app, store, cast, backup_code):
    row = store.db.execute("select * from slots where kind = 'code'").fetchone()
    profile = app.config["SETTINGS"].words_profile
    remove_code(store, unlock_with_words(store, NAMES["youth"], WORDS, profile))
    store.db.execute("insert into slots values (?, ?, ?, ?, ?, ?, ?, ?)", row)

    with pytest.raises(WrongWordsError):
        unlock_with_code(store, NAMES["youth"], bytes(range(20)))


def test_a_swapped_key_opens_nothing(app, store, cast, space):
    store.db.execute(
        "update accounts set sealed_hand = (select sealed_hand from accounts where id = ?)"
        " where id = ?",
        [cast.member.account, cast.youth.account],
    )

    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 422


def test_a_part_that_was_tampered_with_stops_nobody_at_the_door(app, store, cast, space, shared):
    stop_without_keys(store, space.id, shared.id, why="spoken")
    body = space.authority.sections["body"]
    store.db.execute("update sections set sealed_list = null where id = ?", [body])

    assert "stays shut for now" in noticed(app.test_client())


def test_a_planted_share_is_named(app, store, space, shared):
    row = list(store.db.execute("select * from grants where id = ?", [shared.id]).fetchone())
    row[0] = "f" * 32
    store.db.execute("insert into grants values (?, ?, ?, ?, ?, ?)", row)

    assert "Someone changed a share" in noticed(app.test_client())


@pytest.mark.parametrize("role", ["youth", "advocate"])
def test_what_was_stopped_meanwhile_is_re_keyed_at_the_unlock(app, store, space, shared, role):
    stop_without_keys(store, space.id, shared.id, why="spoken")
    epoch = space.fresh("body").key.epoch
    signed_in(app, NAMES[role])

    assert space.fresh("body").key.epoch == epoch + 1
    states = {g.id: g.state for g in all_grants(store, space.authority)[0]}
    assert states[shared.id] == CLOSED
