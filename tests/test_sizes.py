"""Claim: what is sent is weighed before it is read, and rests in memory alone."""

import socket
import tempfile

import pytest
from browsers import answering
from flask import request
from waitress import buffers

from webapp import session
from webapp.guard import for_roles, public
from webapp.sizes import MOST_FROM_GUESTS, MOST_SENT, takes

MUCH = 6 * 1024 * 1024


@pytest.fixture
def app(app, monkeypatch):
    monkeypatch.setattr(tempfile, "TemporaryFile", _no_disk)
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", _no_disk)
    monkeypatch.setattr(buffers, "TempfileBasedBuffer", _no_disk)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", _no_disk)
    app.config["WTF_CSRF_ENABLED"] = False
    app.add_url_rule("/come-in/<kind>", view_func=public(come_in))
    app.add_url_rule("/much", view_func=public(takes(MUCH)(much)), methods=["POST"])
    theirs = for_roles("youth")(takes(MUCH)(hers))
    app.add_url_rule("/hers", view_func=theirs, methods=["POST"])
    return app


def _no_disk(*_how, **_more):
    raise AssertionError("something was laid on a disk")


def come_in(kind):
    session.begin("account-1", kind, "en", 10, b"h" * 32, b"b" * 32)
    return "in"


def much():
    return str(len(request.files["file"].read()))


def hers():
    return much()


def sent(client, address, size):
    """By hand: the test client itself would lay a large file on a disk."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    body = head + bytes(size) + b"\r\n--x--\r\n"
    return client.post(address, data=body, content_type="multipart/form-data; boundary=x")


def test_a_guest_sends_little_wherever_it_goes(client):
    assert sent(client, "/much", MOST_FROM_GUESTS).status_code == 413


def test_who_signed_in_sends_a_file_where_one_is_asked_for(client):
    client.get("/come-in/youth")

    assert sent(client, "/much", MUCH - 1000).text == str(MUCH - 1000)
    assert sent(client, "/much", MUCH).status_code == 413


def test_it_is_wide_for_those_it_is_for_alone(client):
    client.get("/come-in/member")

    assert sent(client, "/hers", MOST_SENT).status_code == 413


def test_elsewhere_a_form_stays_a_form(client):
    client.get("/come-in/youth")

    assert sent(client, "/sign-in", MOST_SENT).status_code == 413


def ask(port, path, size, cookie="", chunked=False, send=0):
    """The first line of the answer to `send` bytes of a body said to have `size`."""
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {size}"
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n{length}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(head.encode() + bytes(send))
        if chunked:
            line.sendall(f"{size:x}\r\n".encode() + bytes(size) + b"\r\n0\r\n\r\n")
        return line.recv(4096).partition(b"\r\n")[0].decode()


def test_the_server_turns_a_guest_away_before_anything_is_read(app):
    with answering(app) as port:
        assert "413" in ask(port, "/much", MOST_FROM_GUESTS + 1)
        assert "413" in ask(port, "/nowhere", MOST_FROM_GUESTS + 1, cookie="daybook=x; a=b")
        assert "413" in ask(port, "/much", MOST_FROM_GUESTS + 1, chunked=True)


def test_the_server_knows_who_signed_in(app, client):
    client.get("/come-in/youth")
    cookie = f"daybook={client.get_cookie('daybook').value}"

    with answering(app) as port:
        assert "413" in ask(port, "/much", MUCH + 1, cookie)
        assert "413" in ask(port, "/sign-in", MOST_SENT + 1, cookie)
        assert "413" not in ask(port, "/much", MUCH, cookie, send=MUCH)


def test_what_goes_out_rests_in_memory_too(app):
    app.add_url_rule("/long", view_func=public(lambda: bytes(MUCH)), endpoint="long")

    with answering(app) as port, socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        got = 0
        while part := line.recv(1 << 16):
            got += len(part)

    assert got > MUCH
