"""Claim: what somebody of staff sends as their picture never runs, fills no phone, says nothing of
where it was taken, and lies in clear in no file; a changed row shows letters."""

import os
import struct
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_clear import files
from pages_cast import NAMES, send, signed_in
from papers_cast import PDF, PLACE, jpeg, png, segment
from portraits_cast import MINE, SHOWN, noise, put_up, small_photo

from webapp.care.pictures import UnreadableError, bare, sides_of
from webapp.database import transaction
from webapp.space.files import TYPES
from webapp.team.portraits import keep_portrait, portrait_of

SCRIPT = b"<html><script>fetch('/people')</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize("name", ["a.png", "../../a.jpg", "a.png\\0.html"])
@pytest.mark.parametrize("content", [SCRIPT, SVG, PDF, b"RIFF\0\0\0\0WEBPVP8 ", b" " + png(8)])
def test_its_name_makes_nothing_a_picture(member_client, store, cast, name, content):
    answer = put_up(member_client, content, as_=name)

    assert "This is another kind." in answer.text
    assert portrait_of(store, cast.member.account) is None


@pytest.mark.parametrize(
    "file",
    [
        png(8) + SCRIPT,
        png(8, (b"tEXt", SCRIPT)),
        small_photo(after=SCRIPT),
        small_photo(after=PDF),
        small_photo(8, 8, segment(0xFE, SCRIPT)),
    ],
)
def test_two_files_in_one_are_one_when_kept(member_client, file):
    put_up(member_client, file, as_="a.html")
    answer = member_client.get(SHOWN)

    assert answer.data == bare(file)
    assert answer.headers["Content-Type"] in ("image/png", "image/jpeg")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for hidden in (b"script", b"%PDF", PLACE):
        assert hidden not in answer.data


def of_size(across: int, down: int) -> bytes:
    """A drawing of a few bytes that says it is this large, with sums that fit."""
    said = png(8)
    head = b"IHDR" + struct.pack(">II", across, down) + said[24:29]
    return said[:12] + head + struct.pack(">I", crc32(head)) + said[33:]


@pytest.mark.parametrize(
    "file",
    [
        of_size(30_000, 6_000),
        of_size(1, 2**31 - 1),
        of_size(0, 8),
        of_size(1025, 1),
        small_photo(65_535, 1),
        small_photo(8, 0),
        small_photo(8, 8, segment(0xC0, struct.pack(">BHH", 8, 8, 2000) + bytes(10))),
        small_photo()[:-2],
        small_photo()[:60],
        png()[:-1],
        jpeg(),
    ],
)
def test_what_is_huge_or_cut_off_is_refused_calmly(member_client, store, cast, file):
    answer = put_up(member_client, file)

    assert answer.status_code == 422
    assert portrait_of(store, cast.member.account) is None


@given(st.sampled_from([small_photo(), png(8)]), st.data())
def test_damaged_anywhere_it_is_refused_or_a_picture_of_a_size(picture, data):
    at = data.draw(st.integers(2, len(picture) - 1))
    damaged = picture[:at] + bytes([data.draw(st.integers(0, 255))]) + picture[at + 1 :]
    cut = damaged[: data.draw(st.integers(at, len(damaged)))]
    try:
        kept, sides = bare(cut), sides_of(cut)
    except UnreadableError:
        return
    assert min(sides) > 0
    assert kept.startswith(tuple(TYPES))


def test_no_form_of_hers_or_of_a_guardian_keeps_one(youth_client, guardian_client, store):
    for client in (youth_client, guardian_client):
        assert send(client, MINE, "/account").status_code == 404

    assert store.db.execute("select count(*) from portraits").fetchone() == (0,)


def test_nobody_puts_one_up_or_takes_one_out_for_somebody_else(
    member_client, stranger_client, store, cast
):
    put_up(member_client, png(8))
    put_up(stranger_client, png(9), account=cast.member.account)
    send(stranger_client, f"{MINE}/take-out", MINE, account=cast.member.account)

    assert portrait_of(store, cast.member.account) == png(8)
    assert portrait_of(store, cast.stranger.account) is None


def test_no_byte_of_it_lies_in_clear(settings, tmp_path, member_client):
    drawn = noise(20)
    put_up(member_client, drawn)
    inside = drawn[60:100]

    assert inside in member_client.get(SHOWN).data
    assert not any(inside in path.read_bytes() for path in files(settings, tmp_path))


def test_what_was_taken_out_is_gone_from_the_files(settings, tmp_path, member_client, store):
    put_up(member_client, noise(20))
    (sealed,) = store.db.execute("select sealed_picture from portraits").fetchone()
    send(member_client, f"{MINE}/take-out", MINE)

    assert len(sealed) > 1000
    assert not any(sealed[40:80] in path.read_bytes() for path in files(settings, tmp_path))


@pytest.mark.parametrize("change", ["another row", "rubbish"])
def test_a_changed_row_shows_nothing(app, store, cast, space, change):
    """A face is sealed to whose it is: it cannot be put beside another name."""
    keep_portrait(store, cast.member.account, png(8))
    keep_portrait(store, cast.stranger.account, png(9))
    query = "select sealed_picture from portraits where account_id = ?"
    (other,) = store.db.execute(query, [cast.stranger.account]).fetchone()
    with transaction(store.db):
        store.db.execute(
            "update portraits set sealed_picture = ? where account_id = ?",
            [other if change == "another row" else os.urandom(300), cast.member.account],
        )
    client = signed_in(app, NAMES["member"])

    assert portrait_of(store, cast.member.account) is None
    assert client.get(SHOWN).status_code == 404
    assert client.get(MINE).status_code == 200
    assert put_up(client, png(8)).status_code == 303
