"""Waitress as it answers here: nothing that is sent or read waits on a disk, and what is too
much for who sends it is turned away by its first lines."""

from flask import Flask
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Request

from webapp.sizes import MOST_FROM_GUESTS, most_from
from webapp.throttle import THREADS

NEVER_ON_DISK = 1 << 30
MOST_FOR_ANYBODY = 17 * 1024 * 1024


def server_for(app: Flask, host: str, port: int, **more):
    """A server that writes no log of addresses; `run()` answers until the program ends."""
    sockets = {}
    server = create_server(
        app, map=sockets, host=host, port=port, threads=THREADS, ident=None,
        max_request_body_size=MOST_FOR_ANYBODY,
        inbuf_overflow=NEVER_ON_DISK, outbuf_overflow=NEVER_ON_DISK,
        **more,
    )  # fmt: skip
    channel = _channel_of(app)
    for listening in sockets.values():
        listening.channel_class = channel
    return server


def _channel_of(app: Flask) -> type[HTTPChannel]:
    class Parser(HTTPRequestParser):
        """Waitress takes a body whole before the app sees its first line."""

        def received(self, data: bytes) -> int:
            consumed = super().received(data)
            sent = max(self.content_length, self.body_bytes_received)
            if sent > MOST_FROM_GUESTS and not self.error and sent > self._most():
                self.error = RequestEntityTooLarge("too much")
                self.completed = True
            return consumed

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
