"""Claim: sixty people at once who try secret words, from sixty neighbourhoods, keep nobody who is
signed in waiting: a few are tried, the rest are told at once to come back."""

import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from browsers import answering
from pages_cast import TOKEN

from crypto.passphrase import Profile

MANY = 60
SLOW = Profile(memory_kib=64, iterations=3000, lanes=1, for_tests=True)
"""About as long as the words take in earnest, without the memory."""


@pytest.fixture
def site(app, youth_client):
    """The server as it answers in earnest; a header stands for the network somebody is in."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], words_profile=SLOW)
    inner = app.wsgi_app

    def from_elsewhere(environ, start):
        environ["REMOTE_ADDR"] = environ.get("HTTP_X_TEST_NETWORK", "127.0.0.1")
        return inner(environ, start)

    app.wsgi_app = from_elsewhere
    with answering(app) as port:
        yield f"http://localhost:{port}"


def answer(address, cookie="", data=None, network="192.0.2.1"):
    """(status, body, seconds)"""
    headers = {"Cookie": cookie, "X-Test-Network": network}
    asked = urllib.request.Request(address, data, headers)
    began = time.monotonic()
    try:
        with urllib.request.urlopen(asked, timeout=60) as got:
            status, body = got.status, got.read().decode()
    except urllib.error.HTTPError as refused:
        status, body = refused.code, refused.read().decode()
    return status, body, time.monotonic() - began


def test_a_signed_in_reader_is_answered_meanwhile(site, app, youth_client):
    cookie = "; ".join(f"{c.key}={c.value}" for c in youth_client._cookies.values())
    guest = app.test_client()
    token = TOKEN.search(guest.get("/sign-in").text).group(1)
    guests = "; ".join(f"{c.key}={c.value}" for c in guest._cookies.values())

    def tries(number):
        form = {"name": f"nobody {number}", "passphrase": "what", "csrf_token": token}
        return answer(f"{site}/sign-in", guests, urlencode(form).encode(), f"10.{number}.0.1")

    with ThreadPoolExecutor(MANY) as crowd:
        going = [crowd.submit(tries, number) for number in range(MANY)]
        time.sleep(0.5)
        hers = answer(f"{site}/today", cookie)
        answers = [one.result() for one in going]

    slowest = max(seconds for _status, _body, seconds in answers)
    statuses = [status for status, _body, _seconds in answers]
    assert hers[0] == 200
    assert "Hi, Mari." in hers[1]
    assert set(statuses) <= {401, 422, 503}
    assert statuses.count(503) >= MANY // 2
    assert hers[2] < slowest / 2
