"""Claim: after a re-key the old key opens nothing, checked readers go on, nothing else is lost."""

from dataclasses import replace

import pytest
from spine_cast import (
    FIRST,
    KEEPER,
    bytes_on_disk,
    copied_rows,
    later,
    put_rows_back,
    second_door,
    sees,
)

from crypto.errors import CannotOpenError
from webapp.database import truncate_wal
from webapp.space import kinds, trail
from webapp.space.grants import STOPPED
from webapp.space.lists import fingerprint_of, save_list
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.spaces import log_box
from webapp.space.stops import stop
from webapp.space.writing import Put, TakeOut, write


def rows_of(store, section):
    return store.db.execute(
        "select item_id, version, sealed from items where section_id = ?", [section.id]
    ).fetchall()


def lines(store, hers, kind):
    reading = trail.read_trail(store, hers.id, log_box(hers))
    return [line for line in reading.lines if line.kind == kind]


def test_a_section_gets_a_new_key_in_a_new_epoch(store, hers):
    old = hers.section("body")
    rekey(hers, ["body"])

    new = hers.section("body")
    assert new.key.key != old.key.key
    assert (new.key.epoch, new.list.epoch) == (old.key.epoch + 1, old.key.epoch + 1)
    assert [item.body for item in new.items()] == [item.body for item in old.items()]


def test_every_kept_version_comes_along(hers):
    teeth = hers.section("body").items()[0].id
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    rekey(hers, ["body"])

    assert [v.version for v in hers.section("body").versions(teeth)] == [2, 1]


def test_the_old_key_opens_nothing_of_a_new_dump(store, hers):
    old = hers.section("body")
    rekey(hers, ["body"])

    for item, version, sealed in rows_of(store, old):
        with pytest.raises(CannotOpenError):
            old.root(item).open(version, sealed)


def test_no_old_ciphertext_is_left_on_the_disk(store, database, hers):
    old = [sealed[20:60] for *_, sealed in rows_of(store, hers.section("body"))]
    rekey(hers, ["body"])
    truncate_wal(store.db)

    found = bytes_on_disk(store, database.parent)
    assert len(old) == 2
    assert not any(bytes_ in found for bytes_ in old)


def test_a_reader_who_stays_goes_on_reading(store, hers, share, doctor):
    share(hers, doctor, {"body": None})
    share(hers, doctor, {"school": (hers.section("school").items()[0].id,)})
    rekey(hers, ["body", "school"])

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]
    assert sees(store, doctor, hers.id, "school") == ["art class"]


def test_a_row_that_fails_its_check_gets_nothing_and_is_named(store, hers, share, doctor):
    bad = share(hers, doctor, {"body": None})
    store.db.execute("update grants set sealed_entry = x'00' where id = ?", [bad.id])

    assert rekey(hers, ["body"]) == [bad.id]
    assert not store.db.execute("select 1 from wraps where grant_id = ?", [bad.id]).fetchone()
    assert lines(store, hers, "re-keyed")[0].about["failed"] == [bad.id]


def test_a_grant_past_its_end_gets_nothing(store, hers, share, doctor):
    over = share(hers, doctor, {"body": None}, days=1)
    rekey(open_space(later(store, days=2), hers.me, hers.id), ["body"])

    assert not store.db.execute("select 1 from wraps where grant_id = ?", [over.id]).fetchone()


def test_a_stopped_grant_that_was_put_back_into_its_table_gets_nothing(store, hers, share, doctor):
    grant = share(hers, doctor, {"body": None})
    kept = copied_rows(store, "grants", f"id = '{grant.id}'")
    stop(hers, grant.id)
    put_rows_back(store, "grants", kept)
    rekey(hers, ["body"])

    assert not store.db.execute("select 1 from wraps where grant_id = ?", [grant.id]).fetchone()
    assert sees(store, doctor, hers.id) == []


def test_only_a_keeper_re_keys(store, hers, share, doctor):
    share(hers, doctor, {"body": None}, rights=("see", "write"))
    space = open_space(store, doctor, hers.id)

    with pytest.raises(NotGrantedError):
        rekey(space, ["body"])
    assert settle(space) == []


def test_a_keeper_re_keys_only_what_is_in_reach(store, hers, keeper, advocate):
    space = open_space(store, advocate, hers.id)

    rekey(space, ["body"])
    with pytest.raises(NotGrantedError):
        rekey(space, [kinds.PRIVATE])


def test_a_re_key_of_several_is_all_or_nothing(store, hers, keeper, advocate, youth):
    before = hers.section("body").key.epoch

    with pytest.raises(NotGrantedError):
        rekey(open_space(store, advocate, hers.id), ["body", kinds.PRIVATE])

    assert open_space(store, youth, hers.id).section("body").key.epoch == before


def test_a_page_opened_before_another_re_key_loses_nothing(store, database, hers, youth):
    hers.section("body").items()
    other = open_space(second_door(store, database), youth, hers.id)
    rekey(other, ["body"])
    other.store.db.conn.close()

    rekey(hers, ["body"])

    assert sees(store, youth, hers.id) == ["teeth", "sleep"]
    assert hers.section("body").key.epoch == FIRST + 2


def test_an_item_that_was_dropped_is_still_missed_after_a_re_key(store, hers, youth):
    store.db.execute("delete from items where item_id = ?", [hers.section("body").items()[0].id])
    rekey(hers, ["body"])

    with pytest.raises(ChangedBehindError):
        open_space(store, youth, hers.id).section("body").items()


def test_an_item_that_was_put_back_is_still_noticed_after_a_re_key(store, hers, youth):
    teeth = hers.section("body").items()[0].id
    old = copied_rows(store, "items", f"item_id = '{teeth}'")
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    store.db.execute("delete from items where item_id = ?", [teeth])
    put_rows_back(store, "items", old)
    rekey(hers, ["body"])

    with pytest.raises(ChangedBehindError):
        open_space(store, youth, hers.id).section("body").items()


def test_rows_that_no_list_names_are_gone_after_a_re_key(store, hers):
    teeth = hers.section("body").items()[0].id
    taken = copied_rows(store, "items", f"item_id = '{teeth}'")
    write(hers, "body", TakeOut(teeth))
    put_rows_back(store, "items", taken)
    rekey(hers, ["body"])

    assert [item for item, *_ in rows_of(store, hers.section("body"))] != [teeth]
    assert len(rows_of(store, hers.section("body"))) == 1


def test_a_text_that_no_author_signed_is_not_signed_anew(store, hers, youth):
    section = hers.section("body")
    teeth = section.items()[0]
    plain = section.root(teeth.id).open(1, section.rows[teeth.id, 1])
    forged = section.root(teeth.id).seal(1, plain.replace(b"teeth", b"tooth"))
    _sign_list_with(store, hers, section, teeth.id, forged)

    with pytest.raises(CannotOpenError):
        rekey(hers, ["body"])


def _sign_list_with(store, hers, section, item, sealed):
    """What a dishonest writer with hands on the tables could do."""
    store.db.execute("update items set sealed = ? where item_id = ?", [sealed, item])
    entries = {**section.list.entries, (item, 1): fingerprint_of(sealed)}
    save_list(store, hers.me, replace(section.list, entries=entries))


def test_who_only_sees_a_section_does_not_re_key_it(store, hers, share, state_of, advocate, doctor):
    share(hers, advocate, {"school": None}, rights=KEEPER)
    share(hers, advocate, {"body": None})
    grant = share(hers, doctor, {"body": None})
    away = open_space(store, advocate, hers.id)

    with pytest.raises(NotGrantedError):
        rekey(away, ["body"])
    stop(away, grant.id)

    assert state_of(grant) == STOPPED
    assert sees(store, hers.me, hers.id) == ["teeth", "sleep"]
