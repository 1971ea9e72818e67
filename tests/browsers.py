"""A browser like those on phones, and Daybook answering it on a port of this computer."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from flask import Flask, got_request_exception
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from waitress import wasyncore

from webapp.database import close_connections
from webapp.serving import server_for

# The same engine without the window around it, which costs three times as much to keep alive.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
# Milliseconds. Long, for a machine that does other things as well; a test that passes never
# waits for it.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
# What Chromium itself writes about an answer that is an error page on purpose.
EXPECTED = "Failed to load resource: the server responded with a status of"


class NoChromiumError(Exception):
    """The journeys walk the pages in the system's own browser."""


def chromium() -> str:
    """Where the system's Chromium is."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise NoChromiumError(
            f"None of {', '.join(NAMES)} is on this machine. "
            "`make browser` installs Chromium with apt-get; then run the tests again."
        )
    return found


@contextmanager
def answering(app: Flask, **more) -> Iterator[int]:
    """The app behind waitress, as in earnest; gives the port. A page that breaks fails the test."""
    broken: list[str] = []

    def note(sender, exception, **_more):
        broken.append(f"{type(exception).__name__}: {exception}")

    server = server_for(app, "127.0.0.1", 0, **more)
    over = Event()
    thread = Thread(target=_serve, args=(server, over), daemon=True)
    with got_request_exception.connected_to(note, app):
        thread.start()
        yield server.effective_port
        over.set()
        thread.join(10)
    close_connections()
    assert not broken, f"a page broke: {broken}"


def _serve(server, over: Event) -> None:
    """Waitress's own loop has no end. Its sockets are closed by the thread that waits on them."""
    while not over.is_set():
        wasyncore.loop(timeout=0.1, map=server._map, count=1)
    server.task_dispatcher.shutdown(cancel_pending=True, timeout=5)
    wasyncore.close_all(server._map, ignore_all=True)


def expect_no_complaints(context: BrowserContext) -> list[str]:
    """What the browser complains about from now on: broken scripts, refused content."""
    said: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on(
        "console",
        lambda message: (
            said.append(f"{message.text} on {message.page.url if message.page else ''}")
            if message.type == "error" and EXPECTED not in message.text
            else None
        ),
    )
    return said


@pytest.fixture(scope="session")
def driver():
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def launch(driver) -> Callable[..., Browser]:
    """Start a browser of its own, with more flags."""
    return lambda *flags: driver.chromium.launch(executable_path=chromium(), args=FLAGS + [*flags])


@pytest.fixture(scope="session")
def browser(launch) -> Iterator[Browser]:
    """One browser for all; each person in it has a context of their own."""
    started = launch()
    yield started
    started.close()


@pytest.fixture
def site(app) -> Iterator[str]:
    """This test's own Daybook, as an address."""
    with answering(app) as port:
        yield f"http://localhost:{port}"
