"""The pages around a question, a list for home and people of her own, walked one after another."""

import re

from joining_cast import code_on
from papers_cast import as_field, png
from portraits_cast import noise
from screens import Album
from walking import ON_THE_WAY

from webapp.demo import PASSPHRASE
from webapp.space.memberships import spaces_of

NEWCOMER, YOUTH, STAFF = ON_THE_WAY
ROSA = "three green kites over town"
SAFE = re.compile(r'action="(/everyone/\w+/yeses/\w+/safe)"')
WISH = re.compile(r'action="(/people/home/\w+)"')
LIST = re.compile(r'href="(/people/\w+/list)"')
QUESTION = re.compile(r'href="(/questions/\w+)"')
ASKED = {"purpose": "school", "days": "60"}


def ask_and_answer(album: Album) -> None:
    mari, account = album.screen(YOUTH, "youth"), album.account
    _show_a_face(album.screen(STAFF, "counsellor"))
    for who, areas in (("counsellor", ["a9", "a5"]), ("officer", ["a3"])):
        mari.open(f"/people/{account(who)}/questions").send("/questions", passphrase="")
        mari.send("/questions", passphrase=PASSPHRASE)
        reader = album.screen(STAFF, who).open("/ask")
        reader.open(re.search(r'href="(/ask/\w+)"', reader.page)[1]).send("", areas=["a1"] * 4)
        reader.send("", areas=areas, **ASKED)
    mari.open("/questions").open("/today")
    for question in QUESTION.findall(mari.open("/questions").page):
        mari.open(f"{question}/share").open(f"{question}/change").open(question)
    mari.send("/no").open("/today").send("/later")
    album.screen(STAFF, "advocate").open("/everyone")
    mari.open(f"/people/{account('counsellor')}").send("/questions/stop")
    _write_for_home(album, mari)
    for name in ("Aunt May", "Coach Lee", "Ms. Kay"):
        mari.open("/people/mine").send("/mine", name=name)


def _show_a_face(reader) -> None:
    """What can't be kept, one that can, one that is taken out again, and one that stays."""
    for picture in (b"GIF89a", noise(80), png(1025), png()):
        reader.open("/account/picture").send("/account/picture", file=as_field(picture))
    reader.send("/take-out").send("/account/picture", file=as_field(png()))


def _write_for_home(album: Album, mari) -> None:
    """Somebody at home who signs nothing: entered, wanted, and let in by a code."""
    space = spaces_of(album.store, album.account("youth"))[0].space
    yeses = f"/everyone/{space}/yeses"
    tasha = album.screen(STAFF, "advocate").open(yeses)
    tasha.send("/yeses", name="Rosa", role="caregiver")
    tasha.send(SAFE.search(tasha.page)[1], is_safe="yes")
    mari.open("/people/home")
    wish = WISH.search(mari.page)[1]
    mari.send(wish).send("/removal").send(wish)
    tasha.open(yeses).send("/invites")
    code, invited = code_on(tasha.page), tasha.address
    rosa = album.screen(NEWCOMER).open(f"/join/{code}/name").open(f"/join/{code}/words")
    rosa.send("/words", passphrase=ROSA, passphrase_again=ROSA)
    tasha.open(invited).send("/same", passphrase=PASSPHRASE)
    mari.open("/people").open("/people/home").open("/today")
    mari.open(LIST.search(mari.page)[1]).send("/list", allergies="")
    mari.send("/list", allergies="Nuts", pick_up="My aunt")
