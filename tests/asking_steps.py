"""The pages around a question, a list for home and people of her own, walked one after another."""

import re

from papers_cast import as_field, png
from portraits_cast import noise
from screens import Album
from walking import ON_THE_WAY

from webapp.demo import PASSPHRASE
from webapp.space.links import GUARDIAN, add_link, say_safe
from webapp.space.memberships import spaces_of

_NEWCOMER, YOUTH, STAFF = ON_THE_WAY
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
    denise, store = album.account("guardian"), album.store
    space = spaces_of(store, album.account("youth"))[0].space
    say_safe(store, add_link(store, space, GUARDIAN, account=denise), album.account("advocate"))
    mari.open("/today").open(f"/people/{denise}/list").send("/list", allergies="")
    mari.send("/list", allergies="Nuts", pick_up="My aunt")
