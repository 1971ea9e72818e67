"""Claim: a browser remembers who signed in here and how far they were; nobody else reads it."""

import pytest
from flask import Response, request

from webapp.device import Device

HEADS = {"space-1": (7, b"h" * 32)}


@pytest.fixture
def carried(app):
    """Writes a device into a cookie, and reads it as the next request would."""

    def carry(device):
        with app.test_request_context():
            response = Response()
            device.write(response)
        cookie = response.headers["Set-Cookie"].split(";")[0]
        with app.test_request_context(headers={"Cookie": cookie}):
            return Device.read(request), response.headers["Set-Cookie"]

    return carry


def test_a_new_browser_knows_nobody(app):
    with app.test_request_context():
        assert not Device.read(request).knows("account-1")


def test_who_signed_in_here_is_known_the_next_time(carried):
    device = Device()
    device.remember("account-1", 3, HEADS)
    read, _header = carried(device)

    assert read.id == device.id
    assert read.knows("account-1")
    assert read.remembered("account-1").number == 3


def test_another_line_at_the_same_place_is_noticed(carried):
    device = Device()
    device.remember("account-1", 3, HEADS)
    seen = carried(device)[0].remembered("account-1")

    assert seen.seq_of("space-1") == 7
    assert seen.agrees("space-1", 7, b"h" * 32)
    assert not seen.agrees("space-1", 7, b"x" * 32)
    assert seen.agrees("space-2", 7, b"x" * 32)


def test_the_cookie_names_nobody_and_is_for_the_server_alone(carried):
    device = Device()
    device.remember("account-1", 3, HEADS)
    header = carried(device)[1]

    assert "account-1" not in header
    assert "HttpOnly" in header
    assert "SameSite=Strict" in header


def test_it_stays_small_and_forgets_what_was_longest_ago(carried):
    device = Device()
    for number in range(60):
        device.remember(f"account-{number}", 1, HEADS)
    device.remember("busy", 1, {f"space-{n}": (n, b"h" * 32) for n in range(200)})
    read, header = carried(device)

    assert read.knows("busy")
    assert not read.knows("account-0")
    assert len(header) < 4000


@pytest.mark.parametrize("cookie", ["x", "é", "A" * 100, "=" * 8])
def test_a_cookie_that_does_not_open_is_a_new_browser(app, cookie):
    with app.test_request_context(headers={"Cookie": f"daybook-device={cookie}"}):
        assert not Device.read(request).knows("account-1")
