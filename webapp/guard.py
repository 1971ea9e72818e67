"""Closed by default: a view answers only who is signed in, unless it is marked `public`."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Flask, current_app, redirect, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from webapp import session
from webapp.session import Who

SIGN_IN = "/sign-in"

# Every form is checked; `@csrf.exempt` is for the exit beacon alone.
csrf = CSRFProtect()

ExpiredPost = Callable[[Who], Response]


def public(view: Callable) -> Callable:
    """Opens a view to everybody. Stands below the route decorator."""
    view.is_public = True
    return view


def for_roles(*roles: str) -> Callable[[Callable], Callable]:
    """Narrows a view; to everybody else it is a page that does not exist."""

    def narrowed(view: Callable) -> Callable:
        view.roles = frozenset(roles)
        return view

    return narrowed


def on_expired_post(app: Flask, hook: ExpiredPost) -> None:
    """Says what becomes of a form that arrives after the idle end."""
    app.extensions["expired_post"] = hook


def local_path(wanted: str | None, otherwise: str = "/") -> str:
    """An address of ours to go on to, never one of somebody else's."""
    safe = (
        wanted
        and wanted.startswith("/")
        and not wanted.startswith(("//", "/\\"))
        and wanted.isprintable()
    )
    return wanted if safe else otherwise


def init_guard(app: Flask) -> None:
    app.before_request(_check)


def _check() -> Response | None:
    """The order is by cost: what is public, who is signed in, what they are."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    view = current_app.view_functions[request.endpoint]
    if not getattr(view, "does_not_prolong", False):
        session.prolong()
    if getattr(view, "is_public", False):
        return None
    if session.keys() is None:
        return _ask_to_sign_in()
    roles = getattr(view, "roles", None)
    if roles is not None and session.who().kind not in roles:
        raise NotFound
    return None


def _ask_to_sign_in() -> Response:
    who = session.who()
    hook = current_app.extensions.get("expired_post")
    if request.method == "POST" and who is not None and hook is not None:
        return hook(who)
    if request.method != "GET" or request.path == "/":
        return redirect(SIGN_IN, 303)
    return redirect(f"{SIGN_IN}?{urlencode({'next': request.full_path.rstrip('?')})}", 303)
