"""Claim: the paper of a mandate opens for who holds its record, for her not before its day."""

import io

import pytest
from spine_cast import bytes_on_disk, later

from webapp.account.accounts import replace_keys
from webapp.space.delays import move_mandate_keys, open_due
from webapp.space.mandate_papers import paper_of, read_paper
from webapp.space.mandates import AFTER, COURT_ORDER, DELAYED, approve, disclose, mandates
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError
from webapp.space.rekey import rekey

ORDER = b"%PDF-1.7 the court of Lake County orders " + bytes(range(256)) * 700


@pytest.fixture
def tell(store, hers, keeper, advocate, coordinator):
    """The advocate tells of the first line, with the order beside it; returns the record's id."""

    def make(told=AFTER, paper=ORDER):
        space = open_space(store, advocate, hers.id)
        chosen = {"body": (space.section("body").items()[0].id,)}
        return disclose(
            space, advocate, COURT_ORDER, chosen, {"law": "order 12"}, told=told,
            is_compelled=True, approver=coordinator.card, paper=paper and io.BytesIO(paper),
        )  # fmt: skip

    return make


def papers(store, reader, hers):
    """Every paper that this person can open now, whole."""
    held = mandates(store, reader, hers.id)
    return [b"".join(read_paper(store, one)) for one in held if paper_of(one)]


def test_discloser_approver_and_she_open_it(store, hers, youth, advocate, coordinator, tell):
    approve(store, coordinator, hers.id, tell())

    for reader in (youth, advocate, coordinator):
        assert papers(store, reader, hers) == [ORDER]


def test_nobody_else_does_whatever_she_shares(store, hers, doctor, stranger, share, tell):
    share(hers, doctor, {"legal": None, "body": None})
    tell()

    for reader in (doctor, stranger):
        assert papers(store, reader, hers) == []


def test_put_off_she_opens_it_from_the_day_it_is_told(store, hers, youth, advocate, tell):
    tell(DELAYED)
    almost, then = later(store, days=7, seconds=-1), later(store, days=7)
    open_due(almost)
    assert papers(almost, youth, hers) == []
    assert papers(almost, advocate, hers) == [ORDER]

    open_due(then)

    assert papers(then, youth, hers) == [ORDER]


def test_the_server_alone_opens_it_on_no_day(store, hers, tell):
    id_ = tell(DELAYED)
    (sealed,) = store.db.execute("select sealed_facts from mandates").fetchone()
    facts = str(store.seal.open_facts("mandates", "sealed_facts", id_, sealed))
    pieces = store.db.execute("select file_id, number, sealed_piece from file_pieces").fetchall()
    opened = b"".join(
        store.seal.open("file_pieces", "sealed_piece", f"{file}/{number}", piece)
        for file, number, piece in pieces
    )

    assert b"Lake County" not in opened
    assert "paper" not in facts
    assert "key" not in facts


def test_its_bytes_lie_nowhere_open(store, tell, database):
    tell()

    assert b"Lake County" not in bytes_on_disk(store, database.parent)


def test_new_keys_of_a_section_or_of_hers_leave_it_readable(store, hers, youth, tell):
    tell()
    rekey(hers, ["legal"])
    new, _master = replace_keys(store, youth)
    move_mandate_keys(store, youth, hers.id, youth.box, new.card.keys.box)

    assert papers(store, new, hers) == [ORDER]


def test_a_record_without_one_says_so(store, hers, youth, tell):
    tell(paper=None)
    (one,) = mandates(store, youth, hers.id)

    assert paper_of(one) is None
    with pytest.raises(ChangedBehindError):
        read_paper(store, one)


@pytest.mark.parametrize(
    "damage",
    [
        "delete from file_pieces where number = 2",
        "update file_pieces set sealed_piece = zeroblob(65574) where number = 1",
    ],
)
def test_what_somebody_changed_is_noticed_before_the_first_piece(store, hers, youth, tell, damage):
    tell()
    store.db.execute(damage)
    (one,) = mandates(store, youth, hers.id)

    with pytest.raises(ChangedBehindError):
        read_paper(store, one)


def test_the_pieces_of_another_record_are_not_taken_for_it(store, hers, youth, tell):
    tell()
    tell(paper=ORDER[:-1] + b"x")
    first, second = (paper_of(one).id for one in mandates(store, youth, hers.id))
    for old, new in ((first, "x"), (second, first), ("x", second)):
        store.db.execute("update file_pieces set file_id = ? where file_id = ?", [new, old])

    with pytest.raises(ChangedBehindError):
        papers(store, youth, hers)
