"""The cast of a share that others must sign: two guardians, a witness, and a release of hers."""

import os
from dataclasses import dataclass
from datetime import timedelta

import pytest

from crypto.labels import Tag
from webapp.space.authority import authority_over
from webapp.space.cosigning import waiting_for
from webapp.space.grants import SEE, Grant, Scope, sign_grant
from webapp.space.links import PARENT, Link, keep_link, links_of
from webapp.space.offers import offer_to
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.releases import add_release
from webapp.space.signatures import write as paper
from webapp.space.signers import needs_body

ON_PAPER = "paper-1"
TEXT = "may read about teeth"


@dataclass(frozen=True)
class Offer:
    """One offer as the tests speak of it."""

    id: str
    grant: Grant
    release: str


@pytest.fixture
def rosa(person):
    """Her aunt, who must sign."""
    return person("rosa", "guardian")


@pytest.fixture
def joao(person):
    """Her father, who must sign as well."""
    return person("joao", "guardian")


@pytest.fixture
def offer(store, hers, youth, doctor, advocate):
    """Offer a part of her space: offer([rosa, joao], {"body": None}, days=30, on_paper=())."""

    def make(
        signers,
        parts=None,
        *,
        reader=doctor,
        days=30,
        on_paper=(),
        rights=(SEE,),
        in_=None,
        replaces="",
        makes_links=True,
    ):
        here = open_space(in_ or store, youth, hers.id)
        if makes_links:
            links_for(here, on_paper)
        return offered(
            here, youth, reader, signers,
            parts or {"body": None}, days=days, on_paper=on_paper, rights=rights,
            witnesses=[advocate.card, doctor.card], replaces=replaces,
        )  # fmt: skip

    return make


def links_for(space: OpenSpace, ids) -> None:
    """Staff entered these people, who have no account."""
    known = {link.id for link in links_of(space.store, space.id)}
    for id_ in set(ids) - known:
        keep_link(space.store, Link(id_, space.id, PARENT, on_paper=True))


def offered(
    space: OpenSpace, owner: Signer, reader, signers, parts,
    *, days=30, on_paper=(), rights=(SEE,), witnesses=(), replaces=""
) -> Offer:  # fmt: skip
    """What a page does with her secret words: release, grant, offer."""
    store, now = space.store, space.store.now
    authority = authority_over(store, space.id)
    said = paper(Tag.RELEASE, {"space": space.id, "text": TEXT, "salt": os.urandom(8).hex()})
    holders = {p.account: p.card.keys for p in (owner, *signers)}
    release = add_release(store, said.signed_by("owner", owner.identity), holders)
    scope = {authority.sections[kind]: items for kind, items in parts.items()}
    cards = [signer.card for signer in signers]
    document = sign_grant(
        owner, authority, reader.card, Scope(scope), rights=frozenset(rights), starts_at=now,
        ends_at=now + timedelta(days=days), purpose_hash="", release=release, now=now,
        needs=needs_body(cards, list(on_paper), list(witnesses), now),
    )  # fmt: skip
    grant = offer_to(space, reader.card, document, cards, replaces=replaces)
    return Offer(grant.needs.offer, grant, release)


def asked(store, signer) -> list[str]:
    """The offers on one signer's page."""
    return [one.offer for one in waiting_for(store, signer)]
