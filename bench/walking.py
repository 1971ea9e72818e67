"""Follows every link of the demo as each of its people, and weighs the pages."""

import re

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from bench.visiting import TOKEN, WrongAnswerError
from bench.worlds import world
from webapp.demo import PASSPHRASE, SIGN_INS, make_demo

LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
FILE = re.compile(r'(?:src|href)="(/static/[^"#]+)')
LEAVING = ("/exit", "/sign-out")
MOST_PAGES = 150


def sizes_of_pages() -> dict[str, int]:
    """The most bytes of each kind of page, with those of its files that the first page lacks."""
    found: dict[str, int] = {}
    with world(peopled=False) as made:
        make_demo(made.app)
        for name in SIGN_INS:
            client = made.app.test_client()
            known = set(FILE.findall(client.get("/sign-in").text))
            _sign_in(client, name)
            for address, text in _pages(client):
                size = len(text.encode()) + _new_files(client, text, known)
                kind = _kind(made.app, address)
                found[kind] = max(size, found.get(kind, 0))
    return found


def _sign_in(client: FlaskClient, name: str) -> None:
    token = TOKEN.search(client.get("/sign-in").text).group(1)
    form = {"name": name, "passphrase": PASSPHRASE, "csrf_token": token}
    if client.post("/sign-in", data=form).status_code != 303:
        raise WrongAnswerError(f"{name} could not sign in")


def _pages(client: FlaskClient):
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        answer = client.get(address, follow_redirects=True)
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        yield answer.request.path, answer.text
        new = {link for link in LINK.findall(answer.text) if not link.startswith(LEAVING)} - seen
        waiting += sorted(new)
        seen |= new


def _new_files(client: FlaskClient, text: str, known: set[str]) -> int:
    new = set(FILE.findall(text)) - known
    known |= new
    return sum(len(client.get(file, headers={"Accept-Encoding": "gzip"}).data) for file in new)


def _kind(app: Flask, address: str) -> str:
    """The address with its variable parts named, so that pages of one kind count once."""
    try:
        return app.url_map.bind("").match(address, return_rule=True)[0].rule
    except HTTPException:
        return address
