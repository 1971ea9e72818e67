"""A picture tells more than what is seen: where and when it was taken, and with what. That goes."""

import re
import struct
import zlib
from collections.abc import Iterator

from webapp.refusals import RefusalError

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
END_OF_JPEG, START_OF_SCAN = 0xD9, 0xDA
# Tables, frames and scans: without these there is no picture. Comments and the like are not here.
DRAWN = {*range(0xC0, 0xD0), *range(0xDA, 0xDE)} - {0xC8}
FRAMES = DRAWN & set(range(0xC0, 0xD0)) - {0xC4, 0xCC}
STANDING_ALONE = {0x01, *range(0xD0, 0xD8)}
COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
AFTER_A_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""Without a sign for "several": that would begin anew at each byte of a filling without end."""
EXIF = b"Exif\0\0"
WHICH_WAY_UP = 0x0112
HEAD = b"IHDR"
KEPT_OF_PNG = {
    HEAD, b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
}  # fmt: skip

MOST_DOTS = 200_000_000
"""As large as the largest phone takes one. A few bytes can say that they are far larger, and fill
the memory of the phone that shows them."""


class UnreadableError(RefusalError):
    """It begins like a picture, and is none, or not a whole one."""


def bare(picture: bytes) -> bytes:
    """The same picture without anything beside it; a PDF stays as it is. UnreadableError."""
    try:
        if picture.startswith(JPEG):
            return b"".join(_jpeg(picture))
        if picture.startswith(PNG):
            return b"".join(_png(picture))
    except (struct.error, IndexError):
        raise UnreadableError("ends too early") from None
    return picture


def sides_of(picture: bytes) -> tuple[int, int]:
    """The most dots across and down that any head in it says, without drawing it: a frame header
    of a JPEG (ITU-T T.81, B.2.2) or the IHDR of a PNG (ISO/IEC 15948, 11.2.2). UnreadableError
    where none says it, where the lines are counted only afterwards, and where the end is lost."""
    try:
        sides = list(_sides(picture))
    except (struct.error, IndexError):
        raise UnreadableError("ends too early") from None
    if not sides or not all(across and down for across, down in sides):
        raise UnreadableError("of no size")
    return max(across for across, _down in sides), max(down for _across, down in sides)


def _sides(picture: bytes) -> Iterator[tuple[int, int]]:
    if picture.startswith(PNG):
        yield from (struct.unpack_from(">8xII", c) for name, c in _chunks(picture) if name == HEAD)
        return
    code = 0
    for code, body, _scan in _segments(picture):
        if code in FRAMES:
            down, across = struct.unpack_from(">xHH", body)
            yield across, down
    if code != END_OF_JPEG:
        raise UnreadableError("its end is lost")


def _jpeg(picture: bytes) -> Iterator[bytes]:
    """Which way up it is stays: without that, a photo from a phone lies on its side."""
    yield JPEG
    up, seen = 1, set()
    for code, body, scan in _segments(picture):
        seen.add(code)
        if code in FRAMES:
            _check_size(*struct.unpack_from(">xHH", body))
        if code == 0xE0 and body.startswith(b"JFIF\0"):
            yield _segment(code, body[:12].ljust(12, b"\0") + b"\0\0")
        elif code == 0xE1 and body.startswith(EXIF):
            up = _which_way_up(body[len(EXIF) :])
        elif code in FRAMES and up != 1:
            yield _segment(0xE1, _exif(up)) + _segment(code, body)
        elif code in DRAWN or (code in COLOURS and body.startswith(COLOURS[code])):
            yield _segment(code, body) + scan
    if not seen & FRAMES or START_OF_SCAN not in seen:
        raise UnreadableError("no picture in it")
    yield bytes([0xFF, END_OF_JPEG])


def _check_size(across: int, down: int) -> None:
    if across * down > MOST_DOTS:
        raise UnreadableError("larger than any photo")


def _segments(picture: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Code, body, and what is drawn after it. Whatever stands behind the end is not looked at."""
    at = 2
    while at < len(picture):
        if picture[at] != 0xFF:
            raise UnreadableError("no segment where one should begin")
        while picture[at] == 0xFF:
            at += 1
        code, at = picture[at], at + 1
        if code == END_OF_JPEG:
            yield code, b"", b""
            return
        if code in STANDING_ALONE:
            continue
        (length,) = struct.unpack_from(">H", picture, at)
        if length < 2 or at + length > len(picture):
            raise UnreadableError("a segment ends too early")
        body, at, end = picture[at + 2 : at + length], at + length, at + length
        if code == START_OF_SCAN:
            following = AFTER_A_SCAN.search(picture, at)
            end = following.start() if following else len(picture)
        yield code, body, picture[at:end].rstrip(b"\xff")
        at = end


def _segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def _which_way_up(tiff: bytes) -> int:
    """One of eight ways; the first where it is not said, or not so that it can be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        for number in range(count):
            tag, _type, _count, value = struct.unpack_from(
                order + "HHIH", tiff, first + 2 + 12 * number
            )
            if tag == WHICH_WAY_UP and 1 <= value <= 8:
                return value
    except struct.error:
        pass
    return 1


def _exif(up: int) -> bytes:
    return EXIF + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, WHICH_WAY_UP, 3, 1, up, 0, 0)


def _png(picture: bytes) -> Iterator[bytes]:
    yield PNG
    seen = {}
    for name, chunk in _chunks(picture):
        seen[name] = True
        if name == HEAD:
            _check_size(*struct.unpack_from(">8xII", chunk))
        if name in KEPT_OF_PNG:
            yield chunk
    if next(iter(seen)) != HEAD or b"IDAT" not in seen:
        raise UnreadableError("no picture in it")


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and the whole of each, up to the one that ends it."""
    at, name = len(PNG), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", picture, at)
        chunk, at = picture[at : at + length + 12], at + length + 12
        if len(chunk) < length + 12 or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise UnreadableError("a chunk is not whole")
        yield name, chunk
