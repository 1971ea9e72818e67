"""What was signed can be read again as it read that day, and no word of it changes unseen."""

import hashlib
import json
from pathlib import Path

import pytest

from webapp.care.release_record import Text
from webapp.care.signed_texts import RIGHTS, SHARE, SIGNER, TEXTS, as_signed, wordings
from webapp.consent import rights_words, statements
from webapp.i18n import FIRST, LANGUAGES, gettext, speaking
from webapp.signing import texts

GOLDEN = Path(__file__).parents[1] / "golden"

PUBLISHED = {
    "rights/2026-11-1": "aae78cfe400a38e2",
    "share/2026-11": "2f24b00df9e46afa",
    "share/2026-12": "7fb53bb944d406c3",
    "share/2026-12-2": "0a462f392c86c0cf",
    "share/2026-12-3": "e0eb6178dd5ca434",
    "share/2026-12-4": "81ab83a4a6dc8cd2",
    "signer/2026-12-signer": "af4fcf0fcf16030e",
    "signer/2026-12-signer-2": "faa233dc45ee8722",
    "signer/2026-12-signer-3": "12e37e13fa189113",
}
"""Every file of words that somebody may have signed by, with the start of its SHA-256."""


def test_no_word_that_was_published_is_changed_or_lost():
    """When this fails: put the file back, and give the new words a version and a file of their
    own. A line is only ever added here."""
    files = {f"{file.parent.name}/{file.stem}": file for file in TEXTS.glob("*/*.toml")}
    kept = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}

    assert {name: hash_[:16] for name, hash_ in kept.items()} == PUBLISHED


def today(text):
    """Version and words of one text, as the pages say them in the language of the moment."""
    if text == SHARE:
        return statements.TEXT_VERSION, {k: str(v) for k, v in statements.STATEMENTS.items()}
    if text == SIGNER:
        return texts.TEXT_VERSION, {k: gettext(v) for k, v in texts.STATEMENTS.items()}
    subjects = {one.key: [str(x) for x in (one.title, *one.says)] for one in rights_words.SUBJECTS}
    return rights_words.VERSION, subjects


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [SHARE, SIGNER, RIGHTS])
def test_what_the_pages_say_today_is_kept_word_for_word_under_its_version(app, text, language):
    """When this fails: the words, or their translation, changed. Give them a new version, and keep
    them in a file beside the older ones."""
    with app.test_request_context("/"), speaking(language):
        version, said = today(text)
    kept = wordings(text, version, language)

    assert kept == [{code: (words, language) for code, words in said.items()}]


@pytest.mark.parametrize("version", [2, 3, 4])
def test_the_golden_releases_read_as_they_were_signed(version):
    body = json.loads(json.loads((GOLDEN / f"release-{version}.json").read_text())["text"])
    codes = (*body["statements"], *body["ceremony"]["screen"])
    found = as_signed(SHARE, Text(**body["text"]), codes, {"name": body["recipient"]["name"]})

    assert [one.text for one in found][0] == "No is fine. Nothing changes for you."
    assert len(found) == len(codes)


def test_where_a_version_once_read_in_two_ways_the_hash_says_which():
    codes = ("no-is-fine", "say-stop")
    first, second = (
        [one[code][0] for code in codes] for one in wordings(SHARE, "2026-12", "es")[1:]
    )
    assert first != second
    for words in (first, second):
        found = as_signed(SHARE, _text("2026-12", "es", words), codes, {})
        assert [one.text for one in found] == words


def test_what_had_no_spanish_yet_was_read_in_english_and_says_so():
    words = [
        "El no está bien. Nada cambia para ti.",
        "Say stop here, by voice or on paper. Each of them counts.",
    ]
    codes = ("no-is-fine", "say-stop")
    found = as_signed(SHARE, _text("2026-12", "es", words), codes, {})

    assert [one.text for one in found] == words
    assert [one.language for one in found] == ["es", FIRST]


@pytest.mark.parametrize(
    ("version", "language", "codes"),
    [
        ("2031-1", "en", ("no-is-fine",)),
        ("2026-12-4", "fr", ("no-is-fine",)),
        ("2026-12-4", "en", ("no-is-fine", "never-said")),
        ("2026-12-4", "en", ()),
        ("2026-12-4", "en", ("stop-any-day",)),
    ],
)
def test_what_nobody_published_or_signed_is_not_said_to_be_it(version, language, codes):
    words = ["No is fine. Nothing changes for you."]

    assert as_signed(SHARE, _text(version, language, words), codes, {}) is None


def _text(version, language, words):
    return Text(version, hashlib.sha256("\n".join(words).encode()).hexdigest(), language)
