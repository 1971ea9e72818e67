"""Some words are never said: not in a catalogue, a page, an address, a title or the manifest."""

import re
from html import unescape

import pytest
from walking import EVERYBODY, LANGUAGES

from webapp.config import PROJECT
from webapp.help_lines import help_lines
from webapp.shell.home_screen import NAMES as HOME_SCREEN_NAMES
from webapp.team.notices import PART_2_STATEMENT

BANNED = {
    "en": r"""
        victims? | (?<! in \s) cases? | (?: non-? )? complian(?:t|ce)
        | runaways? | perpetrators? | offenders? | traffick\w* | minors? | disclos\w+
        | placements? | (?: non-? )? adheren\w+ | at-risk | at \s risk | refused | no-shows?
        | consent \s forms? | restricted
        | end-to-end | zero[ -]knowledge | military[ -]grade
        """,
    # "En caso de" and "si acaso" say "if"; "menor" may compare sizes; "se trata de" means "it is
    # about". All else that would name a person by what was done to them stays out.
    "es": r"""
        víctimas? | (?<! en \s) (?<! en \s ese \s) (?<! en \s todo \s) (?<! en \s tal \s) casos?
        | (?: in )? cumpl(?:imiento|idor(?:as?|es)?) | fugitiv\w+ | fugad\w+ | perpetrador\w*
        | agresor\w* | infractor\w* | delincuentes? | trata \s de \s (?:personas|blancas|menores)
        | la \s trata | tráfico | traficante\w* | menores | (?:un|una|el|la|del|al) \s menor
        | menor \s de \s edad | divulg\w+ | revelación\w* | colocación\w* | acogimiento
        | en \s riesgo | adherente | denegad\w+ | rechazad\w+ | inasistencia\w*
        | formularios? \s de \s consentimiento | restringid\w+
        | de \s extremo \s a \s extremo | conocimiento \s cero | grado \s militar
        """,
}
PATTERNS = {
    language: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.X | re.I)
    for language, words in BANNED.items()
}
# What an address must not tell somebody who looks at the list of pages.
TELLING = re.compile(
    r"safet|danger|abus|surviv|trauma|traffick|victim|shelter|court|police|consent|mandate"
    r"|youth|guardian|advocat|minor|foster|therap|clinic|crisis|hotline|disclos|legal",
    re.I,
)
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)
SAID_IN_TAGS = re.compile(r'\b(?:alt|aria-label|title|placeholder)="([^"]*)"')


def spoken(html: str) -> str:
    """What a person sees or hears of a page, but for the full names of help lines, which are
    there after a tap, and for the one sentence that a law gives to readers word by word."""
    said = unescape(" ".join([HIDDEN.sub(" ", html), *SAID_IN_TAGS.findall(html)]))
    said = said.replace(PART_2_STATEMENT, " ")
    for line in help_lines():
        said = said.replace(line.name, " ")
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_has_a_banned_word(catalogues, language):
    texts = catalogues[language]

    assert [text for text in texts if PATTERNS[language].search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", EVERYBODY)
def test_no_page_says_a_banned_word(walk, role, language):
    found = {
        page.address: said.group()
        for page in walk(role, language).pages
        if (said := PATTERNS[language].search(spoken(page.html)))
    }

    assert found == {}


def test_no_address_says_what_the_app_is_for(demo_app):
    rules = [rule.rule for rule in demo_app.url_map.iter_rules()]

    assert [rule for rule in rules if TELLING.search(rule) or PATTERNS["en"].search(rule)] == []


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_walked_address_says_it_either(walk, role):
    addresses = [page.address.partition("?")[0] for page in walk(role, "en").pages]

    assert [address for address in addresses if TELLING.search(address)] == []


def test_no_file_a_browser_asks_for_says_it():
    names = [path.name for path in (PROJECT / "static").rglob("*") if path.is_file()]

    assert [name for name in names if TELLING.search(name)] == []


@pytest.mark.parametrize("key", HOME_SCREEN_NAMES)
def test_the_manifest_says_only_the_name(demo_app, key):
    manifest = demo_app.test_client().get(f"/manifest-{key}.webmanifest").get_json()

    assert manifest["name"] == manifest["short_name"] == HOME_SCREEN_NAMES[key]
    assert "description" not in manifest
    assert not TELLING.search(str(manifest))


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The victim is here."), ("en", "Your case."), ("es", "Tu caso."), ("es", "un menor")],
)
def test_a_banned_word_would_be_found(language, text):
    assert PATTERNS[language].search(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Just in case."), ("es", "En caso de duda"), ("es", "Se trata de tu plan.")],
)
def test_everyday_words_that_look_like_them_are_fine(language, text):
    assert not PATTERNS[language].search(text)
