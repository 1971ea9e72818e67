"""Ana, who speaks Spanish, signs on her own phone; without one, on paper and by an interpreter."""

import re
from datetime import timedelta

import pytest
from babel.messages.pofile import read_po
from pages_cast import WORDS
from people import SECRET, reloads, says, taps, ticks_folded
from playwright.sync_api import expect
from signing_cast import PAPERS, denise, known, papers, parent  # noqa: F401

from webapp.care import terms
from webapp.i18n import CATALOGUES, lazy_gettext
from webapp.signing import texts
from webapp.space.links import change_link
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.team.guardians import call_them

TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
LONG = 12
"""Shorter texts are also parts of other words."""


@pytest.fixture(scope="module")
def english() -> list[str]:
    """Every longer text that Spanish says in other words."""
    with (CATALOGUES / "es" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        pairs = [(m.id, m.string) for m in read_po(file) if isinstance(m.id, str)]
    plain = [one for one, other in pairs if one != other and "%(" not in one and len(one) > LONG]
    return sorted(plain)


@pytest.fixture
def ana(known, parent):  # noqa: F811
    link = parent()
    call_them(known, link, "Ana")
    return link


@pytest.fixture
def comes_in(signed_in):
    def wait(who):
        page = signed_in(who)
        page.wait_for_url(lambda address: "/sign-in" not in address)
        return page

    return wait


@pytest.fixture
def hers(comes_in, known):  # noqa: F811
    return comes_in("youth")


def asks(page, name):
    """The youth, on her own phone, in English; up to the question whose yes it is."""
    page.goto("/share")
    taps(page, "Dr. Patel", exact=False)
    ticks_folded(page, PAPERS)
    taps(page, "Next")
    taps(page, "to help with papers and money")
    taps(page, "30 days")
    for _step in range(2):
        taps(page, "Next")
        page.wait_for_load_state()
    taps(page, f"Ask {name}")


class Reader:
    """Somebody before a page that must be in Spanish, every time it is looked at."""

    def __init__(self, page, english):
        self.page, self.english, self.looked = page, english, 0

    def is_spanish(self):
        self.page.wait_for_load_state()
        self.looked += 1
        assert self.page.locator("html").get_attribute("lang") == "es", self.page.url
        said = re.sub(r"\s+", " ", self.page.inner_text("body"))
        left = [text for text in self.english if text in said]
        assert not left, f"{self.page.url}: {left}"
        return self

    def taps(self, text):
        taps(self.page, text)
        return self.is_spanish()

    def goes(self, address):
        self.page.goto(address)
        return self.is_spanish()


def test_every_page_and_error_of_hers_is_spanish_and_the_youths_phone_stays_english(
    hers, comes_in, phone, ana, papers, clock, english  # noqa: F811
):  # fmt: skip
    asks(hers, "Ana")
    says(hers, "We kept it for you")
    tasha = comes_in("advocate")
    tasha.goto("/everyone")
    taps(tasha, "For Mari: a word about who says yes.")
    taps(tasha, "Make the invite")
    code = tasha.locator("p.words-hers").inner_text()

    mother = phone()
    joins_in_spanish(Reader(mother, english), code)
    reloads(tasha)
    tasha.get_by_label("Your secret words").fill(WORDS)
    taps(tasha, "The same")
    clock.now += timedelta(minutes=1)
    signs_for(hers)

    reader = Reader(mother, english)
    signs_in_spanish(reader)
    assert reader.looked > 9
    for page in (hers, tasha):
        page.goto("/account")
        assert page.locator("html").get_attribute("lang") == "en"


def test_a_word_without_spanish_stands_in_plain_english_and_the_team_hears(
    hers, comes_in, denise, papers, monkeypatch  # noqa: F811
):  # fmt: skip
    monkeypatch.setitem(terms.PURPOSES_READ, "papers", lazy_gettext("Nobody put this in Spanish."))
    asks(hers, "Denise")
    signs_with_words(hers)
    mother = comes_in("guardian")
    taps(mother, "Mari wants to share one thing.", exact=False)
    taps(mother, "Español")

    says(mother, "Mari quiere compartir una cosa.")
    says(mother, "Algo de aquí está solo en inglés.")
    says(mother, "Nobody put this in Spanish.")
    taps(mother, "No")
    tasha = comes_in("advocate")
    tasha.goto("/everyone")
    taps(tasha, "For Mari: a word about who says yes.")
    says(tasha, "Denise read a line in English, because ours was missing.")


def joins_in_spanish(reader, code):
    page = reader.page
    page.goto(f"/join/{code}")
    taps(page, "Español")
    reader.is_spanish().taps("Seguir")
    reader.taps("Usar este nombre")
    page.get_by_label("Tu nombre, como lo leerán los demás").fill("")
    reader.taps("Seguir")
    page.get_by_label("Tu nombre, como lo leerán los demás").fill("Ana")
    reader.taps("Seguir").taps("Saltar")
    page.get_by_label("Tus palabras secretas").fill("corto")
    reader.taps("Entrar")
    page.get_by_label("Tus palabras secretas").fill(SECRET)
    page.get_by_label("Las mismas palabras otra vez").fill(SECRET)
    reader.taps("Entrar")


def signs_for(page):
    """The youth goes on with what was kept."""
    page.goto("/people")
    says(page, "Ana is here now.")
    taps(page, "Look at it")
    taps(page, "Next")
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "Yes, and ask for the other yes")
    says(page, "You signed. Now it waits for a yes.")


def signs_in_spanish(reader):
    """A wrong answer and wrong words first; another language in between; Enter signs."""
    page = reader.page
    reader.goes("/joining").goes("/home")
    says(page, "Mari quiere compartir una cosa.")
    taps(page, "Mari quiere compartir una cosa.", exact=False)
    reader.is_spanish()
    says(page, "de julio")
    reader.taps("Sí")
    page.locator("[name=sees][value=everything]").check()
    reader.taps("Sí")
    page.locator("[name=sees][value=this]").check()
    for tongue, code in (("English", "en"), ("Español", "es")):
        taps(page, tongue)
        expect(page.locator("html")).to_have_attribute("lang", code)
        assert page.locator("[name=sees][value=this]").is_checked()
    reader.is_spanish().taps("Sí")
    page.get_by_label("Tu nombre").fill("Ana Lopez")
    taps(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    taps(page, "Español")
    expect(page.get_by_label("Tu nombre")).to_have_value("Ana Lopez")
    page.get_by_label("Tus palabras secretas").fill("otras palabras")
    reader.taps("Firmar mi sí")
    page.get_by_label("Tus palabras secretas").fill(SECRET)
    page.get_by_label("Tus palabras secretas").press("Enter")
    page.wait_for_url("**/copies/*")
    reader.is_spanish()
    reader.taps("Parar mi sí").goes("/home").goes("/account").goes("/asked/none")


def test_a_paper_is_read_out_by_an_interpreter_said_back_and_signed_with_a_mark(
    hers, comes_in, ana, cast, store, known, papers  # noqa: F811
):  # fmt: skip
    change_link(store, ana, on_paper=True)
    asks(hers, "Ana")
    signs_with_words(hers)
    tasha = comes_in("advocate")
    tasha.goto("/everyone")
    taps(tasha, "For Mari: a word about who says yes.")
    says(tasha, "Ana can say yes on paper.")
    taps(tasha, "Ana, about Dr. Patel")
    taps(tasha, "Español")
    says(tasha, "Mari quiere compartir una cosa.")
    assert tasha.locator("html").get_attribute("lang") == "en"
    paper = tasha.url.removesuffix("/in/es")
    tasha.set_viewport_size({"width": 320, "height": 640})
    for address in (f"{paper}/sheet/es", paper):
        tasha.goto(address)
        assert tasha.evaluate(TOO_WIDE) is False
    taps(tasha, "Español")
    writes_it_down(tasha)
    says(tasha, "It is written down.")

    assert not reads(store, cast, known)
    settle(open_space(store, cast.youth, known.id))
    assert reads(store, cast, known)
    reloads(hers)
    for words in ("Ana said yes on", "With a mark, on paper", "Tasha stood by.", "Mam"):
        says(hers, words)
    assert f"{texts.TEXT_VERSION}, es, " in hers.inner_html("main")


def signs_with_words(page):
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "Yes, and ask for the other yes")
    says(page, "You signed. Now it waits for a yes.")


def writes_it_down(page):
    """First without what has to be known of the interpreter."""
    page.get_by_label("Yes, by phone").check()
    page.locator("summary", has_text="If somebody interpreted").click()
    page.get_by_label("Which language").fill("Mam")
    page.get_by_label("What will be shared?", exact=False).fill("Jun u'j.")
    page.get_by_label("The same in English", exact=False).fill("One paper.")
    page.get_by_label("Yes, the first time").check()
    page.get_by_label("With a mark, on paper").check()
    page.get_by_label("Their name, as it stands on the paper").fill("Ana Lopez")
    page.get_by_label("Where the paper is kept").fill("Folder 7")
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "They said yes")
    says(page, "Please write down where they work, or their number.")
    page.get_by_label("The interpreter's number").fill("4711")
    page.get_by_label("Not family, not a friend, not a child").check()
    page.get_by_label("We explained that it stays private").check()
    page.get_by_label("Your secret words").fill(WORDS)
    taps(page, "They said yes")


def reads(store, cast, space):
    try:
        section = open_space(store, cast.member, space.id).section("money")
    except NotGrantedError:
        return False
    return any(PAPERS in str(item.body) for item in section.items())
