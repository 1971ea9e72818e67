"""Claim: whoever keeps a request open without finishing it keeps nobody else out for long, and
the server writes down neither who asked nor for what."""

import logging
import socket
import time

import pytest
from browsers import answering

from webapp.serving import MOST_AT_ONCE

HEAD = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
MANY = 150
"""More than waitress takes when nobody tells it otherwise."""


def open_to(port: int, *sent: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=10)
    for part in sent:
        line.sendall(part)
    return line


def answer_on(line: socket.socket) -> bytes:
    try:
        return line.recv(100)
    except ConnectionResetError:
        return b""


def asks(port: int, *more: str) -> bytes:
    lines = "".join(f"{line}\r\n" for line in ("Host: localhost", "Connection: close", *more))
    with open_to(port, f"GET /sign-in HTTP/1.1\r\n{lines}\r\n".encode()) as line:
        return answer_on(line)


def test_many_who_do_not_finish_leave_room_for_others(app):
    with answering(app) as port:
        slow = [open_to(port, HEAD) for _ in range(MANY)]
        time.sleep(0.5)
        answer = asks(port)
        for line in slow:
            line.close()

    assert MANY < MOST_AT_ONCE
    assert answer.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("begun", [HEAD, HEAD + b"\r\n"], ids=["head", "body"])
def test_a_guest_who_sends_a_letter_at_a_time_is_let_go(app, begun):
    with answering(app, patience=1) as port, open_to(port, begun) as line:
        until, answer = time.monotonic() + 10, b""
        line.settimeout(0.2)
        while not answer and time.monotonic() < until:
            try:
                line.sendall(b"X")
                answer = line.recv(100)
            except TimeoutError:
                continue
            except OSError:
                break
        waited = time.monotonic() - until + 10

    assert b" 408 " in answer
    assert waited < 5


def test_who_is_signed_in_may_take_longer(app, youth_client):
    cookie = "; ".join(f"{c.key}={c.value}" for c in youth_client._cookies.values())
    head = HEAD.replace(b"1000", b"4") + f"Cookie: {cookie}\r\n\r\n".encode()
    with answering(app, patience=0.5) as port, open_to(port, head) as line:
        for letter in (b"a", b"=", b"b", b"c"):
            time.sleep(0.3)
            line.sendall(letter)
        answer = answer_on(line)

    assert answer.startswith(b"HTTP/1.1 400")  # No form token: it was read to its end.


def test_no_address_of_anybody_is_written_down(app, caplog):
    proxy = {
        "trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }  # fmt: skip
    with caplog.at_level(logging.DEBUG), answering(app, **proxy) as port:
        answer = asks(port, 'X-Forwarded-For: ", 203.0.113.77')

    assert answer.startswith(b"HTTP/1.1 400")
    assert "203.0.113.77" not in caplog.text
    assert "WARNING" in caplog.text


def test_no_address_of_a_page_is_written_down_when_an_answer_breaks(app, caplog):
    def breaks(environ, start):
        raise RuntimeError("a word of hers")

    app.wsgi_app = breaks
    with caplog.at_level(logging.DEBUG), answering(app) as port:
        asks(port)

    assert "RuntimeError" in caplog.text
    assert "/sign-in" not in caplog.text
    assert "a word of hers" not in caplog.text
