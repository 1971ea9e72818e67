"""Both catalogues as lists of texts, and what the tests of words share."""

import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from webapp.i18n import CATALOGUES

# importlib mode does not put this folder on the path.
sys.path.insert(0, str(Path(__file__).parent))


def texts_of(language: str) -> list[str]:
    """English stands in the code itself: its catalogue is the template."""
    name = "messages.pot" if language == "en" else f"{language}/LC_MESSAGES/messages.po"
    with (CATALOGUES / name).open("rb") as file:
        catalogue = read_po(file)
    texts = []
    for message in catalogue:
        said = message.id if language == "en" else message.string
        texts += [said] if isinstance(said, str) else said
    return [text for text in texts if text]


@pytest.fixture(scope="session")
def catalogues() -> dict[str, list[str]]:
    return {language: texts_of(language) for language in ("en", "es")}
