"""Those who may open parts of hers in an emergency, and those who look back on it."""

from dataclasses import replace

import pytest
from pages_cast import WORDS, send, signed_in
from sharing_cast import knows_them

from webapp.space.emergency import allow
from webapp.space.opening import open_space

WHY = "Missing since last night."
PARTS = ["body", "too-much"]


@pytest.fixture
def lee(person):
    """An advocate at the place of work where hers works, too."""
    return person("lee one", "advocate", "Lee", "Open Door")


@pytest.fixture
def noa(person):
    """A coordinator somewhere else."""
    return person("noa one", "coordinator", "Noa", "Lake County")


@pytest.fixture
def ng(person):
    """Answers for the staff of Open Door; she shares nothing with them."""
    return person("mr ng", "supervisor", "Mr. Ng", "Open Door")


@pytest.fixture
def allowing(store, cast, space):
    """She knows somebody, and lets them: allowing(lee, ["body"])."""

    def make(who, of=PARTS):
        knows_them(open_space(store, cast.youth, space.id), who.card)
        return allow(open_space(store, cast.youth, space.id), cast.youth, who.card, list(of), "")

    return make


@pytest.fixture
def lees(app, lee, allowing):
    """Lee's browser; she lets Lee open body and too-much."""
    allowing(lee)
    return signed_in(app, "lee one")


def opens(client, space, of=("body",), why=WHY, words=WORDS):
    """The form as it is sent; gives the answer."""
    page = f"/openings/{space.id}"
    return send(client, page, parts=list(of), reason=why, passphrase=words)


def at(store, clock):
    """The same store at the time that the clock shows."""
    return replace(store, now=clock())
