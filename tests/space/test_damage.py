"""Claim: a line that was changed or lost can be named and taken out by whose space it is, and the
rest of its section opens again; nothing else of it is ever shown as if it were whole."""

import pytest

from webapp.space import kinds
from webapp.space.damage import begin_anew, damage_in, damages, take_out_damage
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import ChangedBehindError
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail
from webapp.space.writing import Put, write


@pytest.fixture
def again(store, hers, youth):
    """Her space as the next request finds it."""
    return lambda: open_space(store, youth, hers.id)


@pytest.fixture
def teeth(store, hers):
    """The line of "body" that somebody is about to harm."""
    return hers.section("body").items()[0].id


@pytest.fixture
def lost(store, teeth):
    store.db.execute("delete from items where item_id = ?", [teeth])
    return teeth


def texts(space, kind="body"):
    return [item.body["hers"] for item in space.section(kind).items()]


def test_nothing_is_damaged_while_all_is_as_it_was_signed(again):
    assert damages(again()) == []


def test_a_lost_line_is_named(again, lost):
    assert [(d.kind, d.lines, d.older) for d in damages(again())] == [("body", (lost,), ())]


def test_a_changed_line_is_named(store, again, teeth):
    store.db.execute("update items set sealed = x'00' where item_id = ?", [teeth])

    assert damage_in(again(), "body").lines == (teeth,)


def test_the_section_stays_shut_until_the_line_is_taken_out(again, lost):
    with pytest.raises(ChangedBehindError):
        again().section("body").items()


def test_taken_out_it_is_named_no_more_and_the_rest_opens(again, lost):
    space = again()
    take_out_damage(space, damage_in(space, "body"))

    assert texts(again()) == ["sleep"]
    assert damages(again()) == []


def test_the_trail_says_so_and_holds(again, lost):
    space = again()
    take_out_damage(space, damage_in(space, "body"))
    newest = read_trail(space.store, space.id, log_box(space)).lines[:2]

    assert [line.kind for line in newest] == ["took-out", "found-damage"]
    assert prove(again()).holds


def test_an_older_wording_goes_and_its_line_stays(store, hers, again, teeth):
    write(hers, "body", Put("goal", {"hers": "new teeth"}, teeth))
    store.db.execute("delete from items where item_id = ? and version = 1", [teeth])
    space = again()
    take_out_damage(space, damage_in(space, "body"))

    assert sorted(texts(again())) == ["new teeth", "sleep"]
    assert [item.version for item in again().section("body").versions(teeth)] == [2]


def test_a_line_moved_to_another_part_is_lost_where_it_was_and_counts_nowhere(
    store, hers, again, teeth
):
    school = hers.section("school").id
    store.db.execute("update items set section_id = ? where item_id = ?", [school, teeth])

    assert [damage.kind for damage in damages(again())] == ["body"]
    assert texts(again(), "school") == ["art class"]


def test_a_list_that_does_not_hold_is_closed_and_nothing_can_be_told_apart(store, hers, again):
    body = hers.section("body").id
    store.db.execute("update sections set sealed_list = null where id = ?", [body])
    damage = damage_in(again(), "body")

    assert (damage.is_closed, damage.lines) == (True, ())
    with pytest.raises(ChangedBehindError):
        take_out_damage(again(), damage)


def test_a_lost_log_key_gives_way_to_a_new_one(store, hers, again):
    log = hers.section(kinds.LOG).items()[0].id
    store.db.execute("delete from items where item_id = ?", [log])
    space = again()
    take_out_damage(space, damage_in(space, kinds.LOG))

    readable = read_trail(store, hers.id, log_box(again()))
    assert [line.kind for line in readable.lines] == ["log-lost"]


def test_a_reader_takes_nothing_out(store, hers, lost, letting, doctor):
    his = open_space(store, doctor, hers.id)

    assert damage_in(his, "body").lines == (lost,)
    with pytest.raises(ChangedBehindError):
        take_out_damage(his, damage_in(his, "body"))


@pytest.fixture
def closed(store, hers, letting):
    """The doctor reads "body", and its list is gone."""
    body = hers.section("body").id
    store.db.execute("update sections set sealed_list = null where id = ?", [body])


def test_a_closed_section_begins_empty_and_takes_new_lines(again, closed):
    begin_anew(again(), "body")
    write(again(), "body", Put("goal", {"hers": "new teeth"}))

    assert texts(again()) == ["new teeth"]
    assert damages(again()) == []


def test_whoever_read_it_reads_it_from_its_beginning(store, hers, again, closed, doctor):
    begin_anew(again(), "body")
    write(again(), "body", Put("goal", {"hers": "new teeth"}))

    assert texts(open_space(store, doctor, hers.id)) == ["new teeth"]


def test_the_trail_says_that_it_began_anew_and_holds(again, closed):
    begin_anew(again(), "body")
    space = again()

    assert read_trail(space.store, space.id, log_box(space)).lines[0].kind == "began-anew"
    assert prove(space).holds


def test_a_section_whose_wrap_is_gone_begins_anew_as_well(store, hers, again):
    store.db.execute("delete from wraps where section_id = ?", [hers.section("body").id])
    begin_anew(again(), "body")

    assert texts(again()) == []


def test_a_section_that_opens_never_begins_anew(again, lost):
    with pytest.raises(ChangedBehindError):
        begin_anew(again(), "body")


def test_a_reader_begins_nothing_anew(store, hers, closed, doctor):
    with pytest.raises(ChangedBehindError):
        begin_anew(open_space(store, doctor, hers.id), "body")
