"""How much a request may bring: decided before it is read, and never laid on a disk."""

import io
from collections.abc import Callable
from typing import IO

from flask import Flask, Request, current_app, request

from webapp import session
from webapp.session import Who

MOST_FROM_GUESTS = 64 * 1024
MOST_SENT = 2 * 1024 * 1024


class InMemory(Request):
    """What came with a form stays in memory, within what was allowed: a file in a folder for
    temporary things would lie there for who looks at the disk."""

    def _get_file_stream(self, *_about, **_more) -> IO[bytes]:
        return io.BytesIO()


def takes(most: int) -> Callable[[Callable], Callable]:
    """Lets a view take more than forms need, from those who may use it. Stands below the route."""

    def widened(view: Callable) -> Callable:
        view.takes = most
        return view

    return widened


def most_from(who: Who | None, view: Callable | None) -> int:
    """Anybody can send; only who signed in has pages to write, and few of those take files."""
    if who is None:
        return MOST_FROM_GUESTS
    roles = getattr(view, "roles", None)
    is_for_them = roles is None or who.kind in roles
    return getattr(view, "takes", MOST_SENT) if is_for_them else MOST_SENT


def init_sizes(app: Flask) -> None:
    """Hung in before anything that reads a form."""
    app.request_class = InMemory
    app.config.update(MAX_CONTENT_LENGTH=MOST_SENT, MAX_FORM_MEMORY_SIZE=MOST_SENT)
    app.before_request(_keep_small)


def _keep_small() -> None:
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        view = current_app.view_functions.get(request.endpoint or "")
        request.max_content_length = most_from(session.who(), view)
