"""Photos and PDFs as they come from a phone, with all that such files carry along."""

import io
import struct
import zlib

from flask.testing import FlaskClient
from pages_cast import csrf

PLACE = b"37.7749 N 122.4194 W"
PDF = b"%PDF-1.7 birth certificate of Mari " + bytes(range(256)) * 20


def png(width: int = 40, *beside: tuple[bytes, bytes]) -> bytes:
    """A picture that every browser draws; `beside` is (name, content) of more chunks."""
    lines = b"".join(b"\0" + bytes([60, 120, 180]) * width for _line in range(width))
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    return as_chunks(
        (b"IHDR", head), *beside, (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    )  # fmt: skip


def as_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of these chunks, each a name and what it holds."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)


def segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body


def exif(up: int, order: str = ">") -> bytes:
    """What a phone writes down: which way up, and where."""
    mark = b"MM" if order == ">" else b"II"
    said = struct.pack(order + "2sHIH", mark, 42, 8, 2)
    said += struct.pack(order + "HHIHH", 0x0112, 3, 1, up, 0)
    return b"Exif\0\0" + said + struct.pack(order + "HHII", 0x8825, 4, 1, 50) + PLACE


def jpeg(up: int = 1, *beside: bytes, after: bytes = b"", order: str = ">") -> bytes:
    """Shaped like a photo, two scans and all; nothing draws it."""
    return b"".join((
        b"\xff\xd8", segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\x01\x01thumb" + PLACE),
        segment(0xE1, exif(up, order)), *beside,
        segment(0xDB, bytes(65)), segment(0xC2, bytes(15)), segment(0xC4, bytes(20)),
        segment(0xDA, bytes(10)), b"scan\xff\x00 one\xff\xd0 more", segment(0xC4, bytes(20)),
        segment(0xDA, bytes(10)), b"scan two", b"\xff\xd9", after,
    ))  # fmt: skip


def send_files(client: FlaskClient, address: str, page: str, files: dict, as_="a.jpg", **typed):
    """A form with files (name: the content of each) as a browser sends it. The body is made here:
    the test client would lay a large one on a disk."""
    fields = {"csrf_token": csrf(client, page), **typed}
    parts = [f'name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    for key, contents in files.items():
        head = f'name="{key}"; filename="{as_}"\r\n\r\n'.encode()
        parts += [head + content for content in contents]
    body = b"".join(b"--x\r\nContent-Disposition: form-data; " + p + b"\r\n" for p in parts)
    return client.post(
        address, data=body + b"--x--\r\n", content_type="multipart/form-data; boundary=x",
        headers={"Referer": f"http://localhost{page}"},
    )  # fmt: skip


def add_paper(client: FlaskClient, *files: bytes, name: str = "My ID", as_="a.jpg", **more):
    """One more of her papers, as she adds it."""
    typed = {"name": name, "sort": "id", **more}
    return send_files(client, "/papers", "/papers/new", {"file": files}, as_, **typed)


def as_field(content: bytes) -> tuple[io.BytesIO, str]:
    """A small file as the test client takes one."""
    return io.BytesIO(content), "a.png"
