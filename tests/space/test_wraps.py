"""Claim: a key reaches a reader only in a wrap that a keeper signed for this grant and epoch."""

import os

import pytest
from spine_cast import copied_rows, put_rows_back, sees

from crypto.box import seal_to
from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.hands import hands_that
from webapp.space.opening import open_space
from webapp.space.rekey import rekey
from webapp.space.wraps import add_wrap, drop_wraps, open_wrap


@pytest.fixture
def body(hers):
    return hers.section("body")


@pytest.fixture
def letting(hers, share, doctor):
    """The doctor's grant over body."""
    return share(hers, doctor, {"body": None})


@pytest.fixture
def unwrap(store, hers, body):
    def opened(reader, grant):
        known = open_space(store, hers.me, hers.id).known
        keepers = hands_that(REKEY, body.id, hers.authority, known)
        return open_wrap(store, reader, grant, body.id, keepers)

    return opened


def stored_wrap(store, grant):
    return store.db.execute("select sealed from wraps where grant_id = ?", [grant.id]).fetchone()[0]


def set_wrap(store, grant, sealed):
    store.db.execute("update wraps set sealed = ? where grant_id = ?", [sealed, grant.id])


def test_the_reader_gets_the_key_of_the_section(unwrap, body, letting, doctor):
    assert unwrap(doctor, letting).key == body.key.key


def test_single_items_give_their_roots_and_no_section_key(hers, share, unwrap, body, doctor):
    teeth, _sleep = (item.id for item in body.items())
    grant = share(hers, doctor, {"body": (teeth,)})

    roots = unwrap(doctor, grant)

    assert list(roots) == [teeth]
    assert roots[teeth].key == body.key.root(teeth).key


def test_somebody_else_cannot_open_it(unwrap, letting, stranger):
    with pytest.raises(CannotOpenError):
        unwrap(stranger, letting)


def test_a_wrap_that_a_reader_made_is_refused(store, hers, body, share, unwrap, doctor, stranger):
    share(hers, doctor, {"body": None}, rights=(SEE,))
    grant = share(hers, stranger, {"body": None})
    add_wrap(store, doctor, grant, body.key)

    with pytest.raises(CannotOpenError):
        unwrap(stranger, grant)
    assert sees(store, stranger, hers.id) == []


def test_a_wrap_by_somebody_who_may_only_write_is_refused(
    store, hers, body, share, unwrap, doctor, stranger
):
    share(hers, doctor, {"body": None}, rights=(SEE, WRITE))
    grant = share(hers, stranger, {"body": None})
    add_wrap(store, doctor, grant, body.key)

    with pytest.raises(CannotOpenError):
        unwrap(stranger, grant)
    assert sees(store, stranger, hers.id) == []


def test_a_keeper_of_another_section_cannot_wrap_here(
    store, hers, body, share, unwrap, doctor, stranger
):
    share(hers, doctor, {"school": None}, rights=(SEE, WRITE, REKEY))
    grant = share(hers, stranger, {"body": None})
    add_wrap(store, doctor, grant, body.key)

    with pytest.raises(CannotOpenError):
        unwrap(stranger, grant)
    assert sees(store, stranger, hers.id) == []


def test_a_keepers_wrap_counts(store, keeper, body, unwrap, letting, advocate, doctor):
    add_wrap(store, advocate, letting, body.key)

    assert unwrap(doctor, letting).key == body.key.key


def test_a_planted_wrap_is_refused(store, unwrap, letting, doctor):
    own_key = seal_to(doctor.card.keys.box, os.urandom(32), b"anywhere")
    set_wrap(store, letting, bytes(64) + doctor.hand.public + own_key)

    with pytest.raises(CannotOpenError):
        unwrap(doctor, letting)


def test_naming_the_owners_hand_without_her_signature_is_refused(
    store, unwrap, letting, doctor, youth
):
    set_wrap(store, letting, bytes(64) + youth.hand.public + stored_wrap(store, letting)[96:])

    with pytest.raises(CannotOpenError):
        unwrap(doctor, letting)


def test_a_wrap_does_not_serve_another_grant(store, hers, share, unwrap, letting, doctor):
    other = share(hers, doctor, {"body": None})
    set_wrap(store, other, stored_wrap(store, letting))

    with pytest.raises(CannotOpenError):
        unwrap(doctor, other)


def test_a_wrap_of_an_old_epoch_opens_nothing(store, hers, unwrap, letting, doctor):
    old = copied_rows(store, "wraps", f"grant_id = '{letting.id}'")
    rekey(hers, ["body"])
    put_rows_back(store, "wraps", old)

    with pytest.raises(CannotOpenError):
        unwrap(doctor, letting)


def test_an_old_wrap_with_the_new_number_is_refused(store, hers, unwrap, letting, doctor):
    old = stored_wrap(store, letting)
    rekey(hers, ["body"])
    set_wrap(store, letting, old)

    with pytest.raises(CannotOpenError):
        unwrap(doctor, letting)


def test_without_a_wrap_there_is_no_key(store, hers, unwrap, letting, doctor):
    drop_wraps(store, letting.id)

    assert sees(store, doctor, hers.id) == []
    with pytest.raises(CannotOpenError):
        unwrap(doctor, letting)


def test_a_key_of_another_section_is_never_wrapped(store, hers, youth, letting, body):
    other = SectionKey.generate(hers.id, hers.section("school").id, 1)

    with pytest.raises(KeyError):
        add_wrap(store, youth, letting, other)
