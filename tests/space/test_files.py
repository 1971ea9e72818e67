"""Claim: a paper opens for who opens its item, is noticed when changed, and goes with it."""

import io
from dataclasses import replace

import pytest
from spine_cast import bytes_on_disk, later

from crypto.errors import CannotOpenError
from crypto.files import file_place, open_file
from webapp.space.files import (
    MOST,
    NotThisTypeError,
    SealedFile,
    TooLargeError,
    keep_file,
    read_file,
)
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import rekey
from webapp.space.stops import stop
from webapp.space.writing import Put, TakeOut, forget_versions, write

ORDER = b"%PDF-1.7 order of the court " + bytes(range(256)) * 900


@pytest.fixture
def kept(hers):
    """A court order beside a new line; returns the line."""
    file = keep_file(hers, "legal", io.BytesIO(ORDER))
    body = {"hers": "the order", "file": file.as_body()}
    (item,) = write(hers, "legal", Put("paper", body, file.item, is_new=True))
    return item


def paper(store, reader, space, item, kind="legal"):
    section = open_space(store, reader, space.id).section(kind)
    found = section.item(item.id)
    return b"".join(read_file(section, SealedFile.of(found.body["file"])))


def count(store):
    return store.db.execute("select count(*) from file_pieces").fetchone()[0]


def test_what_was_kept_is_read(store, hers, youth, kept):
    assert paper(store, youth, hers, kept) == ORDER
    assert (kept.body["file"]["type"], kept.body["file"]["size"]) == ("application/pdf", len(ORDER))


def test_who_may_read_the_line_reads_its_paper(store, hers, doctor, share, kept):
    share(hers, doctor, {"legal": (kept.id,)})

    assert paper(store, doctor, hers, kept) == ORDER


def test_nobody_else_does(store, hers, stranger, share, kept):
    share(hers, stranger, {"body": None})

    with pytest.raises(NotGrantedError):
        paper(store, stranger, hers, kept)


def test_a_re_key_leaves_it_readable(store, hers, youth, kept):
    rekey(hers, ["legal"])

    assert paper(store, youth, hers, kept) == ORDER


def test_after_a_stop_it_is_shut(store, hers, youth, doctor, share, kept):
    grant = share(hers, doctor, {"legal": None})
    stop(hers, grant.id)

    with pytest.raises(NotGrantedError):
        paper(store, doctor, hers, kept)


def test_who_kept_its_key_opens_nothing_of_a_later_copy(store, hers, doctor, share, kept):
    grant = share(hers, doctor, {"legal": None})
    stop(hers, grant.id)
    file = SealedFile.of(kept.body["file"])
    where = file_place(hers.id, hers.authority.sections["legal"], file.item, file.id)
    rows = store.db.execute("select sealed_piece from file_pieces order by number").fetchall()

    for cut in (0, 22):
        with pytest.raises(CannotOpenError):
            list(open_file(file.key, where, [row[0][cut:] for row in rows]))


def test_nothing_of_it_lies_open_on_the_disk(store, hers, kept, database):
    on_disk = bytes_on_disk(store, database.parent)

    assert b"order of the court" not in on_disk
    assert bytes.fromhex(kept.body["file"]["key"]) not in on_disk


SWAP = """update file_pieces set sealed_piece = (select other.sealed_piece from file_pieces other
           where other.number = 3 - file_pieces.number) where number in (1, 2)"""
ADD = """insert into file_pieces select file_id, max(number) + 1, section_id, item_id, x'00'
         from file_pieces"""


@pytest.mark.parametrize(
    "damage",
    [
        "update file_pieces set sealed_piece = zeroblob(65574) where number = 2",
        "delete from file_pieces where number = 2",
        "delete from file_pieces where number = (select max(number) from file_pieces)",
        "delete from file_pieces",
        SWAP,
        ADD,
    ],
)
def test_any_damage_is_noticed_before_the_first_byte(store, hers, youth, kept, damage):
    store.db.execute(damage)
    section = open_space(store, youth, hers.id).section("legal")

    with pytest.raises(ChangedBehindError):
        read_file(section, SealedFile.of(kept.body["file"]))


def test_the_paper_of_one_line_is_not_read_through_another(store, hers, youth, kept):
    other = keep_file(hers, "legal", io.BytesIO(ORDER))
    (item,) = write(hers, "legal", Put("paper", {"file": other.as_body()}, other.item, is_new=True))
    moved = replace(other, id=kept.body["file"]["id"], digest=kept.body["file"]["digest"])
    section = open_space(store, youth, hers.id).section("legal")

    assert item.id != kept.id
    with pytest.raises(ChangedBehindError):
        b"".join(read_file(section, moved))


def test_taking_the_line_out_takes_the_paper(store, hers, kept):
    write(hers, "legal", TakeOut(kept.id))

    assert count(store) == 0


def test_a_forgotten_version_takes_its_paper(store, hers, youth, kept):
    newer = keep_file(hers, "legal", io.BytesIO(b"%PDF- newer"), kept.id)
    write(hers, "legal", Put("paper", {"file": newer.as_body()}, kept.id))
    assert count(store) == 5 + 2

    forget_versions(hers, "legal", [(kept.id, 1)])

    assert count(store) == 2
    assert paper(store, youth, hers, kept) == b"%PDF- newer"


def test_a_paper_that_two_versions_name_stays(store, hers, youth, kept):
    write(hers, "legal", Put("paper", {**kept.body, "hers": "other words"}, kept.id))

    forget_versions(hers, "legal", [(kept.id, 1)])

    assert paper(store, youth, hers, kept) == ORDER


def test_too_much_is_refused_and_nothing_stays(store, hers):
    with pytest.raises(TooLargeError):
        keep_file(hers, "legal", io.BytesIO(b"%PDF-" + bytes(MOST)))

    assert count(store) == 0


@pytest.mark.parametrize("start", [b"", b"<html>", b"MZ", b" %PDF-", b"GIF89a", b"<svg"])
def test_only_papers_and_pictures_are_kept(hers, start):
    with pytest.raises(NotThisTypeError):
        keep_file(hers, "legal", io.BytesIO(start))


@pytest.mark.parametrize("rights", [("see",), ("see", "write")])
def test_only_a_writer_keeps_files(store, hers, doctor, share, rights):
    grant = share(hers, doctor, {"legal": None}, rights=rights)
    his = open_space(store, doctor, hers.id)

    if "write" in rights:
        keep_file(his, "legal", io.BytesIO(ORDER))
        stop(hers, grant.id)
    with pytest.raises(NotGrantedError):
        keep_file(his, "legal", io.BytesIO(ORDER))


def test_an_id_chosen_beforehand_is_taken_once(hers, kept):
    with pytest.raises(NotGrantedError):
        write(hers, "legal", Put("paper", {}, kept.id, is_new=True))


def test_time_changes_nothing(store, hers, youth, kept):
    assert paper(later(store, days=400), youth, hers, kept) == ORDER
