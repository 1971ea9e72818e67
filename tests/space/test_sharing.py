"""Claim: grant, wraps and line come together, for the person on the card and nobody else."""

from dataclasses import replace

import pytest
from spine_cast import granted, second_door, sees

from crypto.errors import CannotOpenError
from webapp.space import trail
from webapp.space.grants import SEE
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey
from webapp.space.sharing import grant_to
from webapp.space.spaces import log_box


@pytest.fixture
def paper(hers, youth, doctor):
    """A grant over body for the doctor, signed and not stored."""
    return granted(hers, doctor, {"body": None}, 30, (SEE,), youth)


def test_the_reader_reads(store, hers, paper, doctor):
    grant_to(hers, doctor.card, paper)

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]
    assert [m.space for m in spaces_of(store, doctor.account)] == [hers.id]


def test_a_line_says_so(store, hers, paper, doctor):
    grant = grant_to(hers, doctor.card, paper)

    line = trail.read_trail(store, hers.id, log_box(hers), newest=1).lines[0]
    assert (line.kind, line.about["reader"], line.about["grant"]) == (
        "granted", doctor.account, grant.id,
    )  # fmt: skip


def test_other_keys_than_those_on_the_card_are_refused(store, hers, paper, doctor, stranger):
    with pytest.raises(CannotOpenError):
        grant_to(hers, replace(doctor.card, keys=stranger.card.keys), paper)

    assert sees(store, doctor, hers.id) == []
    assert not store.db.execute("select 1 from grants where id = ?", [paper.body["id"]]).fetchone()


def test_a_paper_the_owner_did_not_sign_is_refused(store, hers, paper, doctor):
    forged = replace(paper, signatures={}).signed_by("owner", doctor.identity)

    with pytest.raises(CannotOpenError):
        grant_to(hers, doctor.card, forged)


def test_a_paper_for_another_space_is_refused(store, hers, youth, advocate, doctor):
    other = replace(hers, authority=replace(hers.authority, space="0" * 64))
    paper = granted(hers, doctor, {"body": None}, 30, (SEE,), youth)
    body = paper.text.replace(hers.id, other.authority.space)
    moved = replace(paper, text=body, signatures={}).signed_by("owner", youth.identity)
    store.db.execute("insert into spaces values (?, x'', '2026-11-22')", ["0" * 64])

    with pytest.raises(CannotOpenError):
        grant_to(hers, doctor.card, moved)


def test_nobody_passes_on_a_section_out_of_their_own_reach(store, hers, share, youth, advocate):
    share(hers, advocate, {"school": None}, rights=("see", "write", "rekey"))
    away = open_space(store, advocate, hers.id)

    with pytest.raises(NotGrantedError):
        grant_to(away, advocate.card, granted(hers, advocate, {"body": None}, 30, (SEE,), youth))


def test_a_page_opened_before_a_re_key_still_gives_the_key_of_now(
    store, database, hers, paper, youth, doctor
):
    hers.section("body").items()
    other = open_space(second_door(store, database), youth, hers.id)
    rekey(other, ["body"])
    other.store.db.conn.close()

    grant_to(hers, doctor.card, paper)

    assert sees(store, doctor, hers.id) == ["teeth", "sleep"]
