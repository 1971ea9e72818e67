"""Sends forms as a browser does, whatever they ask, and notes which view took each of them."""

from collections.abc import Iterable
from contextlib import suppress
from html import unescape
from re import compile as pattern
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext, Error, Page, Response
from walking import walked
from werkzeug.exceptions import MethodNotAllowed, NotFound

PLACES = pattern(r'<form\b[^>]*\bmethod="post"[^>]*|\bformaction="[^"]*"')
ACTION = pattern(r'action="([^"]*)"')
BUTTONS = """const buttons = [...document.forms]
  .filter(form => form.method === "post").flatMap(form => [...form.elements])
  .filter(element => element.matches("button:enabled"));"""
ADDRESSES = f"""() => {{ {BUTTONS}
  return buttons.map(one => one.hasAttribute("formaction") ? one.formAction : one.form.action);
}}"""
# Fills in what is empty, picks the first of what has to be picked, and presses one button.
SEND = f"""([number, typed]) => {{ {BUTTONS}
  const {{ form }} = buttons[number];
  const plain = {{ text: "Ask me first", textarea: "Ask me first",
    date: "2026-06-09", time: "15:30" }};
  for (const field of form.elements) {{
    if (["radio", "checkbox"].includes(field.type))
      field.checked ||= !form.querySelector(`[name="${{field.name}}"]:checked`);
    else if (!field.value) field.value = typed[field.name] ?? plain[field.type] ?? "";
  }}
  buttons[number].click();
}}"""


class Posts:
    """What the browsers sent, by the view that it was for, and with which status it came back."""

    def __init__(self, app: Flask):
        self.app = app
        self.answers: dict[str, list[int]] = {}

    def listen(self, context: BrowserContext) -> None:
        context.on("response", self._note)

    def views(self) -> set[str]:
        """Everything that takes a form. Of a view with two addresses, one is enough."""
        rules = self.app.url_map.iter_rules()
        return {self._name(rule.endpoint) for rule in rules if "POST" in rule.methods}

    def view_at(self, address: str) -> str:
        """The view that takes a form at this address."""
        found = self.app.url_map.bind("localhost").match(urlsplit(address).path, "POST")
        return self._name(found[0])

    def _name(self, endpoint: str) -> str:
        view = self.app.view_functions[endpoint]
        return f"{view.__module__.removeprefix('webapp.')}.{view.__name__}"

    def _note(self, response: Response) -> None:
        if response.request.method == "POST":
            self.answers.setdefault(self.view_at(response.url), []).append(response.status)


class Sender:
    """Somebody before a browser, who sends each form that nobody has sent yet. `typed` is what
    fields of a certain name get."""

    def __init__(self, posts: Posts, page: Page, **typed: str):
        self.posts, self.page, self.typed = posts, page, typed

    def sends_whatever_is_new(self, role: str, besides: Iterable[str]) -> bool:
        """On every page a role can come to; False when nothing was new. The far pages first:
        a button on a page before them can take away what they are about."""
        seen = walked(self.posts.app, role, "en").pages
        known = {*self.posts.answers, *besides}
        new = {page.address for page in seen if self._views_on(page.html, page.address) - known}
        pages = sorted(new, key=len, reverse=True)
        return any([self.sends_what_is_new_at(page, besides) for page in pages])

    def sends_what_is_new_at(self, address: str, besides: Iterable[str] = ()) -> bool:
        """On one page, and on the pages that answer."""
        done = False
        self.page.goto(address)
        while self.sends_on(besides):
            done = True
            self.page.goto(address)
        return done

    def sends_on(self, besides: Iterable[str] = ()) -> bool:
        """The first new form of the page that is open, then of the page that answers, and so on."""
        done = False
        while self.sends_one(besides):
            done = True
        return done

    def sends_one_at(self, address: str) -> None:
        self.page.goto(address)
        assert self.sends_one(), f"nothing new at {address}"

    def sends_one(self, besides: Iterable[str] = ()) -> bool:
        self.page.wait_for_load_state()
        for number, address in enumerate(self.page.evaluate(ADDRESSES)):
            view = self.posts.view_at(address)
            if view not in {*self.posts.answers, *besides}:
                self._press(number)
                assert view in self.posts.answers, f"the form for {view} was not sent"
                return True
        return False

    def _press(self, number: int) -> None:
        """Where the answer is a file to save, the page stays as it is."""
        try:
            with self.page.expect_navigation():
                self.page.evaluate(SEND, [number, self.typed])
        except Error as error:
            if "net::ERR_ABORTED" not in str(error):
                raise

    def _views_on(self, html: str, address: str) -> set[str]:
        """A form without a button and an address of its own leads nowhere, and harms nobody."""
        views = set()
        for place in PLACES.finditer(html):
            action = ACTION.search(place.group(0))
            with suppress(NotFound, MethodNotAllowed):
                views.add(self.posts.view_at(unescape(action.group(1)) if action else address))
        return views
