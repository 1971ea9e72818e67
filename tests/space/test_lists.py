"""Claim: what a section holds is what its signed list says; anything else is noticed."""

from dataclasses import replace

import pytest
from spine_cast import copied_rows, put_rows_back

from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.space.lists import SectionList, read_list, save_list
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError
from webapp.space.writing import Put, TakeOut, write


@pytest.fixture
def body(hers):
    return hers.section("body")


@pytest.fixture
def reopened(store, hers, youth):
    """The section as the next request finds it."""
    return lambda kind="body": open_space(store, youth, hers.id).section(kind)


@pytest.fixture
def listed(store, hers, body):
    return lambda hand: read_list(store, hers.id, body.id, frozenset({hand.hand.public}))


def test_a_list_comes_back_as_it_was_signed(listed, body, youth):
    assert listed(youth) == body.list


def test_its_hash_changes_with_every_part():
    base = SectionList("space", "section", 1, 1, {("item", 1): "hash"})
    others = [
        replace(base, space="x"), replace(base, section="x"), replace(base, epoch=2),
        replace(base, number=2), replace(base, entries={("item", 2): "hash"}),
        replace(base, entries={("item", 1): "other"}),
    ]  # fmt: skip

    assert len({base.hash, *(other.hash for other in others)}) == 7


def test_a_list_signed_by_nobody_allowed_is_refused(store, listed, body, doctor, youth):
    save_list(store, doctor, replace(body.list, entries={}))

    with pytest.raises(CannotOpenError):
        listed(youth)


def test_a_list_of_another_section_is_refused(store, hers, listed, body, youth):
    school = hers.section("school").id
    row = store.db.execute("select sealed_list from sections where id = ?", [school]).fetchone()
    text = store.seal.open("sections", "sealed_list", school, row[0])
    sealed = store.seal.seal("sections", "sealed_list", body.id, text)
    store.db.execute("update sections set sealed_list = ? where id = ?", [sealed, body.id])

    with pytest.raises(CannotOpenError):
        listed(youth)


def test_a_list_of_another_epoch_is_refused(store, listed, body, youth):
    store.db.execute("update sections set epoch = 9 where id = ?", [body.id])

    with pytest.raises(CannotOpenError):
        listed(youth)


def test_a_section_of_another_space_has_no_list_here(store, body, youth):
    with pytest.raises(CannotOpenError):
        read_list(store, "0" * 64, body.id, frozenset({youth.hand.public}))


def test_a_list_that_was_taken_away_does_not_look_like_an_empty_section(store, reopened, body):
    store.db.execute("update sections set sealed_list = null where id = ?", [body.id])

    with pytest.raises(ChangedBehindError):
        reopened()


def test_a_dropped_item_is_noticed(store, reopened, body):
    store.db.execute("delete from items where item_id = ?", [body.items()[0].id])

    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_a_dropped_item_is_noticed_when_asked_for_by_itself(store, reopened, body):
    teeth, sleep = (item.id for item in body.items())
    store.db.execute("delete from items where item_id = ?", [teeth])

    assert reopened().item(sleep).body == {"hers": "sleep"}
    with pytest.raises(ChangedBehindError):
        reopened().item(teeth)


def test_an_item_put_back_to_an_older_version_is_noticed(store, hers, reopened, body):
    teeth = body.items()[0].id
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    store.db.execute("delete from items where item_id = ? and version = 2", [teeth])

    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_an_older_text_under_the_newest_number_is_noticed(store, hers, reopened, body):
    teeth = body.items()[0].id
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    store.db.execute(
        "update items set sealed = (select sealed from items where item_id = ? and version = 1)"
        " where item_id = ? and version = 2",
        [teeth, teeth],
    )

    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_a_dropped_older_version_is_noticed_among_the_versions(store, hers, reopened, body):
    teeth = body.items()[0].id
    write(hers, "body", Put("goal", {"hers": "teeth, soon"}, teeth))
    store.db.execute("delete from items where item_id = ? and version = 1", [teeth])

    assert reopened().item(teeth).body == {"hers": "teeth, soon"}
    with pytest.raises(ChangedBehindError):
        reopened().versions(teeth)


def test_an_item_moved_to_another_section_is_noticed_and_not_read_there(
    store, hers, reopened, body
):
    teeth = body.items()[0].id
    school = hers.section("school").id
    store.db.execute("update items set section_id = ? where item_id = ?", [school, teeth])

    assert [item.body["hers"] for item in reopened("school").items()] == ["art class"]
    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_two_items_that_changed_places_are_noticed(store, reopened, body):
    teeth, sleep = (item.id for item in body.items())
    for old, new in ((teeth, "held"), (sleep, teeth), ("held", sleep)):
        store.db.execute("update items set item_id = ? where item_id = ?", [new, old])

    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_a_changed_byte_is_noticed(store, reopened, body):
    store.db.execute("update items set sealed = cast(sealed || x'00' as blob)")

    with pytest.raises(ChangedBehindError):
        reopened().items()


def test_a_row_that_came_back_after_a_take_out_is_not_read(store, hers, reopened, body):
    teeth = body.items()[0].id
    kept = copied_rows(store, "items", f"item_id = '{teeth}'")
    write(hers, "body", TakeOut(teeth))
    put_rows_back(store, "items", kept)

    assert [item.body["hers"] for item in reopened().items()] == ["sleep"]


def test_a_writer_of_one_section_cannot_sign_the_list_of_another(
    store, hers, share, reopened, body, doctor
):
    share(hers, doctor, {"school": None}, rights=("see", "write"))
    save_list(store, doctor, replace(body.list, entries={}))

    with pytest.raises(ChangedBehindError):
        reopened()


def test_a_writer_of_single_items_cannot_sign_the_list(store, hers, share, reopened, body, doctor):
    share(hers, doctor, {"body": (body.items()[0].id,)}, rights=("see", "write"))
    save_list(store, doctor, replace(body.list, entries={}))

    with pytest.raises(ChangedBehindError):
        reopened()


def test_naming_the_owners_hand_without_her_signature_is_refused(
    store, listed, body, doctor, youth
):
    text = replace(body.list, entries={}).text()
    theirs = doctor.hand.sign(place(Tag.SECTION_LIST, text))
    stored = theirs + youth.hand.public + text.encode()
    sealed = store.seal.seal("sections", "sealed_list", body.id, stored)
    store.db.execute("update sections set sealed_list = ? where id = ?", [sealed, body.id])

    with pytest.raises(CannotOpenError):
        listed(youth)
