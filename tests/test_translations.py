"""The catalogues keep up with the code: nothing missing, nothing guessed, no blank lost.

When this fails: `make translate`, then write what is still empty in the Spanish catalogue.
"""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from webapp.config import PROJECT
from webapp.i18n import CATALOGUES

KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
BLANK = re.compile(r"%\((\w+)\)[a-z]|%(?!\()")


def read(name: str) -> Catalog:
    with (CATALOGUES / name).open("rb") as file:
        return read_po(file)


def known(catalogue: Catalog) -> set:
    return {message.id for message in catalogue if message.id}


def parts(text) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def blanks(text: str) -> set[str]:
    return set(BLANK.findall(text))


@pytest.fixture(scope="module")
def in_the_code() -> set:
    """Every text that the pages and the Python files ask for."""
    with (CATALOGUES / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(PROJECT, methods, options, keywords=KEYWORDS)
    texts = set()
    for path, _line, text, _comments, _context in found:
        if path.startswith("webapp"):
            texts.add(text if isinstance(text, str) else tuple(text[:2]))
    return texts


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return read("es/LC_MESSAGES/messages.po")


def test_the_template_has_every_text_of_the_code_and_no_other(in_the_code):
    assert known(read("messages.pot")) ^ in_the_code == set()


def test_spanish_has_every_text_of_the_code_and_no_other(spanish, in_the_code):
    assert known(spanish) ^ in_the_code == set()


def test_nothing_is_left_to_translate(spanish):
    assert [m.id for m in spanish if m.id and not all(parts(m.string) or [""])] == []


def test_nothing_is_guessed(spanish):
    assert [m.id for m in spanish if m.id and m.fuzzy] == []


def test_no_blank_is_lost_or_added(spanish):
    """Where English says "one thing", Spanish may say so too, and needs no number."""
    wrong = [
        (one, text)
        for message in spanish
        if message.id
        for one, text in zip(parts(message.id), parts(message.string), strict=True)
        if blanks(text) not in (blanks(one), blanks(parts(message.id)[-1]))
    ]

    assert wrong == []


def test_lines_begin_and_end_as_in_english(spanish):
    """A full stop that is lost joins two sentences; a colon leads to what follows."""
    ends = "?!:"
    wrong = [
        (one, other)
        for message in spanish
        if message.id
        for one, other in zip(parts(message.id), parts(message.string), strict=False)
        if other and (one[-1] in ends or other[-1] in ends) and one[-1] != other[-1]
    ]

    assert wrong == []
