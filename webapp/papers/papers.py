"""Papers she keeps: named by her, sealed in the one section nobody else can open."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar

from webapp.care.file_answers import is_picture
from webapp.care.file_fields import bare_file
from webapp.care.records import Record, records, save, take_out, the_record
from webapp.database import transaction
from webapp.i18n import lazy_gettext as _
from webapp.refusals import RefusalError
from webapp.space.files import SealedFile, keep_file, read_file
from webapp.space.kinds import PRIVATE
from webapp.space.opening import OpenSpace
from webapp.space.writing import write

MOST_PAPERS = 40
OTHER = "other"
SORTS = {
    "id": _("An ID card"),
    "birth": _("A paper about my birth"),
    "order": _("A paper from a court"),
    "letter": _("A letter"),
    OTHER: _("Something else"),
}


class TooManyPapersError(RefusalError):
    """As many papers as one person may keep are there."""


@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """One photo or PDF. `file` is what opens it."""

    kind: ClassVar[str] = "paper"
    name: str = ""
    sort: str = OTHER
    file: dict = field(default_factory=dict, repr=False)

    @property
    def title(self) -> str:
        """What she called it, or else what it is."""
        return self.name or str(SORTS.get(self.sort, SORTS[OTHER]))

    @property
    def sealed(self) -> SealedFile:
        """Where its bytes lie, and the key to them."""
        return SealedFile.of(self.file)

    @property
    def is_picture(self) -> bool:
        """Whether a page can show it."""
        return is_picture(self.sealed)


def papers(space: OpenSpace) -> list[Paper]:
    """Every paper, the newest first."""
    return records(space.section(PRIVATE), Paper)[::-1]


def the_paper(space: OpenSpace, id_: str) -> Paper:
    """One paper. NotGrantedError when there is none."""
    return the_record(space.section(PRIVATE), Paper, id_)


def keep_paper(space: OpenSpace, name: str, sort: str, stream: BinaryIO) -> None:
    """Keep a photo without its traces, or a PDF as it is. TooLargeError, NotThisTypeError,
    UnreadableError, TooManyPapersError."""
    bytes_ = bare_file(stream)
    with transaction(space.store.db):
        space.fresh(PRIVATE)
        if len(papers(space)) >= MOST_PAPERS:
            raise TooManyPapersError("as many as may be kept")
        file = keep_file(space, PRIVATE, bytes_)
        paper = Paper(name=name, sort=sort, file=file.as_body())
        write(space, PRIVATE, replace(paper.put(), item=file.item, is_new=True))


def name_paper(space: OpenSpace, paper: Paper, name: str, sort: str) -> None:
    """The same paper under another name."""
    save(space, PRIVATE, replace(paper, name=name, sort=sort))


def take_out_paper(space: OpenSpace, id_: str) -> None:
    """The paper goes with every name it had and every piece of its file."""
    take_out(space, PRIVATE, the_paper(space, id_).id)


def pieces_of(space: OpenSpace, paper: Paper) -> Iterator[bytes]:
    """The plain bytes one after the other. ChangedBehindError before the first, if any is not
    what was kept."""
    return read_file(space.section(PRIVATE), paper.sealed)
