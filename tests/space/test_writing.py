"""Claim: writing keeps every version, never over a newer one, and taking out leaves nothing."""

import pytest
from spine_cast import bytes_on_disk, second_door, sees

from webapp.database import truncate_wal
from webapp.space import trail
from webapp.space.grants import SEE, WRITE
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError, StaleError
from webapp.space.spaces import log_box
from webapp.space.stops import stop
from webapp.space.writing import Put, TakeOut, forget_versions, write


@pytest.fixture
def teeth(hers):
    return hers.section("body").items()[0].id


def newest_line(store, hers):
    return trail.read_trail(store, hers.id, log_box(hers), newest=1).lines[0]


def test_a_new_item_is_read_back_at_once(hers):
    (put,) = write(hers, "food", Put("goal", {"hers": "breakfast"}))

    assert hers.section("food").items() == [put]
    assert put.version == 1


def test_a_change_is_the_next_version_and_keeps_the_one_before(hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))

    versions = hers.section("body").versions(teeth)
    assert [(v.version, v.body["hers"]) for v in versions] == [(2, "teeth, soon"), (1, "teeth")]


def test_several_changes_are_all_carried_out(hers, teeth):
    write(hers, "body", Put("goal", {"hers": "eyes"}), TakeOut(teeth))

    assert [item.body["hers"] for item in hers.section("body").items()] == ["sleep", "eyes"]


def test_or_none_of_them(store, hers, youth, teeth):
    with pytest.raises(NotGrantedError):
        write(hers, "body", Put("goal", {"hers": "eyes"}), TakeOut("0" * 32))

    assert sees(store, youth, hers.id) == ["teeth", "sleep"]


def test_a_version_seen_too_long_ago_is_refused_with_the_newer_one(hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth, expecting=1))

    with pytest.raises(StaleError) as refusal:
        write(hers, "body", Put("goal", {"hers": "other"}, teeth, expecting=1))

    assert refusal.value.newer.body == {"hers": "teeth, soon"}


def test_a_newer_version_of_somebody_else_is_seen_although_the_page_is_older(
    store, hers, youth, teeth
):
    hers.section("body").items()
    write(open_space(store, youth, hers.id), "body", Put("goal", {"hers": "soon"}, teeth))

    with pytest.raises(StaleError):
        write(hers, "body", Put("goal", {"hers": "other"}, teeth, expecting=1))


def test_a_reader_cannot_write(store, hers, share, doctor):
    share(hers, doctor, {"body": None})

    with pytest.raises(NotGrantedError):
        write(open_space(store, doctor, hers.id), "body", Put("goal", {"hers": "no"}))


def test_a_writer_cannot_write_beside_what_was_given(store, hers, share, doctor):
    share(hers, doctor, {"body": None}, rights=(SEE, WRITE))

    with pytest.raises(NotGrantedError):
        write(open_space(store, doctor, hers.id), "school", Put("goal", {"hers": "no"}))


def test_a_writer_writes_where_it_was_given(store, hers, share, doctor, youth):
    share(hers, doctor, {"body": None}, rights=(SEE, WRITE))
    write(open_space(store, doctor, hers.id), "body", Put("goal", {"hers": "from him"}))

    assert sees(store, youth, hers.id)[-1] == "from him"
    newest = hers.fresh("body").items()[-1]
    assert newest.author == doctor.account


def test_an_item_that_is_not_there_cannot_be_changed(hers):
    with pytest.raises(NotGrantedError):
        write(hers, "body", Put("goal", {"hers": "no"}, "0" * 32))


def test_an_item_of_another_section_cannot_be_changed_from_here(hers, teeth):
    with pytest.raises(NotGrantedError):
        write(hers, "school", Put("goal", {"hers": "no"}, teeth))
    with pytest.raises(NotGrantedError):
        write(hers, "school", TakeOut(teeth))


def test_taking_out_removes_every_version(store, hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    write(hers, "body", TakeOut(teeth))

    assert not store.db.execute("select 1 from items where item_id = ?", [teeth]).fetchone()
    with pytest.raises(NotGrantedError):
        hers.section("body").item(teeth)


def test_after_the_log_is_emptied_no_byte_of_it_is_left(store, database, hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    rows = store.db.execute("select sealed from items where item_id = ?", [teeth]).fetchall()
    old = [sealed[20:60] for (sealed,) in rows]
    write(hers, "body", TakeOut(teeth))
    assert truncate_wal(store.db)

    found = bytes_on_disk(store, database.parent)
    assert len(old) == 2
    assert not any(bytes_ in found for bytes_ in old)


def test_what_somebody_else_removed_can_be_taken_out_of_the_list(store, hers, youth, teeth):
    store.db.execute("delete from items where item_id = ?", [teeth])

    write(hers, "body", TakeOut(teeth))

    assert sees(store, youth, hers.id) == ["sleep"]


def test_a_line_says_what_was_written_and_how_the_list_now_is(store, hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))

    line, section = newest_line(store, hers), hers.section("body")
    assert (line.kind, line.sections, line.items) == ("wrote", (section.id,), (teeth,))
    assert line.about == {"lists": {section.id: section.list.hash}}


def test_a_line_says_what_was_taken_out(store, hers, teeth):
    write(hers, "body", TakeOut(teeth))

    assert newest_line(store, hers).kind == "took-out"


def test_old_versions_can_be_forgotten_and_the_newest_stays(store, hers, teeth):
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    forget_versions(hers, "body", [(teeth, 1)])

    assert [v.version for v in hers.section("body").versions(teeth)] == [2]
    assert newest_line(store, hers).about == {
        "lists": {hers.section("body").id: hers.section("body").list.hash}
    }


def test_forgetting_nothing_writes_nothing(store, hers):
    before = trail.head_of(store, hers.id)
    forget_versions(hers, "body", [])

    assert trail.head_of(store, hers.id) == before


def test_two_people_who_write_at_once_both_keep_their_lines(
    store, database, hers, keeper, advocate, youth
):
    mine, other = hers, open_space(second_door(store, database), advocate, hers.id)
    for space in (mine, other):
        space.section("body").items()
    write(mine, "body", Put("goal", {"hers": "mine"}))
    write(other, "body", Put("goal", {"hers": "theirs"}))
    other.store.db.conn.close()

    assert sees(store, youth, hers.id)[-2:] == ["mine", "theirs"]


def test_a_writer_who_was_closed_out_since_the_page_was_made_writes_nothing(
    store, hers, share, doctor, youth
):
    writing = share(hers, doctor, {"body": None}, rights=(SEE, WRITE))
    share(hers, doctor, {"body": None})
    page = open_space(store, doctor, hers.id)
    stop(open_space(store, youth, hers.id), writing.id)

    with pytest.raises(NotGrantedError):
        write(page, "body", Put("goal", {"hers": "no"}))
    assert sees(store, youth, hers.id) == ["teeth", "sleep"]
