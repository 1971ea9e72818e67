"""The pages of a share that a parent says yes to, walked by everybody who has a part in it."""

import re

from screens import Album, Screen
from walking import ON_THE_WAY

from webapp.demo import PASSPHRASE
from webapp.space.links import links_of
from webapp.space.memberships import spaces_of

YOUTH, STAFF = ON_THE_WAY[1:]
ASKED = re.compile(r'href="(/asked/\w+)"')
PAPER = {
    "interpreter": "phone", "number": "4711", "language": "Mam", "said": "Jun u'j.",
    "checks": ["not-family", "told-private"], "translated": "One paper.", "taught": "right",
    "how": "mark", "signed_as": "Bea", "paper": "Folder 7", "passphrase": PASSPHRASE,
}  # fmt: skip
BIRTH = re.compile(r'name="lines" value="(\w+)"[^>]*><span>Find my birth paper')
STEP = re.compile(r'action="(/share/(?!back/|lines/|signer)[^"]+)"')


def say_yes_too(album: Album) -> None:
    """She is asked whose yes; her advocate adds somebody; her mother answers on her own phone."""
    space = spaces_of(album.store, album.account("youth"))[0].space
    yeses = f"/everyone/{space}/yeses"
    tasha = album.screen(STAFF, "advocate").open("/everyone").open(yeses)
    tasha.send("/yeses", name="", role="parent").send("/yeses", name="Bea", role="parent")
    new = links_of(album.store, space)[-1].id
    tasha.send("/supervisor")
    right = f"/everyone/{space}/right/{new}"
    tasha.open(right).send(right, right="Birth certificate").open(yeses)
    tasha.send(f"{new}/safe").send(f"{new}/safe", is_safe="yes")
    mari, doctor = album.screen(YOUTH, "youth"), album.account("doctor")
    mari.open(f"/people/{doctor}/share").send("/share/what", areas=["money", "food"])
    for asked in ("else", new):
        _to_whose_yes(mari, doctor).send("/share/signer", link=asked)
    denise = album.account("guardian")
    _to_whose_yes(mari, denise, BIRTH.findall(mari.open(f"/people/{denise}/share").page))
    mari.send("/share/signer", link="else")
    tasha.open("/everyone").open(yeses).send(f"{new}/invites")
    _to_whose_yes(mari, doctor).send("/share/signer", link=album.account("guardian"))
    mari.send("/releases", passphrase="").send("/releases", passphrase=PASSPHRASE)
    mari.open("/people")
    paper = re.search(rf'href="({yeses}/\w+/\w+)"', tasha.open(yeses).page)[1]
    tasha.open(paper).send("", said="")
    _on_paper(tasha, mari, doctor, yeses, new)
    _answer(album.screen(YOUTH, "guardian"))
    tasha.open("/everyone").open(yeses)


def _on_paper(tasha: Screen, mari: Screen, doctor: str, yeses: str, link: str) -> None:
    """Bea has no phone: the sheet is read out in both languages, and signed at the second try."""
    tasha.open(yeses).send(f"{link}/way", way="paper")
    mari.open("/people")
    _to_whose_yes(mari, doctor).send("/share/signer", link=link)
    receipt = mari.send("/releases", passphrase=PASSPHRASE).address
    page = re.search(rf'href="({yeses}/\w+/{link})"', tasha.open("/everyone").open(yeses).page)[1]
    for code in ("es", "en"):
        tasha.open(f"{page}/sheet/{code}")
        tasha.open(page).send("", to=f"{page}/in/{code}", said="Jun u'j.")
    tasha.send("", interpreter="phone", said="Jun u'j.").send("", **PAPER)
    mari.open(receipt)
    tasha.open(yeses).send(f"{link}/way", way="own-screen")


def _to_whose_yes(mari: Screen, reader: str, lines: list[str] | None = None) -> Screen:
    picked = {"lines": lines} if lines else {"areas": ["money"]}
    mari.open(f"/people/{reader}/share").send("/share/what", **picked)
    mari.send("/share/why", purpose="papers").send("/share/until", days="7")
    while step := STEP.search(mari.page):
        mari.send(step[1])
    return mari


def _answer(mother: Screen) -> None:
    first, second = ASKED.findall(mother.open("/home").page)
    mother.open(first).send("/yes").send("/yes", sees="everything")
    mother.send("/yes", to=f"{first}/later").open(first).send("/yes", sees="this")
    mother.send("/signature", signed_as="", passphrase="")
    mother.send("/signature", signed_as="Denise", passphrase=PASSPHRASE)
    mother.send("/stop").open("/home")
    mother.open(f"{second}/question").send("", words="")
    mother.send("", words="Why the doctor?").send("/yes", to=f"{second}/no").open("/home")
