"""The cast of asking: the doctor may ask, the officer was never told of anybody."""

import re

import pytest
from pages_cast import send
from sharing_cast import knows_them, settings, share  # noqa: F401

from webapp.team.introduced import let_ask

TOKENS = re.compile(r'name="(csrf_token|once)"[^>]*value="[^"]+"')


@pytest.fixture
def people(app, space, cast):
    for signer in (cast.member, cast.stranger, cast.guardian):
        knows_them(space, signer.card)
    with app.app_context():
        let_ask(space, cast.member.account)
    return space


@pytest.fixture
def ask_page(people):
    return f"/ask/{people.id}"


@pytest.fixture
def asks(ask_page):
    """A form as it stands on his page: asks(client, areas=["a2"])."""

    def sent(client, **other):
        said = {"areas": ["a2"], "purpose": "visits", "days": "60", **other}
        return send(client, ask_page, **said)

    return sent


def bare(answer) -> str:
    """The page without what every form carries anew."""
    return TOKENS.sub("", answer.text)
