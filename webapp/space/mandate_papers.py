"""The paper that makes somebody tell: a court's order, or the letter that a report was taken.

Its file key stands in the record, so that whoever holds the record opens it and nobody else: no
section's key does, and of a record she is told later she has neither before its day.
"""

from collections.abc import Iterator

from webapp.database import Store
from webapp.space.authority import authority_over
from webapp.space.files import SealedFile, read_apart
from webapp.space.mandates import PAPERS_LIE_IN, Mandate
from webapp.space.refused import ChangedBehindError


def paper_of(record: Mandate) -> SealedFile | None:
    """The file that lies beside a record; None where it has none."""
    body = record.document.body["paper"]
    return SealedFile.of(body) if body else None


def read_paper(store: Store, record: Mandate) -> Iterator[bytes]:
    """The plain file piece by piece. ChangedBehindError before the first, when it is not what was
    signed, or none at all."""
    file = paper_of(record)
    if file is None or file.item != record.id:
        raise ChangedBehindError("no paper of this record")
    section = authority_over(store, record.space).sections[PAPERS_LIE_IN]
    return read_apart(store, record.space, section, file)
