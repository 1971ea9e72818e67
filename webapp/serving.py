"""Waitress as it answers here: nothing that is sent or read waits on a disk, what is too much
for who sends it is turned away by its first lines, and who is too slow is let go."""

import logging
import time

from flask import Flask
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import Error, RequestEntityTooLarge
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Request

from webapp.sizes import MOST_FROM_GUESTS, most_from
from webapp.throttle import THREADS

NEVER_ON_DISK = 1 << 30
MOST_FOR_ANYBODY = 17 * 1024 * 1024

MOST_AT_ONCE = 400
"""Lines that are open. Each needs a file number, and most systems give a program 1024."""

PATIENCE = 30
"""Seconds in which a guest has to have sent all of a request, and anybody a part of one. A form
of a guest is small; only who signed in sends a photo over a weak signal."""


class TooSlowError(Error):
    code = 408
    reason = "Request Timeout"


def server_for(app: Flask, host: str, port: int, *, patience: float = PATIENCE, **more):
    """A server that writes no log of addresses; `run()` answers until the program ends."""
    logging.getLogger("waitress").addFilter(_without_texts)
    sockets = {}
    server = create_server(
        app, map=sockets, host=host, port=port, threads=THREADS, ident=None,
        max_request_body_size=MOST_FOR_ANYBODY,
        inbuf_overflow=NEVER_ON_DISK, outbuf_overflow=NEVER_ON_DISK,
        connection_limit=MOST_AT_ONCE, channel_timeout=PATIENCE, cleanup_interval=PATIENCE // 3,
        **more,
    )  # fmt: skip
    channel = _channel_of(app, patience)
    for listening in sockets.values():
        listening.channel_class = channel
    return server


def _without_texts(record: logging.LogRecord) -> bool:
    """Its sentences hold addresses, headers and errors: what is left is where it was."""
    kind = record.exc_info[0].__name__ if record.exc_info else record.levelname
    record.msg, record.args = f"{kind} in {record.module}, line {record.lineno}", ()
    record.exc_info = record.exc_text = None
    return True


def _channel_of(app: Flask, patience: float) -> type[HTTPChannel]:
    class Parser(HTTPRequestParser):
        """Waitress takes a body whole before the app sees its first line."""

        def __init__(self, adj):
            super().__init__(adj)
            self._late = time.monotonic() + patience

        def received(self, data: bytes) -> int:
            consumed = super().received(data)
            sent = max(self.content_length, self.body_bytes_received)
            if sent > MOST_FROM_GUESTS and not self.error and sent > self._most():
                self._give_up(RequestEntityTooLarge("too much"))
            elif not self.completed and time.monotonic() > self._late and self._is_guest():
                self._give_up(TooSlowError("too slow"))
            return consumed

        def _give_up(self, error: Error) -> None:
            self.error, self.completed = error, True

        def _is_guest(self) -> bool:
            return not self.headers_finished or self._most() <= MOST_FROM_GUESTS

        def _most(self) -> int:
            if not hasattr(self, "_allowed"):
                self._allowed = _allowed(app, self)
            return self._allowed

    class Channel(HTTPChannel):
        parser_class = Parser

    return Channel


def _allowed(app: Flask, asked: HTTPRequestParser) -> int:
    request = Request({"HTTP_COOKIE": asked.headers.get("COOKIE", "")})
    who = app.session_interface.open_session(app, request).who
    try:
        endpoint, _values = app.url_map.bind("").match(asked.path, asked.command)
    except (HTTPException, RequestRedirect):
        return most_from(who, None)
    return most_from(who, app.view_functions[endpoint])
