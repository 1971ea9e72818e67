"""Pictures of those who work here, small and large, and how somebody puts one beside their name."""

import os
import struct
import zlib

from flask.testing import FlaskClient
from papers_cast import as_chunks, jpeg, segment, send_files

MINE, SHOWN = "/account/picture", "/account/picture/shown"


def small_photo(across: int = 128, down: int = 128, *beside: bytes, **more) -> bytes:
    """Shaped like a photo of this many dots."""
    frame = struct.pack(">BHH", 8, down, across) + bytes(10)
    return jpeg(1, *beside, **more).replace(segment(0xC2, bytes(15)), segment(0xC2, frame))


def noise(side: int) -> bytes:
    """A true PNG that nothing can make small without looking at it less closely."""
    lines = b"".join(b"\0" + os.urandom(side * 3) for _line in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return as_chunks((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))


def put_up(client: FlaskClient, *pictures: bytes, as_: str = "me.jpg", **more):
    """As somebody of staff puts a picture of their own there."""
    return send_files(client, MINE, MINE, {"file": pictures}, as_, **more)
