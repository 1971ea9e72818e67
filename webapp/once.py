"""A form counts once: sent twice, it changes nothing more and is answered like the first time."""

import hashlib
import json
import secrets
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Flask, Response, current_app, g, redirect, request
from flask import session as flask_session
from werkzeug.datastructures import FileStorage

from crypto.derive import keyed_index
from crypto.envelope import open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.refusals import BusyError
from webapp.sealed_session import Session
from webapp.throttle import ALWAYS_FREE

FIELD = "once"
PATIENCE = 10
MOST_WAITING = ALWAYS_FREE // 2
"""Somebody who taps twice waits for the first answer. Whoever sends one form from twenty places
would keep every thread waiting, so more than these are told to come back."""
NO_ID = bytes(8)


def init_once(app: Flask) -> None:
    """Hung in before the check of form tokens: a form that was used shows by its own token
    that it came from a page of this very cookie, and all it gets is the same answer. Only the
    same form, to the letter: the answer to secret words is for who types them again."""
    app.extensions["once"] = _Pending()
    app.jinja_env.globals["once"] = lambda: secrets.token_urlsafe(12)
    app.before_request(_answer_again)
    app.after_request(_remember)
    app.teardown_request(_let_go)


class _Pending:
    """Forms being worked on at this moment."""

    def __init__(self):
        self._marks: set[bytes] = set()
        self._waiting = 0
        self._changed = threading.Condition()

    def take(self, mark: bytes) -> None:
        """Waits for the same form, sent a moment earlier, to be answered. BusyError when too many
        wait already."""
        with self._changed:
            if mark in self._marks:
                self._wait_for(mark)
            self._marks.add(mark)

    def _wait_for(self, mark: bytes) -> None:
        if self._waiting >= MOST_WAITING:
            raise BusyError
        until = time.monotonic() + PATIENCE
        self._waiting += 1
        try:
            while mark in self._marks and time.monotonic() < until:
                self._changed.wait(0.2)
        finally:
            self._waiting -= 1

    def let_go(self, mark: bytes) -> None:
        with self._changed:
            self._marks.discard(mark)
            self._changed.notify_all()


def _answer_again() -> Response | None:
    token = request.form.get(FIELD, "") if request.method == "POST" else ""
    this = _session()
    if not 8 <= len(token) <= 64 or this.cookie is None:
        return None
    key = this.cookie_key(Tag.SESSION_ROW, FIELD, token, _content())
    mark = keyed_index(key, place(Tag.SESSION_ROW, FIELD, "mark"))
    current_app.extensions["once"].take(mark)
    g.once_mark, g.once_key = mark, key
    sealed = this.rows.answer(mark)
    return _first_answer(key, sealed) if sealed else None


def _content() -> bytes:
    """Where the form went, everything that was typed into it, and the files beside it."""
    files = [(name, _hash(file)) for name, file in request.files.items(multi=True)]
    sent = [request.path, *request.form.items(multi=True), *files]
    return hashlib.sha256(json.dumps(sent).encode()).digest()


def _hash(file: FileStorage) -> str:
    digest = hashlib.file_digest(file.stream, "sha256").hexdigest()
    file.stream.seek(0)
    return digest


def _first_answer(key: bytes, sealed: bytes) -> Response | None:
    try:
        first = json.loads(open_(key, NO_ID, sealed, place(Tag.SESSION_ROW, FIELD)))
    except CannotOpenError:
        return None
    g.pop("once_key")
    answer = redirect(first["location"], 303)
    if first["cookie"]:
        # The browser threw the first answer away, and with it the cookie it would have set.
        current_app.session_interface.set_cookie(answer, urlsafe_b64decode(first["cookie"]))
        _session().came_with = _session().cookie
    return answer


def _remember(response: Response) -> Response:
    """Only what led on to another page is done; a form shown again with errors is not."""
    this = _session()
    if "once_key" not in g or response.status_code != 303 or this.who is None:
        return response
    renewed = this.cookie != this.came_with
    cookie = urlsafe_b64encode(this.cookie).decode() if renewed else None
    first = json.dumps({"location": response.location, "cookie": cookie}).encode()
    sealed = seal(g.once_key, NO_ID, first, place(Tag.SESSION_ROW, FIELD))
    this.rows.keep_answer(g.once_mark, this.expires_at, sealed)
    return response


def _let_go(error: BaseException | None) -> None:
    if "once_mark" in g:
        current_app.extensions["once"].let_go(g.once_mark)


def _session() -> Session:
    return flask_session._get_current_object()
