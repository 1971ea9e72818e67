"""Somebody before a screen, who opens pages and sends the forms on them; an album keeps them."""

import re
from dataclasses import dataclass, field
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from pages_cast import send
from walking import NOON, Seen, Walk, come_in, endpoint_of

from webapp.account.accounts import account_id
from webapp.database import Store, connection

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
ACTION = re.compile(r'\baction="([^"]*)"')
GIVEN = re.compile(r'<input\b[^>]*type="hidden"[^>]*>')
NAMED = re.compile(r'\b(name|value)="([^"]*)"')


@dataclass
class Album:
    """All that was kept, by who sees it; `now` is what the clock of this demo shows."""

    app: Flask
    language: str
    now: list = field(default_factory=lambda: [NOON])
    walks: dict[str, Walk] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)

    def screen(self, who: str, role: str = "guest") -> "Screen":
        """The language is the account's own, so that it is still there after signing in again."""
        client = come_in(self.app, role, self.language)
        if role != "guest":
            send(client, "/account/language", page="/account", language=self.language)
        return Screen(self, who, client)

    def keep(self, who: str, answer) -> None:
        address, pages = answer.request.path, self.walks[who].pages
        name = self.templates[-1] if self.templates else ""
        endpoint = endpoint_of(self.app, address) or ""
        pages.append(Seen(address, endpoint, answer.text, tuple(self.texts), name))

    def forget(self, *_which, **_more) -> None:
        self.texts.clear()
        self.templates.clear()

    @property
    def store(self) -> Store:
        settings = self.app.config["SETTINGS"]
        seal = self.app.extensions["seal"]
        return Store(
            connection(settings.database), seal, self.now[0], settings.stop_list, settings.time_zone
        )

    def account(self, name: str) -> str:
        return account_id(self.store, name)


@dataclass
class Screen:
    """Somebody before a screen, who opens pages and sends the forms that stand on them."""

    album: Album
    who: str
    client: FlaskClient
    page: str = ""
    address: str = "/"

    def open(self, address: str) -> "Screen":
        return self._came(self.client.get(address, follow_redirects=True))

    def send(self, form: str, to: str = "", **fields) -> "Screen":
        """The form whose address ends with `form`; to another address, as its buttons may."""
        action, hidden = self._form(form)
        headers = {"Referer": f"http://localhost{self.address}"}
        data = hidden | fields
        where = to or action
        return self._came(
            self.client.post(where, data=data, headers=headers, follow_redirects=True)
        )

    def _form(self, ending: str) -> tuple[str, dict[str, str]]:
        for start, inside in FORM.findall(self.page):
            found = ACTION.search(start)
            action = unescape(found[1]) if found else self.address
            if action.endswith(ending) and action != "/language":
                inputs = [dict(NAMED.findall(one)) for one in GIVEN.findall(inside)]
                return action, {one["name"]: unescape(one.get("value", "")) for one in inputs}
        raise AssertionError(f"no form to {ending} on {self.address}: {self.page}")

    def _came(self, answer) -> "Screen":
        self.page, self.address = answer.text, answer.request.path
        self.album.keep(self.who, answer)
        return self
