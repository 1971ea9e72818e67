"""Every page that a link leads to, as each kind of person meets it in a lived-in space.

The walk is done by the app's own test client, which is quick; a browser can then take over its
cookies. Of pages that differ only in what people wrote, a few stand for all.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import pytest
from demo_cast import more_people
from flask import Flask, template_rendered
from flask.testing import FlaskClient
from pages_cast import TOKEN, send, signed_in
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from crypto.passphrase import Profile
from webapp import create_app, i18n
from webapp.config import Settings
from webapp.database import close_connections
from webapp.demo import PASSPHRASE, make_demo

ROLES = (
    "guest", "youth", "guardian", "supporter", "advocate", "coordinator", "supervisor",
    "doctor", "officer", "caseworker", "therapist", "counsellor",
)  # fmt: skip
# What only steps lead to, by who sees it: `steps` collects that.
ON_THE_WAY = ("newcomer", "youth on the way", "staff on the way")
EVERYBODY = (*ROLES, *ON_THE_WAY)
LANGUAGES = ("en", "es")
NOON = datetime(2026, 6, 3, 17, 0, tzinfo=UTC)
CHEAP = Profile(memory_kib=64, iterations=1, lanes=1, for_tests=True)
# These leave, or are files and no pages.
NOT_WALKED = {
    "safety.leave", "static", "shell.service_worker", "home_screen.manifest", "shell.healthz",
    "papers.copy",
}  # fmt: skip
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')
OF_A_KIND = 3


@dataclass
class Seen:
    """One page as it was answered. `texts` are Daybook's own: what the catalogue gave for it,
    with the names of blanks in place of what people wrote."""

    address: str
    endpoint: str
    html: str
    texts: tuple[str, ...] = ()
    template: str = ""


@dataclass
class Walk:
    """All that one person sees; `client` still holds the cookies."""

    role: str
    language: str
    client: FlaskClient
    pages: list[Seen] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory) -> Iterator[Flask]:
    """A demo as `make run` makes it. The walks only look."""
    app = demo_in(tmp_path_factory.mktemp("demo"))
    more_people(app)
    yield app
    close_connections()


def demo_in(folder: Path, **more) -> Flask:
    """A demo of its own, for whoever does more than look."""
    app = app_in(folder, **more)
    make_demo(app)
    return app


def app_in(folder: Path, **more) -> Flask:
    """The app on the files of a folder, as it starts anew."""
    told = {"secure_cookies": False, "clock": lambda: NOON, **more}
    app = create_app(
        Settings(
            database=folder / "daybook.db",
            run=folder / "sessions.db",
            keys=folder / "keys.json",
            stop_list=folder / "stops.list",
            host="127.0.0.1",
            port=0,
            demo=True,
            words_profile=CHEAP,
            time_zone=ZoneInfo("America/Chicago"),
            **told,
        )
    )
    app.testing = True
    return app


@pytest.fixture(scope="session")
def walk(demo_app, steps) -> Callable[[str, str], Walk]:
    """walk("youth", "es"): made once, then remembered."""
    done: dict[tuple[str, str], Walk] = {}

    def once(role: str, language: str) -> Walk:
        if role in ON_THE_WAY:
            return steps(language)[role]
        if (role, language) not in done:
            done[role, language] = walked(demo_app, role, language)
        return done[role, language]

    return once


def come_in(app: Flask, role: str, language: str) -> FlaskClient:
    client = app.test_client() if role == "guest" else signed_in(app, role, PASSPHRASE)
    answer = send(client, "/language", page=_with_a_form(app, client), language=language)
    assert answer.status_code == 303
    return client


def _with_a_form(app: Flask, client: FlaskClient) -> str:
    for page in ("/", "/join", *_plain_addresses(app)):
        if endpoint_of(app, page) in NOT_WALKED:
            continue
        if TOKEN.search(client.get(page, follow_redirects=True).text):
            return page
    raise AssertionError("no page has a form")


def walked(app: Flask, role: str, language: str, of_a_kind: int = OF_A_KIND) -> Walk:
    """From home and from every address without a blank in it, along all links."""
    walk = Walk(role, language, come_in(app, role, language))
    waiting = ["/", *_plain_addresses(app)]
    known, taken = set(waiting), Counter()
    while waiting:
        address = waiting.pop(0)
        endpoint = endpoint_of(app, address)
        if endpoint is None or endpoint in NOT_WALKED or taken[endpoint] >= of_a_kind:
            continue
        with listening(app) as (texts, templates):
            answer = _answer(walk, address)
        if answer is None:
            continue
        if answer.status_code in (301, 302, 303, 307, 308):
            found = [answer.location]
        elif answer.status_code == 200 and answer.mimetype == "text/html":
            taken[endpoint] += 1
            walk.pages.append(Seen(address, endpoint, answer.text, tuple(texts), templates[-1]))
            found = [unescape(link) for link in LINK.findall(answer.text)]
        else:
            if answer.status_code >= 500 or address not in _plain_addresses(app):
                walk.broken.append(f"{address}: {answer.status_code}")
            continue
        for link in found:
            onward = _ours(urljoin(address, link))
            if onward and onward not in known:
                known.add(onward)
                waiting.append(onward)
    return walk


@contextmanager
def listening(app: Flask) -> Iterator[tuple[list[str], list[str]]]:
    """Every text the catalogues give while this lasts, and the name of every page rendered."""
    heard: list[str] = []
    templates: list[str] = []
    catalogue_of = i18n._translations

    class Listening:
        def __init__(self, catalogue):
            self.catalogue = catalogue

        def gettext(self, text):
            heard.append(self.catalogue.gettext(text))
            return heard[-1]

        def ngettext(self, one, many, num):
            heard.append(self.catalogue.ngettext(one, many, num))
            return heard[-1]

    def note(_app, template, **_more):
        templates.append(template.name)

    i18n._translations = lambda *which: Listening(catalogue_of(*which))
    try:
        with template_rendered.connected_to(note, app):
            yield heard, templates
    finally:
        i18n._translations = catalogue_of


def _answer(walk: Walk, address: str):
    try:
        return walk.client.get(address)
    except Exception as error:
        walk.broken.append(f"{address}: {type(error).__name__} {error}")
        return None


def endpoint_of(app: Flask, address: str) -> str | None:
    """Which view answers this address; None when none does."""
    try:
        return app.url_map.bind("localhost").match(urlsplit(address).path, "GET")[0]
    except (HTTPException, RequestRedirect):
        return None


def _plain_addresses(app: Flask) -> list[str]:
    rules = app.url_map.iter_rules()
    return sorted(rule.rule for rule in rules if "GET" in rule.methods and not rule.arguments)


def _ours(address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")
