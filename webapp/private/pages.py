"""Pages just for her: written, changed and taken out in the one section nobody else can open."""

from dataclasses import replace

from webapp.care.records import records, save, take_out, the_record
from webapp.care.voices import Page
from webapp.space.kinds import PRIVATE
from webapp.space.opening import OpenSpace


def pages(space: OpenSpace) -> list[Page]:
    """Every page, the one written last first."""
    found = records(space.section(PRIVATE), Page)
    return sorted(found, key=lambda page: page.item.written_at, reverse=True)


def the_page(space: OpenSpace, id_: str) -> Page:
    """One page. NotGrantedError when there is none."""
    return the_record(space.section(PRIVATE), Page, id_)


def write_page(space: OpenSpace, title: str, text: str) -> Page:
    """A new page."""
    return save(space, PRIVATE, Page(title=title, text=text))


def change_page(space: OpenSpace, page: Page, title: str, text: str, *, seen: int) -> Page:
    """The same page in new words. StaleError when it changed after it was `seen`."""
    return save(space, PRIVATE, replace(page, title=title, text=text), expecting=seen)


def take_out_page(space: OpenSpace, id_: str) -> None:
    """The page goes with every version. NotGrantedError when there is none."""
    take_out(space, PRIVATE, the_page(space, id_).id)
