"""Claim: with new keys everything of hers goes on, and whoever has the old ones has nothing."""

from dataclasses import replace

import pytest
from spine_cast import copied_rows, later, put_rows_back, sees

from crypto.errors import CannotOpenError
from webapp.account.accounts import replace_keys
from webapp.space import kinds, trail
from webapp.space.emergency import allow, emergencies, open_in_emergency
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError, NotTheOwnerError
from webapp.space.spaces import log_box
from webapp.space.stops import stop
from webapp.space.succession import succeed
from webapp.space.writing import Put, write


@pytest.fixture
def fresh(store, youth):
    """Her account with new keys; `youth` is now whoever has the old ones."""
    return replace_keys(store, youth)[0]


@pytest.fixture
def renew(hers, youth, fresh):
    return lambda: succeed(hers, youth, fresh)


def test_everything_is_there_under_the_new_keys(store, hers, renew, fresh):
    write(hers, kinds.PRIVATE, Put("page", {"hers": "mine"}))

    assert renew().stuck == []
    assert sees(store, fresh, hers.id) == ["teeth", "sleep"]
    assert sees(store, fresh, hers.id, kinds.PRIVATE) == ["mine"]


def test_the_old_keys_open_nothing(store, hers, renew, youth):
    renew()

    with pytest.raises(NotGrantedError):
        open_space(store, youth, hers.id)


def test_no_kept_key_opens_what_is_there_now(store, hers, renew, fresh):
    kept = {kind: hers.section(kind) for kind in hers.kinds}
    renew()

    for kind, old in kept.items():
        rows = open_space(store, fresh, hers.id).section(kind).rows
        for (item, version), sealed in rows.items():
            with pytest.raises(CannotOpenError):
                old.root(item).open(version, sealed)


def test_the_old_log_key_opens_no_line(store, hers, renew):
    old = log_box(hers)
    renew()

    assert trail.read_trail(store, hers.id, old).lines == []


def test_readers_go_on_reading_until_the_same_day(store, hers, renew, share, doctor):
    share(hers, doctor, {"body": None}, days=3)
    renew()

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]
    assert sees(later(store, days=3), doctor, hers.id) == []


def test_a_keeper_goes_on_keeping(store, hers, renew, keeper, advocate, doctor, share, fresh):
    renew()
    space = open_space(store, fresh, hers.id)
    stop(open_space(store, advocate, hers.id), share(space, doctor, {"body": None}, by=fresh).id)

    assert sees(store, doctor, hers.id) == []
    assert sees(store, fresh, hers.id) == ["teeth", "sleep"]


def test_what_was_stopped_does_not_come_along(store, hers, renew, share, doctor):
    stop(hers, share(hers, doctor, {"body": None}).id)
    renew()

    assert sees(store, doctor, hers.id) == []


def test_a_stopped_grant_put_back_before_it_does_not_come_along(store, hers, renew, share, doctor):
    grant = share(hers, doctor, {"body": None})
    kept = copied_rows(store, "grants", f"id = '{grant.id}'")
    stop(hers, grant.id)
    put_rows_back(store, "grants", kept)
    renew()

    assert sees(store, doctor, hers.id) == []


def test_the_old_papers_put_back_open_nothing(store, hers, renew, share, doctor, youth, fresh):
    share(hers, doctor, {"school": None})
    kept = {table: copied_rows(store, table) for table in ("grants", "wraps")}
    (new,) = renew().grants.values()
    stop(open_space(store, fresh, hers.id), new)
    for table, rows in kept.items():
        put_rows_back(store, table, rows)

    assert sees(store, youth, hers.id) == []
    assert sees(store, doctor, hers.id, "school") == []


def test_one_damaged_section_waits_and_keeps_nothing_else_up(store, hers, renew, fresh):
    school = hers.section("school").id
    store.db.execute("update sections set sealed_list = null where id = ?", [school])

    assert renew().stuck == ["school"]
    assert sees(store, fresh, hers.id) == ["teeth", "sleep"]


def test_the_trail_stays_true(store, hers, renew, share, keeper, doctor, fresh):
    share(hers, doctor, {"body": None})
    trail.note(store, hers.id, doctor, "opened")
    renew()

    assert prove(open_space(store, fresh, hers.id)).holds


def test_nobody_else_can_do_it(store, hers, keeper, advocate, youth, stranger):
    space = open_space(store, advocate, hers.id)
    own = replace_keys(store, advocate)[0]

    with pytest.raises(NotTheOwnerError):
        succeed(space, advocate, own)
    with pytest.raises(NotTheOwnerError):
        succeed(hers, youth, stranger)
    with pytest.raises(NotTheOwnerError):
        succeed(space, replace(advocate, card=youth.card), replace(own, card=own.card))


def test_what_her_keeper_wrote_last_goes_with_her(store, hers, keeper, advocate, renew, fresh):
    write(open_space(store, advocate, hers.id), "body", Put("goal", {"hers": "from tasha"}))

    assert renew().stuck == []
    assert sees(store, fresh, hers.id) == ["teeth", "sleep", "from tasha"]


def test_an_emergency_stays_written_down_and_is_over(store, hers, renew, youth, coordinator, fresh):
    allow(hers, youth, coordinator.card, ["body"], "")
    open_in_emergency(store, coordinator, hers.id, ["body"], "not at home", is_lawful=True)
    renew()

    (told,) = emergencies(open_space(store, fresh, hers.id))
    assert (told.reason, told.is_open(store.now)) == ("not at home", False)
    assert sees(store, coordinator, hers.id) == []
