"""The cast: a youth owns, a doctor may be let in, a stranger must never see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from webapp.account.accounts import create_account
from webapp.database import Store, open_database
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.migrations import migrations
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.grants import REKEY, SEE, WRITE, Scope, sign_grant
from webapp.space.opening import open_space
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.writing import Put, write

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    db = open_database(tmp_path / "daybook.db")
    migrations.apply(db)
    yield Store(db, InstanceSeal(KeyFile.generate()), NOW, tmp_path / "stops.list")
    db.conn.close()


@pytest.fixture
def person(store):
    """Make an account; returns its signer."""
    return lambda name, kind: create_account(store, name, kind=kind, said_name=name)[0]


@pytest.fixture
def youth(person):
    return person("quiet river", "youth")


@pytest.fixture
def advocate(person):
    return person("tasha", "advocate")


@pytest.fixture
def doctor(person):
    return person("dr patel", "member")


@pytest.fixture
def stranger(person):
    return person("cole", "member")


@pytest.fixture
def hers(store, advocate, youth):
    """Her space, handed over, with two lines in body and one in school."""
    space = found(store, advocate)
    space = take_over(store, youth, offer_hand_over(space, advocate, youth.card))
    write(space, "body", Put("goal", {"hers": "teeth"}), Put("goal", {"hers": "sleep"}))
    write(space, "school", Put("goal", {"hers": "art class"}))
    return open_space(store, youth, space.id)


@pytest.fixture
def share(store, youth):
    """Grant a part of her space: share(space, reader, {"body": None}, days=30, ...)."""

    def make(space, reader, parts, *, days=30, rights=(SEE,), by=youth):
        authority = authority_over(space.store, space.id)
        sections = {authority.sections[kind]: items for kind, items in parts.items()}
        document = sign_grant(
            by, authority, reader.card, Scope(sections), rights=frozenset(rights),
            starts_at=space.store.now, ends_at=space.store.now + timedelta(days=days),
            purpose_hash="", release="", now=space.store.now,
        )  # fmt: skip
        return grant_to(space, reader.card, document)

    return make


@pytest.fixture
def keeper(share, hers, advocate):
    """The advocate keeps the keys with her."""
    parts = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    return share(hers, advocate, parts, days=365, rights=(SEE, WRITE, REKEY))


def later(store: Store, **time) -> Store:
    """The same store, some time on."""
    return replace(store, now=store.now + timedelta(**time))
