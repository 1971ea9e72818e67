"""The pages of what a law makes somebody tell, step by step, as an album keeps them."""

import re

from papers_cast import PDF, as_field, png
from screens import Album, Screen

from webapp.demo import PASSPHRASE

TICK = re.compile(r'name="lines" value="(a2-\w+)"')
SAID = {
    "to_name": "Ms. Gray", "to_agency": "Lake County", "law": "Family Code 261",
    "decided_by": "Tasha", "duty": "must", "steps": "We sat together.",
    "notice": "On Monday, in my room.",
}  # fmt: skip


def tell_by_law(album: Album, staff: str, youth: str) -> None:
    """An order with a second person, a report that is told later, and what she reads of both."""
    tasha = album.screen(staff, "advocate").open("/everyone")
    here = "/reports/" + re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    doctor = album.account("doctor")
    for page in ("", "/new", "/new/letter"):
        tasha.open(here + page)
    _writes_down(tasha, f"{here}/new/now", told="first", rule="avalon-danger")
    asked = {"told": "together", "second": doctor, "drug_order": "No. 12"}
    _writes_down(tasha, f"{here}/new/order", paper=as_field(b"GIF89a"), **asked)
    paper = {"only_on_paper": "y", "why_on_paper": "It lies in the safe."}
    _writes_down(tasha, f"{here}/new/order", **paper, **asked)
    _writes_down(tasha, f"{here}/new/order", paper=as_field(PDF), **asked)
    order = tasha.address
    later = {"told": "delayed", "told_whom": "Worker 12"}
    told = {"told": "together", "told_whom": "Worker 12", "paper": as_field(png())}
    _writes_down(tasha, f"{here}/new/law", **told)
    tasha.open(f"{here}/new/law").send("/law", **later)
    _writes_down(tasha, f"{here}/new/law", why_delayed="harm", **later)
    tasha.open(here)
    patel = album.screen(staff, "doctor").open("/shared").open("/reports").open(order)
    patel.send("/second", passphrase="").send("/second", passphrase=PASSPHRASE)
    patel.open(here).send("/later", reason="harm", passphrase="")
    patel.send("/later", reason="harm", passphrase=PASSPHRASE)
    mari = album.screen(youth, "youth").open("/today").open("/looked").open("/looked/told")
    for report in re.findall(r'href="(/looked/told/\w+)"', mari.page):
        mari.open(report)
    mari.send("/upset")
    tasha.open("/everyone")


def _writes_down(tasha: Screen, page: str, **more: str) -> None:
    line = TICK.search(tasha.open(page).page)[1]
    kind = page.rpartition("/")[2]
    tasha.send(f"/{kind}", lines=line, passphrase=PASSPHRASE, **SAID, **more)
