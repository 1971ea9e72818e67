"""Claim: a release is read by the holders it was sealed to, exactly as it was signed."""

import pytest

from crypto.envelope import seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.account.accounts import replace_keys
from webapp.space.releases import add_release, move_release_keys, read_release
from webapp.space.signatures import write


@pytest.fixture
def paper(hers, youth):
    body = {"space": hers.id, "called": "Sparrow", "what": "body"}
    return write(Tag.RELEASE, body).signed_by("owner", youth.identity)


@pytest.fixture
def kept(store, paper, youth, doctor):
    holders = {person.account: person.card.keys for person in (youth, doctor)}
    return add_release(store, paper, holders)


@pytest.fixture
def read_by(store, hers, kept):
    return lambda person, box=None: read_release(
        store, person.account, box or person.box, hers.id, kept
    )


def test_its_holders_read_it(read_by, paper, youth, doctor):
    for holder in (youth, doctor):
        read_by(holder).check("owner", youth.identity.public)
        assert read_by(holder).body == paper.body


def test_nobody_else_does(read_by, stranger):
    with pytest.raises(CannotOpenError):
        read_by(stranger)


def test_a_holders_row_opens_for_nobody_else(store, read_by, hers, doctor, stranger):
    index = store.seal.reader_index(stranger.account, hers.id)
    was = store.seal.reader_index(doctor.account, hers.id)
    store.db.execute(
        "update release_keys set holder_index = ? where holder_index = ?", [index, was]
    )

    with pytest.raises(CannotOpenError):
        read_by(stranger)
    with pytest.raises(CannotOpenError):
        read_by(stranger, doctor.box)


def test_a_changed_text_is_refused(store, read_by, doctor):
    store.db.execute("update releases set sealed = cast(sealed || x'00' as blob)")

    with pytest.raises(CannotOpenError):
        read_by(doctor)


def test_under_another_id_or_space_it_is_not_found(store, hers, kept, doctor):
    for space, id_ in ((hers.id, "0" * 64), ("0" * 64, kept)):
        with pytest.raises(CannotOpenError):
            read_release(store, doctor.account, doctor.box, space, id_)


def test_another_release_under_this_id_is_refused(store, hers, kept, read_by, paper, youth, doctor):
    other = write(Tag.RELEASE, {**paper.body, "what": "all"}).signed_by("owner", youth.identity)
    id_ = add_release(store, other, {doctor.account: doctor.card.keys})
    for table, column in (("releases", "sealed"), ("release_keys", "sealed")):
        key = "id" if table == "releases" else "release_id"
        store.db.execute(
            f"update {table} set {column} = (select {column} from {table} where {key} = ? limit 1)"
            f" where {key} = ?",
            [id_, kept],
        )

    with pytest.raises(CannotOpenError):
        read_by(doctor)


def test_new_keys_take_over_what_the_old_ones_held(store, hers, kept, read_by, youth, doctor):
    fresh, _master = replace_keys(store, doctor)
    move_release_keys(store, doctor.account, hers.id, doctor.box, fresh.card.keys.box)

    assert read_by(fresh).body["called"] == "Sparrow"
    with pytest.raises(CannotOpenError):
        read_by(doctor)


def test_a_holder_who_works_with_an_admin_cannot_change_what_it_says(
    store, hers, kept, read_by, paper, youth, doctor
):
    where = place(Tag.RELEASE_KEY, hers.id, kept, doctor.account)
    index = store.seal.reader_index(doctor.account, hers.id)
    row = store.db.execute("select sealed from release_keys where holder_index = ?", [index])
    key = doctor.box.open(row.fetchone()[0], where)
    other = write(Tag.RELEASE, {**paper.body, "what": "all"}).signed_by("owner", youth.identity)
    sealed = seal(key, bytes(8), other.dump().encode(), place(Tag.RELEASE, hers.id, kept))
    store.db.execute("update releases set sealed = ?", [sealed])

    with pytest.raises(CannotOpenError):
        read_by(youth)
