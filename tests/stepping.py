"""Pages that no link leads to: what a form answers, what waits, what was refused, what broke.

A demo of its own is walked step by step by the app's test client. Every page that somebody comes
to is kept as it was answered.
"""

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from asking_steps import ask_and_answer
from emergency_steps import open_in_need
from flask import Flask, request_started
from joining_cast import code_on
from pages_cast import sign_in
from papers_cast import PDF, as_field, png
from screens import Album, Screen
from steps_of_signing import say_yes_too
from telling_steps import tell_by_law
from walking import NOON, ON_THE_WAY, Walk, demo_in, listening

from webapp import throttle
from webapp.care.addresses import area_key
from webapp.consent import rights
from webapp.consent.enabling import disable, enable
from webapp.consent.rule_rows import RIGHTS
from webapp.consent.rule_tables import rows
from webapp.database import close_connections, transaction
from webapp.demo import PASSPHRASE
from webapp.space.links import HURT_HER, RIGHTS_ENDED, links_of
from webapp.team.invites import invite

NEWCOMER, YOUTH, STAFF = ON_THE_WAY
OWN = "purple llama under seven hats"
RECEIPT = re.compile(r'href="(/receipts/\w+)"')
NEW = {"new_passphrase": OWN, "new_passphrase_again": OWN}
STEP = re.compile(r'action="(/share/(?!back/|lines/)[^"]+)"')
TICK = re.compile(r'name="(areas|lines)" value="([^"]+)"')


@pytest.fixture(scope="session")
def steps(tmp_path_factory) -> Callable[[str], dict[str, Walk]]:
    """steps("es"): all that was kept, made once for each language."""
    done: dict[str, dict[str, Walk]] = {}

    def once(language: str) -> dict[str, Walk]:
        if language not in done:
            done[language] = _stepped(tmp_path_factory.mktemp("steps"), language)
        return done[language]

    yield once
    close_connections()


def _stepped(folder, language: str) -> dict[str, Walk]:
    now = [NOON]
    album = Album(demo_in(folder, clock=lambda: now[0]), language, now)
    album.walks = {who: Walk(who, language, album.app.test_client()) for who in ON_THE_WAY}
    with (
        listening(album.app) as (album.texts, album.templates),
        request_started.connected_to(album.forget, album.app),
    ):
        for part in PARTS:
            part(album)
    return album.walks


def _come_in_by_a_code(album: Album) -> None:
    tasha = album.screen(STAFF, "advocate").open("/everyone/new")
    tasha.send("/new", name="")
    for phone in ("yes", "not-sure", "no"):
        tasha.open("/everyone/new").send(
            "/new", name="Ro", picture="sun", phone=phone, will="", passphrase=PASSPHRASE
        )
    code, invited = code_on(tasha.page), tasha.address
    album.screen(STAFF, "advocate").open(invited)
    ro = album.screen(NEWCOMER).open(f"/join/{code}")
    for step in ("phone/yes", "phone/not-sure", "phone/no", "name", "called", "look", "code"):
        ro.open(f"/join/{code}/{step}")
    ro.open(f"/join/{code}/words").send("/words", passphrase="short", passphrase_again="other")
    ro.send("/words", passphrase=OWN, passphrase_again=OWN)
    album.screen(NEWCOMER).open(f"/join/{code}")
    tasha.open(invited).send("/same", passphrase="not these words").send(
        "/same", passphrase=PASSPHRASE
    )
    ro.open("/joining").send("/choices", passphrase="")
    ro.send("/choices", to="/joining/nobody", passphrase=OWN)
    tasha.open(invited)


def _come_in_as_others(album: Album) -> None:
    tasha = album.account("advocate")
    for kind in ("guardian", "supporter", "member"):
        code, _made = invite(album.store, kind, by=tasha, name="Bea")
        bea = album.screen(NEWCOMER).open(f"/join/{code}").open(f"/join/{code}/name")
    bea.open(f"/join/{code}/words").send("/words", passphrase=OWN, passphrase_again=OWN)
    _it_was_somebody_else(album)


def _it_was_somebody_else(album: Album) -> None:
    tasha = album.screen(STAFF, "advocate").open("/everyone/new")
    tasha.send("/new", name="Ro", picture="sun", phone="no", passphrase=PASSPHRASE)
    code, invited = code_on(tasha.page), tasha.address
    stranger = album.screen(NEWCOMER).open(f"/join/{code}/name").open(f"/join/{code}/words")
    stranger.send("/words", passphrase=OWN, passphrase_again=OWN)
    tasha.open(invited).send("/not-them").send("/again")
    album.now[0] += timedelta(minutes=16)
    album.screen(STAFF, "advocate").open(tasha.address)


def _share(album: Album) -> None:
    mari = album.screen(YOUTH, "youth")
    for reader in ("doctor", "officer", "guardian"):
        _share_with(mari, album.account(reader))
    mari.open(f"{mari.address}/paper").open(mari.address.removesuffix("/paper"))
    mari.send("/stop").open(f"/people/{album.account('doctor')}/check")
    mari.send("/checked", passphrase="")


def _share_with(mari: Screen, account: str) -> None:
    mari.open(f"/people/{account}/share").send("/share/what")
    kind, value = next(tick for tick in TICK.findall(mari.page) if tick[0] == "lines")
    mari.send("/share/what", **{kind: value}).send("/share/why")
    mari.send("/share/why", purpose="visits").send("/share/until", days="other")
    mari.send("/share/until", days="7")
    while step := STEP.search(mari.page):
        if step[1] == "/share/look":
            _look_at_mending(mari)
        mari.send(step[1])
    mari.send("/releases", passphrase="")
    mari.send("/releases", passphrase=PASSPHRASE)


def _look_at_mending(mari: Screen) -> None:
    """The box for a line of hers, and that for one of the team: looked at, and left as they are."""
    for side, words in (("hers", ""), ("team", "too long " * 400)):
        if line := re.search(rf'formaction="(/share/lines/\w+/{side})"', mari.page):
            mari.send("/share/look", to=line[1]).send("/words", words=words)
            mari.send("/share/back/look")


def _share_where_no_rule_counts(album: Album) -> None:
    settings = album.app.config["SETTINGS"]
    mari = album.screen(YOUTH, "youth").open(f"/people/{album.account('doctor')}/share")
    kind, value = TICK.findall(mari.page)[0]
    with _settings(album.app, replace(settings, demo=False)):
        mari.send("/share/what", **{kind: value})


def _stop_and_undo(album: Album) -> None:
    mari, doctor = album.screen(YOUTH, "youth"), album.screen(STAFF, "doctor").open("/shared")
    doctor.open(re.search(r'href="(/shared/\w{20,})"', doctor.page)[1])
    mari.open(f"/people/{album.account('doctor')}")
    stopped = mari.open(RECEIPT.search(mari.page)[1]).address
    mari.send("/stop").open(f"{stopped}/ask").send("/ask", passphrase="")
    mari.send("/ask", passphrase=PASSPHRASE)
    doctor.open("/shared").open(re.search(r'href="(/asked/\w+/cannot)"', doctor.page)[1])
    doctor.send("/cannot", reply="").send("/cannot", reply="It is in a chart.")
    mari.open(stopped).open(f"{stopped}/undo").send("/undo", passphrase="")
    mari.send("/undo", passphrase=PASSPHRASE).send("/stop")
    with _settings(album.app, replace(album.app.config["SETTINGS"], demo=False)):
        mari.open(f"{mari.address}/undo")


def _pause_and_be_told(album: Album) -> None:
    was, mari = album.now[0], album.screen(YOUTH, "youth")
    mari.open(f"/people/{album.account('officer')}")
    mari.open(RECEIPT.search(mari.page)[1])
    mari.open(re.search(r'href="(/releases/\w+/pause)"', mari.page)[1])
    mari.send("/pause", days="other").send("/pause", days="3")
    reads = f"/people/{album.account('therapist')}"
    mari.open(reads).open(f"{reads}/pause").send("/pause", days="other").send("/pause", days="7")
    album.now[0] += timedelta(days=3)
    album.screen(YOUTH, "youth").open("/today")
    album.now[0] = was
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    space = re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    tasha.open(f"/told/{space}").send("", name="")
    for name in ("Denise", "Nobody"):
        tasha.open(f"/told/{space}").send("", name=name)
    tasha.open(f"/told/{space}/yes").send("", name="").send("", name="Nobody")
    tasha.open("/told/by-name").send("", who="", name="").send("", who="Nobody", name="Nobody")
    tasha.open("/told/by-name/yes").send("", who="", name="")
    for _card in range(2):
        mari = album.screen(YOUTH, "youth").open("/today")
        mari.send("/mine")


def _a_rule_changes(album: Album) -> None:
    """Off for a moment: what she shares rests on it. One was checked long ago before that."""
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    hers = re.search(r'href="(/everyone/\w{32,})"', tasha.page)[1]
    tasha.open(f"{hers}/again")
    counting = [row for row in rows(True) if row.rule.enabled]
    long_ago = replace(album.store, now=album.store.now - timedelta(days=400))
    enable(long_ago, counting[0], "Ada Counsel")
    album.screen(STAFF, "supervisor").open("/staff").open("/due")
    for act in (disable, enable):
        for row in counting:
            act(album.store, row, "Ada Counsel")
        tasha.open(hers).open(f"{hers}/again")


@contextmanager
def _settings(app: Flask, other):
    usual = app.config["SETTINGS"]
    app.config["SETTINGS"] = other
    try:
        yield
    finally:
        app.config["SETTINGS"] = usual


def _write(album: Album) -> None:
    here = f"/plan/{area_key('food')}"
    mari = album.screen(YOUTH, "youth").open(here)
    item = re.search(rf'href="({here}/\w{{32}})"', mari.page)[1]
    mari.open(f"{item}/words")
    twice = replace(mari)
    mari.send("/words", words="\u202e").send("/words", words="It hurts at night.")
    twice.send("/words", words="It hurts when I eat.")
    mari.open(f"{item}/before")
    mari.open("/say").send("/say", words="\u202e")
    mari.open("/looked").send("/looked/hidden").open("/looked")
    mari.send("", passphrase="").send("", passphrase=PASSPHRASE)


def _keep_papers(album: Album) -> None:
    mari = album.screen(YOUTH, "youth").open("/papers/new").send("/papers", name="", sort="id")
    for kind in (png(), PDF, b"GIF89a"):
        mari.open("/papers/new").send("/papers", name="", sort="id", file=as_field(kind))
    for paper in re.findall(r'href="(/papers/\w{32})"', mari.open("/papers").page):
        mari.open(paper).send(paper, name="\u202e")
    with transaction(album.store.db):
        album.store.db.execute("delete from file_pieces")
    mari.open(paper).send("/take-out")


def _sit_together(album: Album) -> None:
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    space = re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    tasha.open(f"/with/{space}/cards/food-1")
    tasha.send("/food-1", hers="", who="").send("/food-1", hers="Rice", who="keeper")
    tasha.open(f"/with/{space}/lines")
    tasha.send(re.search(r'action="(/with/\w+/lines/[^"]+)"', tasha.page)[1])
    mari = album.screen(YOUTH, "youth").open("/today")
    waiting = re.search(r'action="(/today/lines/[^"]+)/confirmation"', mari.page)[1]
    mari.open(waiting).send(waiting, words="")
    tasha.send("/hand-over").open("/everyone").send("/unlock", passphrase="not these words")


def _tell_by_law(album: Album) -> None:
    tell_by_law(album, STAFF, YOUTH)


def _open_in_need(album: Album) -> None:
    open_in_need(album, STAFF, YOUTH)


def _keep_somebody_away(album: Album) -> None:
    """By her, by staff, and by himself; and what each of them reads of it afterwards."""
    denise, mari = album.account("guardian"), album.screen(YOUTH, "youth").open("/people")
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    door = "/doors/" + re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    officer = album.screen(STAFF, "officer").open("/shared")
    officer.open(re.search(r'href="(/shared/\w+)"', officer.page)[1]).send("/outside")
    caseworker = album.screen(STAFF, "caseworker").open(door).send("/shut", name="")
    for name in ("Denise", "Ruben Diaz"):
        caseworker.open(door).send("/shut", name=name)
    mari.open(f"/people/{denise}").send("/nothing")
    _say_why(tasha, f"{door}/{denise}")
    _read_it_again(album, mari, tasha, door, denise)
    for who, form in ((tasha, {}), (caseworker, {"who": "Denise"})):
        page = door if form else f"{door}/{denise}"
        who.open(page).send("/open", passphrase="").open(page)
        who.send("/open", passphrase=PASSPHRASE, **form)
    _read_it_again(album, mari, tasha, door, denise)
    mari.send("/undo", passphrase=PASSPHRASE)
    _keep_away_who_is_not_here(album, mari, (tasha, caseworker), door)


def _keep_away_who_is_not_here(album: Album, mari: Screen, staff: tuple, door: str) -> None:
    """Two of one name, whom staff entered: by her, by staff, and by a name that is not clear."""
    (tasha, caseworker), name = staff, "Ruben Lopez"
    space = door.removeprefix("/doors/")
    for _number in range(2):
        tasha.open(f"/everyone/{space}/yeses").send("/yeses", name=name, role="parent")
    caseworker.open(door).send("/shut", name=name)
    both = [link.id for link in links_of(album.store, space)[-2:]]
    mari.open("/people").open(f"/people/{both[0]}").send("/nothing").open(f"/people/{both[0]}")
    mari.open(f"/people/{both[0]}/about").send("/about", passphrase=PASSPHRASE)
    for link in both:
        tasha.open(f"{door}/{link}").send("/shut")
    caseworker.open(door).send("/open", who=name, passphrase=PASSPHRASE)
    tasha.open("/everyone").open(door)


def _say_why(tasha: Screen, page: str) -> None:
    """What hurt, what ended, and a court's paper; and a file that can't be kept."""
    tasha.open(page).send("/shut", reason=HURT_HER).send("/more", paper=as_field(b"GIF89a"))
    for file in (png(), PDF):
        tasha.open(page).send("/more", reason=RIGHTS_ENDED, paper=as_field(file))


def _read_it_again(album: Album, mari: Screen, tasha: Screen, door: str, denise: str) -> None:
    album.screen(NEWCOMER, "guardian").open("/shared" + door.removeprefix("/doors"))
    for who in (denise, album.account("officer")):
        mari.open(f"/people/{who}/about").send("/about", passphrase="")
        mari.open(f"/people/{who}/about").send("/about", passphrase=PASSPHRASE)
        tasha.open("/everyone").open(door).open(f"{door}/{who}")
    mari.open(f"/people/{denise}/about").send("/about", passphrase=PASSPHRASE)


def _read_her_rights(album: Album) -> None:
    """In an agency's care, where a law gives her the list: she signs, and takes it back."""
    enable(album.store, next(r for r in rows(True) if r.rule.kind == RIGHTS), "Ada Counsel")
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    space = re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    facts = {"state": "Avalon", "born": "2011-01-02", "custody": "agency", "setting": ""}
    for staff in (album.screen(STAFF, "caseworker"), tasha):
        staff.open(f"/entered/{space}").send("", **facts)
    mari = album.screen(YOUTH, "youth").open("/people/entered").open("/rights")
    tasha.open(f"/rights/{space}")
    mari.send("", explained_by="", passphrase="")
    mari.send("", explained_by="Tasha", passphrase=PASSPHRASE).open("/rights/paper").open("/rights")
    tasha.open(f"/rights/{space}")
    with _another_list():
        mari.open("/rights")
        tasha.open(f"/rights/{space}")
    mari.open("/rights").send("/taken-back")


def _leave_it_between_two(album: Album) -> None:
    """A parent agreed with the doctor; who keeps the keys says which parent it was."""
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    space = re.search(r'href="/everyone/(\w{32,})"', tasha.page)[1]
    at = f"/entered/{space}/between"
    doctor = album.screen(STAFF, "doctor").open(at).send("", care="sti", stands="yes")
    doctor.send("", care="sti", parent="Her mother", since="2026-06-01", stands="yes")
    tasha.open(at)
    whose = re.search(rf'action="({at}/\w+)"', tasha.page)[1]
    link = re.search(r'name="link" value="(\w+)"', tasha.page)[1]
    tasha.send(whose, link=link).open(at)
    album.screen(YOUTH, "youth").open("/people/entered")


@contextmanager
def _another_list():
    """The list as it reads after counsel changed it."""
    usual, rights.VERSION = rights.VERSION, "another"
    try:
        yield
    finally:
        rights.VERSION = usual


def _find_a_part_shut(album: Album) -> None:
    mari = album.screen(YOUTH, "youth")
    for answer in ("yes", "not-sure", "no"):
        mari.open(f"/today/phone/{answer}")
    here = f"/plan/{area_key('body')}"
    item = re.search(rf'href="{here}/(\w{{32}})"', mari.open(here).page)[1]
    with transaction(album.store.db):
        album.store.db.execute("delete from items where item_id = ?", [item])
    mari.open("/today").open("/shut")
    doctor = album.screen(STAFF, "doctor").open("/shared")
    doctor.open(re.search(r'href="(/shared/\w+)"', doctor.page)[1])
    mari.send("/taken-out")


def _lose_a_session(album: Album) -> None:
    mari = album.screen(YOUTH, "youth").open("/say")
    album.now[0] += timedelta(hours=1)
    mari.send("/say", words="I want to call my brother.")
    mari.open("/sign-in").send("/sign-in", name="youth", passphrase=PASSPHRASE)
    mari.open("/kept").open("/say")
    mari.client.delete_cookie("daybook")
    form = {"words": "I want to call my brother.", "csrf_token": "old"}
    mari._came(mari.client.post("/say", data=form))


def _change_secret_words(album: Album) -> None:
    mari = album.screen(YOUTH, "youth").open("/account/code").send("/code", passphrase=PASSPHRASE)
    with transaction(album.store.db):
        album.store.db.execute("delete from trail where number = (select max(number) from trail)")
    sign_in(mari.client, "youth", PASSPHRASE)
    mari.open("/noticed").open("/account/someone-knows")
    mari.send("/someone-knows", passphrase=PASSPHRASE).send(
        "/someone-knows", passphrase=PASSPHRASE, **NEW
    )


def _be_turned_away(album: Album) -> None:
    guest = album.screen(NEWCOMER).open("/nowhere").open("/sign-in")
    guest.send("/sign-in", name="", passphrase="")
    usual, throttle._argon2 = throttle._argon2, throttle.Queue(waiting=-1)
    guest.send("/sign-in", name="nobody", passphrase=OWN)
    throttle._argon2 = usual
    guest._came(guest.client.post("/sign-in", data={"name": "x" * 20_000_000}))
    guest.open("/lost-words").send("/lost-words", name="nobody", code="1", **NEW)
    guest.open("/join").send("/join", code="")
    for _ in range(6):
        sign_in(guest.client, "nobody", OWN)
    guest.open("/sign-in").send("/sign-in", name="nobody", passphrase=OWN)


def _find_it_changed_from_outside(album: Album) -> None:
    """The last step: nothing of this space opens afterwards."""
    tasha = album.screen(STAFF, "advocate").open("/everyone")
    page = re.search(r'href="(/everyone/\w{32,})"', tasha.page)[1]
    with transaction(album.store.db):
        album.store.db.execute("update entries set sealed_entry = x'00'")
    tasha.open(page)


PARTS = (
    _come_in_by_a_code, _come_in_as_others, _tell_by_law, _open_in_need, ask_and_answer, _share,
    _share_where_no_rule_counts, _leave_it_between_two,
    say_yes_too, _a_rule_changes, _find_a_part_shut, _stop_and_undo, _pause_and_be_told, _write,
    _keep_papers,
    _sit_together, _keep_somebody_away, _read_her_rights, _lose_a_session,
    _change_secret_words, _be_turned_away, _find_it_changed_from_outside,
)  # fmt: skip
