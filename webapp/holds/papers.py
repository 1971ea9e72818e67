"""The court's paper of a hold: sealed beside her people, for her and for who reads their names.

Its file key stands in an item of that part and nowhere else. The server keeps the item's id.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO, ClassVar

from crypto.errors import CannotOpenError
from webapp.care.at_unlock import at_unlock
from webapp.care.file_answers import is_picture
from webapp.care.records import Record, records, take_out_all
from webapp.care.writers import source_of
from webapp.space import kinds
from webapp.space.files import SealedFile, keep_file, read_file
from webapp.space.links import ids_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.writing import write
from webapp.team.holds import papers_that_stand
from webapp.team.kept import Kept


@dataclass(frozen=True, kw_only=True)
class CourtPaper(Record):
    """`about` is whom it keeps away. Who kept it is the author of its item, who signed that."""

    kind: ClassVar[str] = "hold-order"
    about: str = ""
    file: dict = field(default_factory=dict, repr=False)

    @property
    def sealed(self) -> SealedFile:
        """Where its bytes lie, and the key to them."""
        return SealedFile.of(self.file)

    @property
    def who(self) -> str:
        """The account that kept it."""
        return self.item.author

    @property
    def is_picture(self) -> bool:
        """Whether a page can show it."""
        return is_picture(self.sealed)


@dataclass(frozen=True)
class Shown:
    """One paper as a page shows it, to whoever may open it."""

    id: str
    who: str
    is_picture: bool
    is_whole: bool


def may_keep(space: OpenSpace) -> bool:
    """Whoever writes beside her people. Others have no key under which it could lie."""
    return space.writes(kinds.SHARING)


def new_id() -> str:
    """Chosen beforehand, for the word that names the paper is said before it is kept."""
    return os.urandom(16).hex()


def keep(space: OpenSpace, id_: str, about: str, stream: BinaryIO) -> None:
    """Seal a photo that is bare already, or a PDF. NotGrantedError without the right to write;
    errors as for `keep_file`."""
    file = keep_file(space, kinds.SHARING, stream, item=id_)
    put = CourtPaper(about=about, file=file.as_body()).put(source=source_of(space))
    write(space, kinds.SHARING, replace(put, item=id_, is_new=True))


def papers_of(space: OpenSpace, kept: Kept) -> list[CourtPaper]:
    """What stands beside the words that keep this person away. One that somebody else kept, or
    about somebody else, is none: the server's word alone says which paper it is."""
    if kinds.SHARING not in space.kinds:
        return []
    named = {voice.paper: voice.who for voice in kept.by_staff if voice.paper}
    about = ids_of(space.store, space.id, kept.account) if named else set()
    every = records(space.section(kinds.SHARING), CourtPaper) if named else []
    return [one for one in every if named.get(one.id) == one.who and one.about in about]


def the_paper(space: OpenSpace, kept: Kept, id_: str) -> CourtPaper:
    """One of them. NotGrantedError for any other."""
    found = next((one for one in papers_of(space, kept) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("no such paper")
    return found


def pieces_of(space: OpenSpace, paper: CourtPaper) -> Iterator[bytes]:
    """The plain bytes one after the other. ChangedBehindError before the first, if any is not
    what was kept."""
    return read_file(space.section(kinds.SHARING), paper.sealed)


def shown(space: OpenSpace, kept: Kept) -> dict[str, Shown]:
    """All of them, by the id that a voice names."""
    return {
        one.id: Shown(one.id, one.who, one.is_picture, _is_whole(space, one))
        for one in papers_of(space, kept)
    }


def _is_whole(space: OpenSpace, paper: CourtPaper) -> bool:
    with suppress(ChangedBehindError):
        pieces_of(space, paper)
        return True
    return False


@at_unlock
def forget_lifted(space: OpenSpace, now: datetime) -> None:
    """What kept somebody away until two let them back serves nobody any more. The second of them
    may have no key here, so the next one who has takes it out."""
    if not space.is_keeper or kinds.SHARING not in space.kinds:
        return
    # A row that does not open may name any of them: then all stay.
    with suppress(CannotOpenError, ChangedBehindError, NotGrantedError):
        kept = {one.id for one in records(space.section(kinds.SHARING), CourtPaper)}
        over = kept - papers_that_stand(space.store, space.id) if kept else set()
        if over:
            take_out_all(space, kinds.SHARING, *sorted(over))
