"""Claim: a picture is kept without where, when and with what it was taken, and looks the same."""

import struct
import zlib
from contextlib import suppress

import pytest
from papers_cast import PDF, PLACE, exif, jpeg, png, segment

from webapp.care.pictures import UnreadableError, bare

FILM = b"\0\0\0\x18ftypmp42 a film behind the photo"


def test_no_place_stays_in_a_photo():
    kept = bare(jpeg(1, segment(0xE1, b"http://ns.adobe.com/xap/ " + PLACE)))

    assert PLACE not in kept
    assert b"Exif" not in kept


def test_what_is_drawn_stays():
    kept = bare(jpeg())

    for part in (b"scan\xff\x00 one\xff\xd0 more", b"scan two", segment(0xC2, bytes(15))):
        assert part in kept
    assert kept.startswith(b"\xff\xd8\xff\xe0")
    assert kept.endswith(b"\xff\xd9")


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("up", [3, 6, 8])
def test_a_photo_stays_the_right_way_up(up, order):
    kept = bare(jpeg(up, order=order))

    assert exif(up)[:6] + b"MM" in kept
    assert b"\x01\x12\0\x03\0\0\0\x01\0" + bytes([up]) in kept
    assert PLACE not in kept


@pytest.mark.parametrize(
    "beside",
    [
        segment(0xFE, b"a comment " + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xEE, b"made by " + PLACE),
        segment(0xE0, b"JFXX\0" + PLACE),
        segment(0xF0, PLACE),
    ],
)
def test_nothing_else_beside_the_picture_stays(beside):
    assert PLACE not in bare(jpeg(1, beside))


def test_colours_stay():
    profile = segment(0xE2, b"ICC_PROFILE\0\1\1 wide colours")

    assert profile in bare(jpeg(1, profile))


@pytest.mark.parametrize("after", [FILM, PDF, b"<html><script>1</script>", b"PK\x03\x04"])
def test_nothing_behind_the_picture_stays(after):
    assert after not in bare(jpeg(after=after))
    assert after not in bare(png() + after)


def test_a_picture_is_kept_as_bare_as_it_was():
    for picture in (jpeg(), jpeg(6), png()):
        assert bare(bare(picture)) == bare(picture)


@pytest.mark.parametrize("name", [b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"prVt"])
def test_nothing_written_stays_in_a_drawing(name):
    picture = png(8, (name, b"where\0" + PLACE))

    assert bare(picture) == png(8)


def test_a_drawing_of_very_many_pieces_is_read_once_through():
    """Looked through again for each piece, it would keep the server busy for an hour."""
    assert bare(png(8, *[(b"tEXt", b"")] * 100_000)) == png(8)


def test_a_pdf_stays_as_it_is():
    assert bare(PDF) == PDF


@pytest.mark.parametrize(
    "broken",
    [
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8" + segment(0xE0, b"JFIF\0") + b"<html>",
        b"\xff\xd8" + segment(0xC0, bytes(15)) + b"\xff\xd9",
        b"\xff\xd8\xff\xff\xff",
        png()[:8],
        png()[:-1],
        png()[:40] + b"x" + png()[41:],
        png()[:8] + png()[33:],
        b"\x89PNG\r\n\x1a\n<html>",
    ],
)
def test_what_only_begins_like_a_picture_is_not_kept(broken):
    with pytest.raises(UnreadableError):
        bare(broken)


@pytest.mark.parametrize("cut", range(3, len(jpeg()), 7))
def test_cut_anywhere_it_is_a_picture_or_refused(cut):
    with suppress(UnreadableError):
        assert PLACE not in bare(jpeg()[:cut])


@pytest.mark.parametrize(
    "tiff", [b"", b"II", b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"XX" + bytes(40)]
)
def test_what_cannot_be_read_about_a_photo_is_left_out(tiff):
    photo = jpeg(1, segment(0xE1, b"Exif\0\0" + tiff))

    assert bare(photo) == bare(jpeg())


@pytest.mark.parametrize(
    "bomb",
    [
        png().replace(struct.pack(">II", 40, 40), struct.pack(">II", 60_000, 60_000)),
        png().replace(struct.pack(">II", 40, 40), struct.pack(">II", 2**31 - 1, 2**31 - 1)),
        jpeg().replace(segment(0xC2, bytes(15)), segment(0xC2, b"\x08" + b"\xff" * 4 + bytes(10))),
    ],
)
def test_what_says_it_is_far_larger_than_any_photo_is_not_kept(bomb):
    """A few bytes that fill the memory of the phone that shows them."""
    if bomb.startswith(b"\x89PNG"):
        head = bomb[12:29]
        bomb = bomb[:29] + struct.pack(">I", zlib.crc32(head)) + bomb[33:]

    with pytest.raises(UnreadableError):
        bare(bomb)


def test_a_scan_that_is_filled_up_without_end_is_read_once_through():
    """Begun anew at each byte of it, one small file kept the whole server busy: 25 KB for ten
    seconds, a megabyte for hours."""
    filling = b"\xff" * 4_000_000

    assert bare(jpeg().replace(b"\xff\xd9", filling + b"\xff\xd9")) == bare(jpeg())
    assert len(bare(jpeg().replace(b"\xff\xd9", filling + b"\0"))) > len(filling)
