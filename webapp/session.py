"""Sessions: one cookie, one sealed row, keys that go at the idle end; guests store nothing."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, Request, Response, current_app, g
from flask import session as flask_session
from flask.sessions import SessionInterface
from flask_login import LoginManager, UserMixin

from crypto.derive import subkey
from crypto.labels import Tag, place
from webapp.config import Settings
from webapp.keyfile import Secret
from webapp.sealed_session import COOKIE_SIZE, Session
from webapp.session_parts import SeenSession, SessionKeys, Who
from webapp.session_rows import SessionRows


class SignedIn(UserMixin):
    """What Flask-Login calls the user."""

    def __init__(self, who: Who):
        self.id = who.account_id
        self.kind = who.kind


class DaybookSessions(SessionInterface):
    """Reads the cookie before a request, and sets or takes it away after."""

    def __init__(self, settings: Settings, pepper: Secret):
        self.rows = SessionRows(settings.run)
        self._settings = settings
        self._pepper = pepper
        self.cookie_name = "__Host-daybook" if settings.secure_cookies else "daybook"

    def open_session(self, app: Flask, request: Request) -> Session:
        cookie = _cookie(request.cookies.get(self.cookie_name, ""))
        return Session(self.rows, self._pepper, cookie, self._settings.clock())

    def save_session(self, app: Flask, session: Session, response: Response) -> None:
        if session.modified:
            session.save()
        if session.cookie is not None and session.cookie != session.came_with:
            self.set_cookie(response, session.cookie)
        elif session.cookie is None and session.came_with is not None:
            response.delete_cookie(self.cookie_name, **self._rules())

    def set_cookie(self, response: Response, cookie: bytes) -> None:
        text = urlsafe_b64encode(cookie).decode().rstrip("=")
        response.set_cookie(self.cookie_name, text, **self._rules())

    def _rules(self) -> dict[str, Any]:
        secure = self._settings.secure_cookies
        return {"path": "/", "secure": secure, "httponly": True, "samesite": "Strict"}


def init_sessions(app: Flask, settings: Settings, pepper: Secret) -> None:
    """Puts sessions under the app, and Flask-Login on top of them.

    Flask-Login's session protection stays off: it would keep a hash of her address. Its
    remember cookie is never hung in: that would read the session for every static file.
    """
    app.session_interface = DaybookSessions(settings, pepper)
    app.secret_key = subkey(pepper.value, place(Tag.GUEST, "token signature"))
    app.login_manager = LoginManager()
    app.login_manager.session_protection = None
    app.login_manager.user_loader(lambda account_id: SignedIn(flask_session.who))


def begin(
    account_id: str,
    kind: str,
    language: str,
    idle_minutes: int,
    hand_seed: bytes,
    box_seed: bytes,
) -> None:
    """Signs in: a new cookie, a new row."""
    who = Who(account_id, kind, language, idle_minutes, csrf=os.urandom(16).hex())
    _this().begin(who, SessionKeys(hand_seed, box_seed))
    _forget_what_this_request_knew()


def who() -> Who | None:
    """Who signed in here, also after the idle end; None for guests."""
    return _this().who


def keys() -> SessionKeys | None:
    """The keys of who is signed in; None after the idle end and for guests."""
    return _this().keys_now


def keep_checked(checked: dict[str, Any]) -> None:
    """Remembers the outcome of checks beside the keys, until the idle end."""
    _this().keep_checked(checked)


def change_who(**changes: Any) -> None:
    """Changes `language` or `idle_minutes` for the rest of this session."""
    _this().change_who(**changes)


def renew() -> bool:
    """Call after every step-up: the same session under a new cookie. False when it was ended
    while the words were being checked."""
    return _this().renew()


def end_current() -> None:
    """Signs out here."""
    _this().end()
    _forget_what_this_request_knew()


def end_all(account_id: str, *, except_current: bool = False) -> None:
    """Signs an account out everywhere, or everywhere but here."""
    _this().end_all(account_id, except_current=except_current)


def end_one(account_id: str, mark: str) -> None:
    """Signs an account out of one other place; nothing happens when it has ended meanwhile."""
    _this().end_one(account_id, mark)


def list_for(account_id: str) -> list[SeenSession]:
    """Where an account is signed in, the newest first."""
    return _this().seen(account_id)


def prolong() -> None:
    """Moves the idle end of this session; the guard calls it."""
    _this().prolong()


def sweep(now: datetime) -> None:
    """Ended sessions and idle keys go from the file. Needs an app context only."""
    current_app.session_interface.rows.sweep(int(now.timestamp()))


def does_not_prolong(view: Callable) -> Callable:
    """For views that a page asks by itself: they do not count as use."""
    view.does_not_prolong = True
    return view


def _this() -> Session:
    return flask_session._get_current_object()


def _forget_what_this_request_knew() -> None:
    g.pop("_login_user", None)
    g.pop("csrf_token", None)


def _cookie(text: str) -> bytes | None:
    try:
        cookie = urlsafe_b64decode(text + "=")
    except ValueError:
        return None
    return cookie if len(cookie) == COOKIE_SIZE else None
