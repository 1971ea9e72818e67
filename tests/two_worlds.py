"""One life, copied and led on twice: once he is kept away, once all of it just ends. Ids, keys and
clock are the same in both, so that her pages can be compared to the byte."""

import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from pages_cast import send, signed_in
from papers_cast import PDF
from sharing_cast import HIDDEN, TOKEN, TOKENS, knows_them
from walking import CHEAP, NOON, app_in, demo_in, walked

from webapp.account.accounts import create_account
from webapp.account.unlocking import add_words, sign_slots, unlock_with_words
from webapp.care.pauses import pause, running_copy
from webapp.consent.drafts import Draft
from webapp.consent.shares import sign_share
from webapp.consent.walks import walk_for
from webapp.consent.wanted import want
from webapp.database import Store, close_connections, connection, truncate_wal
from webapp.demo import PASSPHRASE
from webapp.holds.acts import note_at_the_desk, she_keeps_away, staff_keep_away
from webapp.i18n import local_day
from webapp.space.cosigning import sign, waiting_for
from webapp.space.grants import WAITING, Grant, all_grants
from webapp.space.links import GUARDIAN, HURT_HER, PARENT, add_link, link_of, say_safe
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.stops import stop, stop_without_keys
from webapp.team.home_lists import skip_home_list

HIM, OTHER = "guardian", "other"
# A sealed step of a walk, and four words drawn for whoever wants new ones.
NEXT_STEP = re.compile(r'name="next_step" value="[^"]*"')
DRAWN = re.compile(r'(<p class="words-hers" translate="no">)[a-z ]+(?=</p>)')
STEP = re.compile(r'action="(/share/(?!back/|lines/|signer)[^"]+)"')
OF_A_KIND = 12


@dataclass
class World:
    """One of the two, with its own clock; `now` is what it shows."""

    folder: Path
    app: Flask
    now: list[datetime] = field(default_factory=lambda: [NOON])

    @property
    def store(self) -> Store:
        settings = self.app.config["SETTINGS"]
        seal = self.app.extensions["seal"]
        return Store(
            connection(settings.database), seal, self.now[0], settings.stop_list, settings.time_zone
        )

    def signer(self, name: str) -> Signer:
        return unlock_with_words(self.store, name, PASSPHRASE, CHEAP).signer

    def opened(self, name: str = "youth") -> OpenSpace:
        signer = self.signer(name)
        return open_space(self.store, signer, spaces_of(self.store, signer.account)[0].space)

    def account(self, name: str) -> str:
        return self.signer(name).account

    def resting_on_him(self) -> list[Grant]:
        """What he reads, and what stands or waits by a yes of his."""
        space, him = self.opened(), self.account(HIM)
        every = [g for g in all_grants(self.store, space.authority)[0] if not g.ended_at]
        return [g for g in every if g.reader == him or (g.needs and him in g.needs.signers)]


def lived_in(folder: Path, *, parents: int = 1) -> World:
    """The demo, in which he signed one share of hers, is asked about another, reads something
    that began, is paused, and may be offered a list for home."""
    now = [NOON]
    world = World(folder, demo_in(folder, clock=lambda: now[0]), now)
    with world.app.test_request_context("/"):
        if parents > 1:
            _another_parent(world)
        him = world.signer(HIM)
        mine = add_link(world.store, world.opened().id, GUARDIAN, account=him.account)
        say_safe(world.store, mine, world.account("advocate"))
        _share(world, "doctor", (birth_paper(world),), "papers", signers=(him.account,))
        for asked in waiting_for(world.store, him)[1:]:
            sign(world.store, him, asked.offer, {"version": "1", "name": "Denise"})
        kept = _share(world, HIM, (first_meal(world),), "know-me")
        space = world.opened()
        pause(space, [running_copy(space, kept.grant)], local_day(NOON) + timedelta(days=3))
        link = link_of(world.store, space.id, him.account)
        draft = Draft(world.account("doctor"), (), (birth_paper(world),), "papers", "", 7)
        want(space, draft, link.id)
    truncate_wal(world.store.db)
    return world


def _another_parent(world: World) -> None:
    store = world.store
    made, master = create_account(store, OTHER, kind=HIM, said_name="Joao")
    add_words(store, made.account, master, PASSPHRASE, CHEAP)
    sign_slots(store, made)
    knows_them(world.opened(), made.card)
    link = add_link(store, world.opened().id, PARENT, account=made.account)
    say_safe(store, link, world.account("advocate"))


def birth_paper(world: World) -> str:
    """The line for which a parent's yes is needed."""
    return _line(world, "money", "Find my birth paper")


def first_meal(world: World) -> str:
    """A line that she may share with somebody at home."""
    return _line(world, "food", "No mushrooms")


def _line(world: World, kind: str, begins: str) -> str:
    items = world.opened().section(kind).items()
    return next(i.id for i in items if str(i.body.get("hers")).startswith(begins))


def _share(world: World, reader: str, lines, purpose: str, signers: tuple[str, ...] = ()):
    space, account = world.opened(), world.account(reader)
    walk = walk_for(space, account, Draft(account, (), lines, purpose, "", 20, signers=signers))
    share, decision = walk.share(), walk.decision()
    return sign_share(space, world.signer("youth"), share, walk.limits, decision, signers)


def copied(world: World, to: Path) -> World:
    """The same life, from here on by itself."""
    close_connections()
    shutil.copytree(world.folder, to)
    now = [world.now[0]]
    return World(to, app_in(to, clock=lambda: now[0]), now)


def kept_away(world: World, by: str) -> None:
    with world.app.test_request_context("/"):
        him = world.account(HIM)
        if by == "her":
            she_keeps_away(world.opened(), him)
        else:
            why = ("in the safe", HURT_HER, BytesIO(PDF)) if by == "staff and a court" else ()
            staff_keep_away(world.opened("advocate"), him, *why)


def just_ended(world: World, by: str) -> None:
    """Her own stop of each; or by itself, as what was not signed in time, or whose day came."""
    with world.app.test_request_context("/"):
        for grant in world.resting_on_him():
            if by == "her":
                stop(world.opened(), grant.id)
            else:
                why = "not-signed" if grant.state == WAITING else "ended"
                stop_without_keys(world.store, grant.space, grant.id, why=why)
        if by == "her":
            skip_home_list(world.opened(), world.account(HIM))


def he_tries(world: World) -> None:
    """An old link, and an answer that comes too late."""
    client = signed_in(world.app, HIM, PASSPHRASE)
    client.get(f"/shared/{world.opened().id}").close()
    for asked in waiting_for(world.store, world.signer(HIM)):
        page = f"/asked/{asked.offer}"
        send(client, f"{page}/no", page)


def he_asks_at_the_desk(world: World) -> None:
    """Staff note it; only where he is kept away can they."""
    with world.app.test_request_context("/"):
        note_at_the_desk(world.opened("advocate"), world.account(HIM))


def bare(answer) -> tuple:
    """All there is to an answer, but for tokens."""
    return answer.status_code, answer.location or "", without_tokens(answer.text)


def without_tokens(html: str) -> str:
    """What differs from one second to the next on any page."""
    return DRAWN.sub(r"\1", NEXT_STEP.sub("", TOKENS.sub("", html)))


def her_pages(world: World, language: str = "en") -> dict[str, tuple]:
    """Everything that a link leads to, then every form that goes on without her words."""
    walk = walked(world.app, "youth", language, OF_A_KIND)
    assert walk.broken == []
    found = {page.address: without_tokens(page.html) for page in walk.pages}
    return found | her_forms(world, walk.client)


def her_forms(world: World, client: FlaskClient) -> dict[str, tuple]:
    """The walks of a share up to her words and no further, and what wrong words answer."""
    him, found, paper = world.account(HIM), {}, birth_paper(world)
    walks = {"doctor": paper, "caseworker": paper, HIM: first_meal(world)}
    for reader, line in walks.items():
        forget_tries(world)
        for number, page in enumerate(
            share_without_words(client, world.account(reader), line, him)
        ):
            found[f"{reader} {number}"] = bare(page)
    about = f"/people/{him}/about"
    found["about"] = bare(send(client, about, passphrase="not my words"))
    forget_tries(world)
    for kept in re.findall(r'href="(/receipts/\w+)"', client.get("/people/past").text):
        for page in (f"{kept}/undo", f"{kept}/ask"):
            if 'name="passphrase"' in client.get(page).text:
                forget_tries(world)
                found[page] = bare(send(client, page, passphrase="not my words"))
    return found


def forget_tries(world: World) -> None:
    """How long to wait after wrong words goes by the real clock, which differs."""
    world.app.extensions["throttle"].forget()


def share_without_words(client: FlaskClient, reader: str, line: str, him: str):
    """Page after page, as far as a thumb gets. Where a yes is needed, his is picked."""
    page = client.get(f"/people/{reader}/share")
    yield page
    for address, more in (
        ("what", {"lines": [line]}), ("why", {"purpose": "papers"}), ("until", {"days": "7"})
    ):  # fmt: skip
        page = go_on(client, page, f"/share/{address}", **more)
        yield page
    while step := STEP.search(page.text):
        page = go_on(client, page, step[1])
        yield page
    if 'action="/share/signer"' in page.text:
        yield go_on(client, page, "/share/signer", link="nobody of these")
        page = go_on(client, page, "/share/signer", link=him)
        yield page
    yield go_on(client, page, "/releases", passphrase="not my words")


def go_on(client: FlaskClient, page, address: str, **fields):
    """The next step of a walk; a page without a form answers itself."""
    token, hidden = TOKEN.search(page.text), HIDDEN.search(page.text)
    if not hidden:
        return page
    data = {"csrf_token": token.group(1), "next_step": hidden.group(1), **fields}
    return client.post(address, data=data)


def later(world: World, **time) -> World:
    world.now[0] += timedelta(**time)
    return world
