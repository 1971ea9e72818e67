"""How a kept file is answered: as what it is, in a box of its own, and no PDF ever on a page."""

from collections.abc import Iterator
from contextlib import suppress

from flask import Response, redirect, request
from werkzeug.exceptions import NotFound

from webapp.database import Store
from webapp.space.files import SealedFile, type_of
from webapp.space.mandate_papers import paper_of, read_paper
from webapp.space.mandates import Mandate
from webapp.space.refused import ChangedBehindError

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
SAVE, SHOW = "copy", "picture"
"""The two things one can do with a kept file, by the last word of its address."""

ALONE = {
    # No script, no form, no window, nothing loaded: not even where it is opened by itself.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


def is_picture(file: SealedFile) -> bool:
    """Whether a page can show it. A PDF is a small program, and only ever saved."""
    return file.type.startswith("image/")


def to_save(file: SealedFile, pieces: Iterator[bytes]) -> Response:
    """The file itself, under a name that says nothing of hers and nothing of ours."""
    return _answer(file.type, file.size, pieces, "attachment")


def to_show(file: SealedFile, pieces: Iterator[bytes], page: str) -> Response:
    """A picture, for the page that shows it."""
    if not is_picture(file):
        raise NotFound
    return _shown_on(page, file.type, file.size, pieces)


def small_to_show(picture: bytes, page: str) -> Response:
    """The same for one that is not kept in pieces."""
    type_ = type_of(picture)
    if not type_.startswith("image/"):
        raise NotFound
    return _shown_on(page, type_, len(picture), iter([picture]))


def paper_answer(store: Store, record: Mandate, page: str, how: str) -> Response:
    """The paper beside a record, to save or to show on that page; 404 without one, or where
    somebody changed it."""
    file = paper_of(record)
    try:
        pieces = read_paper(store, record)
    except ChangedBehindError:
        raise NotFound from None
    return to_show(file, pieces, page) if how == SHOW else to_save(file, pieces)


def _shown_on(page: str, type_: str, size: int, pieces: Iterator[bytes]) -> Response:
    """By itself it would fill the screen, without a way out: then the page is answered instead."""
    if request.headers.get("Sec-Fetch-Dest", "image") != "image":
        return redirect(page, 303)
    return _answer(type_, size, pieces, "inline")


def _answer(type_: str, size: int, pieces: Iterator[bytes], how: str) -> Response:
    """Of the type its first bytes have, whatever a browser may think it sees in them."""
    answer = Response(_until_it_breaks(pieces), mimetype=type_, headers=ALONE)
    answer.content_length = size
    name = f"file.{ENDINGS[type_]}"
    answer.headers.set("Content-Disposition", how, filename=name)
    return answer


def _until_it_breaks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What is changed while it is being sent ends there: shorter than it was said to be."""
    with suppress(ChangedBehindError):
        yield from pieces
