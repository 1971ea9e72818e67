"""The pages of an emergency, step by step, as an album keeps them."""

import re

from demo_cast import comes
from screens import Album

from webapp.demo import PASSPHRASE
from webapp.space.memberships import spaces_of

BACK = re.compile(r'href="(/look-backs/\w+)"')
READ = re.compile(r'href="(/looked/opened/\w+)"')


def open_in_need(album: Album, staff: str, youth: str) -> None:
    """She changes what may be opened; a coordinator opens it; her advocate looks back on
    it, and who answers for staff reads how it ended."""
    hers = f"/people/{album.account('coordinator')}"
    mari = album.screen(youth, "youth").open(f"{hers}/in-need").send("/in-need", passphrase="")
    mari.send("/in-need", parts=["safety", "food"], passphrase=PASSPHRASE)
    space = spaces_of(album.store, album.account("youth"))[0].space
    maria = album.screen(staff, "coordinator").open("/staff").open("/openings")
    maria.open(f"/openings/{space}").send(space, reason="", passphrase="not these words")
    maria.send(space, parts=["safety"], reason="Phone is off.", passphrase=PASSPHRASE)
    maria.open("/openings").open(f"/openings/{space}").open(f"/staff/{album.account('advocate')}")
    maria.send("/freeze")
    mari.open(hers)
    tasha = album.screen(staff, "advocate").open("/everyone").open("/openings")
    tasha.open(BACK.search(tasha.page)[1]).send("", said="")
    mari.open("/today").open("/looked/opened")
    read = READ.search(mari.page)[1]
    mari.open(read).send("/upset")
    tasha.send("", outcome="not-right", said="A call was enough.")
    mari.open(read).open(hers).send("/in-need/stop")
    tasha.open("/everyone")
    comes(album.app, "supervisor")
    ng = album.screen(staff, "supervisor").open("/staff").open("/openings")
    ng.open("/openings/past")
