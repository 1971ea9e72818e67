"""Claim: a keeper of keys has what she was given, cannot give it on, and goes when dismissed."""

from dataclasses import replace

import pytest
from spine_cast import copy_of, sees

from crypto.errors import CannotOpenError
from webapp.database import open_database
from webapp.space import kinds
from webapp.space.authority import add_entry, authority_over, hand_over_entry, succession_entry
from webapp.space.grants import REKEY, SEE, Scope, sign_grant
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError, NotTheOwnerError
from webapp.space.stops import stop
from webapp.space.wraps import open_wrap
from webapp.space.writing import Put, write


@pytest.fixture
def hers(store, cast, space):
    return open_space(store, cast.youth, space.id)


@pytest.fixture
def keepers(store, cast, space):
    """The space as the keeper opens it."""
    return open_space(store, cast.advocate, space.id)


@pytest.fixture
def dismissed(cast, hers):
    own = next(g for g in hers.known if g.reader == cast.advocate.account)
    return stop(hers, own.id)


def test_just_for_me_and_the_log_are_shut(keepers):
    for kind in (kinds.PRIVATE, kinds.LOG):
        with pytest.raises(NotGrantedError):
            keepers.section(kind)


def test_a_stolen_database_gives_her_no_more_than_her_grants(store, cast, keepers, space, tmp_path):
    stolen = replace(store, db=open_database(copy_of(store, tmp_path / "stolen.db")))
    at_home = open_space(stolen, cast.advocate, space.id)
    stolen.db.conn.close()

    assert at_home.kinds == keepers.kinds
    assert set(at_home.kinds) == set(kinds.SHARED_WITH_KEEPER)


def test_no_wrap_of_a_stolen_database_gives_her_another_key(store, cast, space, keepers):
    hands = frozenset({cast.youth.hand.public, cast.advocate.hand.public})
    others = [g for g in keepers.known if g.reader != cast.advocate.account]
    for grant, section in [(g, section) for g in others for section in g.scope.parts]:
        with pytest.raises(CannotOpenError):
            open_wrap(store, cast.advocate, grant, section, hands)
    assert [g.reader for g in others] == [cast.youth.account]


def test_her_keys_open_no_row_of_just_for_me(store, cast, hers, keepers):
    (page,) = write(hers, kinds.PRIVATE, Put("page", {"hers": "mine"}))
    sealed = hers.section(kinds.PRIVATE).rows[page.id, 1]
    for kind in keepers.kinds:
        with pytest.raises(CannotOpenError):
            keepers.section(kind).root(page.id).open(1, sealed)


def test_holding_a_key_is_not_the_right_to_pass_it_on(store, cast, keepers):
    with pytest.raises(NotTheOwnerError):
        sign_grant(
            cast.advocate, keepers.authority, cast.stranger.card, Scope({}),
            rights=frozenset({SEE, REKEY}), starts_at=store.now, ends_at=store.now,
            purpose_hash="", release="", now=store.now,
        )  # fmt: skip


def test_the_founder_cannot_take_the_space_back(store, cast, space):
    now = store.now.isoformat()
    again = hand_over_entry(space.id, cast.advocate, cast.advocate.card, now)
    add_entry(store, space.id, again.signed_by("owner", cast.advocate.identity))
    add_entry(store, space.id, succession_entry(space.id, cast.advocate, cast.advocate, now))

    assert authority_over(store, space.id).owner == cast.youth.card


def test_a_dismissed_keeper_opens_nothing(store, cast, space, dismissed):
    assert sees(store, cast.advocate, space.id) == []


def test_her_kept_keys_open_nothing_that_is_there_now(store, cast, keepers, space, hers):
    kept = {kind: keepers.section(kind) for kind in ("body", "school")}
    stop(hers, keepers.grants[0].id)
    for kind, old in kept.items():
        now = open_space(store, cast.youth, space.id).section(kind)
        for (item, version), sealed in now.rows.items():
            with pytest.raises(CannotOpenError):
                old.root(item).open(version, sealed)


def test_everything_of_hers_survives_the_dismissal(store, cast, space, dismissed):
    assert len(sees(store, cast.youth, space.id)) == 2
    assert open_space(store, cast.youth, space.id).section(kinds.VOICE).items()
