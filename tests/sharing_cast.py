"""Sharing as the pages do it: a demo with its invented rules, and the steps one after another."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from html import unescape

import pytest
from pages_cast import WORDS, csrf, send

from webapp.account.accounts import _sealed_card
from webapp.care.people import COMPARED, Person, proof_of
from webapp.care.records import save
from webapp.consent.drafts import Draft
from webapp.consent.shares import sign_share
from webapp.consent.walks import walk_for
from webapp.space import kinds
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError

HIDDEN = re.compile(r'name="next_step" value="([^"]*)"')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
ARTICLE = re.compile(r'<article class="sight.*?</article>', re.DOTALL)
TOKENS = re.compile(r'name="(csrf_token|once)"[^>]*value="[^"]+"')
FORMS = re.compile(r"<form\b.*?</form>\n|<p class=\"row mends\">.*?</p>\n", re.DOTALL)


@pytest.fixture
def settings(settings):
    return replace(settings, demo=True)


@pytest.fixture
def people(space, cast):
    """The doctor, the officer and the guardian stand among her people, their words compared."""
    for signer in (cast.member, cast.stranger, cast.guardian):
        knows_them(space, signer.card)
    return space


def knows_them(space, card, how=COMPARED):
    person = Person(
        account=card.account, name=card.name, card=card.as_body(),
        fingerprint=card.fingerprint, how=how, proof=proof_of(space.me, space.id, card),
    )  # fmt: skip
    return save(space, kinds.SHARING, person)


@pytest.fixture
def share(app, store, cast, people, clock):
    """Share without pages: share(reader, areas=("body",), lines=(), days=30)."""

    def make(reader, areas=("body",), lines=(), days=30, purpose="visits", words="", acts=()):
        now = replace(store, now=clock())
        with app.test_request_context("/"):
            space = open_space(now, cast.youth, people.id)
            draft = Draft(
                reader.account, tuple(areas), tuple(lines), purpose, words, days, acts=acts
            )
            walk = walk_for(space, reader.account, draft)
            return sign_share(space, cast.youth, walk.share(), walk.limits, walk.decision())

    return make


@pytest.fixture
def others_see(store, cast, people):
    """All of her plan that anybody but she can read, by person; and every grant there is."""

    def look():
        known, _failed = all_grants(store, people.authority)
        seen = {
            who.account: _reads(store, who, people.id)
            for who in (cast.advocate, cast.member, cast.stranger, cast.guardian)
        }
        return seen, sorted((g.id, g.state, g.ends_at.isoformat()) for g in known)

    return look


def _reads(store, who, space):
    try:
        opened = open_space(store, who, space)
    except NotGrantedError:
        return []
    plan = [kind for kind in opened.kinds if kind in kinds.AREAS]
    return sorted((kind, item.id) for kind in plan for item in opened.section(kind).items())


def article(page) -> str:
    """What there is to read. What the reader answers with is in forms, and only on his page; what
    she can do about a line is on her preview alone."""
    found = ARTICLE.search(page.text)
    assert found, page.text
    return FORMS.sub("", found.group(0))


@dataclass
class Steps:
    """A share through its pages, counting taps as a thumb makes them."""

    client: object
    account: str
    taps: int = 0
    page: object = None

    def begin(self):
        self.page = self.client.get(f"/people/{self.account}/share")
        return self

    def send(self, address: str, taps: int = 1, **fields):
        hidden = HIDDEN.search(self.page.text)
        data = {
            "csrf_token": TOKEN.search(self.page.text).group(1),
            "next_step": hidden.group(1) if hidden else "", **fields,
        }  # fmt: skip
        self.taps += taps
        self.page = self.client.post(address, data=data)
        return self

    def to_look(self, areas=("body",), lines=(), purpose="visits", days="30"):
        self.taps += len(areas) + len(lines)
        self.begin().send("/share/what", areas=list(areas), lines=list(lines))
        self.send("/share/why", purpose=purpose)
        return self.send("/share/until", days=days).send("/share/think")

    def sign(self, words: str = WORDS):
        self.send("/share/look")
        return self.send("/releases", taps=2, passphrase=words)


def text_of(page) -> str:
    return unescape(page.text)


def says_now(store, signer, **changes):
    """Somebody signs another card under the same keys."""
    card = replace(signer.card, **changes).signed(signer.identity)
    store.db["accounts"].update(signer.account, {"sealed_card": _sealed_card(store, card)})


def forward(store, clock, **time):
    clock.now += timedelta(**time)
    return replace(store, now=clock.now)


__all__ = ["csrf", "send"]
