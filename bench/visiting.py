"""Somebody at a browser, in this very process: pages without a network in between."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.worlds import WORDS, World

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class WrongAnswerError(Exception):
    """A page that is measured did not come as it should."""


def getting(app: Flask, address: str, cookie: str = "") -> Callable[[], bytes]:
    """A call that gets one page, as a WSGI server makes it."""
    headers = {"Cookie": cookie} if cookie else {}
    environ = EnvironBuilder(path=address, headers=headers).get_environ()

    def get() -> bytes:
        status = []
        answer = app(dict(environ), lambda said, _headers, _error=None: status.append(said))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if status != ["200 OK"]:
            raise WrongAnswerError(f"{address}: {status}")
        return body

    return get


def sign_in_form(token: str, name: str) -> dict[str, str]:
    """What a browser sends."""
    return {"name": name, "passphrase": WORDS, "csrf_token": token}


def sign_in(made: World, name: str) -> str:
    """Through the form; gives the cookie that the browser has then."""
    client = made.app.test_client()
    signing_in(client, name)()
    cookie = client.get_cookie("daybook")
    return f"daybook={cookie.value}"


def signing_in(client, name: str) -> Callable[[], None]:
    """The post of a form that was just fetched: the part of a sign-in that asks who it is."""
    client.delete_cookie("daybook")
    token = TOKEN.search(client.get("/sign-in").text).group(1)
    form = urlencode(sign_in_form(token, name))

    def post() -> None:
        kind = "application/x-www-form-urlencoded"
        answer = client.post("/sign-in", data=form, content_type=kind)
        if answer.status_code != 303:
            raise WrongAnswerError(f"signing in: {answer.status}")

    return post
