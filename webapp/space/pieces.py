"""Where the pieces of sealed files lie: they go with the item whose body holds their key."""

import hashlib
from collections.abc import Iterable, Iterator

from webapp.database import Store

SIZE = 65536 - 4
"""With the four bytes of its length a piece fills one bucket of padding."""


def keep_pieces(store: Store, file: str, section: str, item: str, sealed: Iterable[bytes]) -> str:
    """Store a sealed file in pieces of one size; returns its hash, for the item to name."""
    digest, held, number = hashlib.sha256(), b"", 0
    for part in sealed:
        digest.update(part)
        held += part
        while len(held) >= SIZE:
            number, piece, held = number + 1, held[:SIZE], held[SIZE:]
            _insert(store, file, number, section, item, piece)
    if held:
        _insert(store, file, number + 1, section, item, held)
    return digest.hexdigest()


def _insert(store: Store, file: str, number: int, section: str, item: str, piece: bytes) -> None:
    # The server's own seal around it: a file keeps its key through every re-key, and a former
    # reader who kept it must open nothing of a later copy of the database.
    sealed = store.seal.seal("file_pieces", "sealed_piece", f"{file}/{number}", piece)
    row = [file, number, section, item, sealed]
    store.db.execute("insert into file_pieces values (?, ?, ?, ?, ?)", row)


def pieces_of(store: Store, file: str, section: str) -> Iterator[bytes]:
    """One piece after the other, so that a large file never lies in memory as a whole.
    CannotOpenError where one was changed or moved."""
    number = 1
    while row := store.db.execute(
        "select sealed_piece from file_pieces where file_id = ? and number = ? and section_id = ?",
        [file, number, section],
    ).fetchone():
        yield store.seal.open("file_pieces", "sealed_piece", f"{file}/{number}", row[0])
        number += 1


def files_of(store: Store, section: str, item: str) -> set[str]:
    """Ids of every file an item has or had."""
    rows = store.db.execute(
        "select distinct file_id from file_pieces where section_id = ? and item_id = ?",
        [section, item],
    )
    return {file for (file,) in rows.fetchall()}


def drop_files(store: Store, files: set[str]) -> None:
    """Every piece of these files."""
    for file in files:
        store.db.execute("delete from file_pieces where file_id = ?", [file])
