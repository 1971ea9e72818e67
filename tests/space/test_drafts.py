"""Claim: a draft comes back to the account and the form it was typed in, and nowhere else."""

import pytest
from spine_cast import later

from crypto.box import seal_to
from crypto.labels import Tag, place
from webapp.space.drafts import (
    MOST_BYTES,
    MOST_DRAFTS,
    draft_for,
    drafts_of,
    forget_draft,
    forget_old,
    has_drafts,
    keep_draft,
)

FORM = "/p/a1/new"
TYPED = {"hers": "a long text"}


@pytest.fixture
def kept(store, youth):
    keep_draft(store, youth.account, youth.card.keys.box, FORM, TYPED)


def test_it_comes_back(store, kept, youth):
    assert draft_for(store, youth.account, youth.box, FORM) == TYPED


def test_another_form_has_none(store, kept, youth):
    assert draft_for(store, youth.account, youth.box, "/p/a2/new") == {}


def test_another_account_has_none(store, kept, stranger):
    assert draft_for(store, stranger.account, stranger.box, FORM) == {}


def test_a_row_given_to_another_account_opens_for_nobody(store, kept, youth, stranger):
    store.db.execute("update drafts set account_id = ?", [stranger.account])

    assert drafts_of(store, stranger.account, stranger.box) == []
    assert drafts_of(store, stranger.account, youth.box) == []


def test_a_row_given_to_another_form_opens_for_nobody(store, kept, youth):
    other = store.seal.draft_index(youth.account, "/p/a2/new")
    store.db.execute("update drafts set form_index = ?", [other])

    assert drafts_of(store, youth.account, youth.box) == []


def test_the_latest_one_counts(store, kept, youth):
    keep_draft(store, youth.account, youth.card.keys.box, FORM, {"hers": "longer"})

    assert drafts_of(store, youth.account, youth.box) == [(FORM, {"hers": "longer"})]


def test_nothing_is_left_once_it_was_used(store, kept, youth):
    forget_draft(store, youth.account, FORM)

    assert store.db.execute("select count(*) from drafts").fetchone() == (0,)


def test_what_somebody_else_sealed_to_her_breaks_no_page(store, kept, youth):
    index = store.db.execute("select form_index from drafts").fetchone()[0]
    where = place(Tag.DRAFT, youth.account, index)
    junk = seal_to(youth.card.keys.box, b"no json", where)
    store.db.execute("update drafts set sealed = ?", [junk])

    assert drafts_of(store, youth.account, youth.box) == []


def test_it_stays_for_fourteen_days_and_goes_then(store, kept, youth):
    forget_old(later(store, days=13))
    assert drafts_of(store, youth.account, youth.box)
    forget_old(later(store, days=14))

    assert not has_drafts(store, youth.account)


def test_a_later_one_stays(store, kept, youth):
    newer = later(store, days=10)
    keep_draft(newer, youth.account, youth.card.keys.box, "/p/a2/new", TYPED)
    forget_old(later(store, days=20))

    assert drafts_of(store, youth.account, youth.box) == [("/p/a2/new", TYPED)]


def test_one_account_leaves_only_so_many_and_the_newest_stay(store, youth, stranger):
    keep_draft(store, stranger.account, stranger.card.keys.box, FORM, TYPED)
    for number in range(MOST_DRAFTS + 5):
        keep_draft(store, youth.account, youth.card.keys.box, f"/p/{number}", TYPED)

    kept = [address for address, _fields in drafts_of(store, youth.account, youth.box)]
    assert kept == [f"/p/{number}" for number in range(5, MOST_DRAFTS + 5)]
    assert has_drafts(store, stranger.account)


def test_one_account_leaves_only_so_many_bytes_and_the_newest_stays_whole(store, youth):
    long = {"hers": "\N{SEEDLING}" * 200_000}
    for number in range(5):
        keep_draft(store, youth.account, youth.card.keys.box, f"/p/{number}", long)

    size = store.db.execute("select sum(length(sealed)) from drafts").fetchone()[0]
    assert size <= MOST_BYTES
    assert drafts_of(store, youth.account, youth.box)[-1] == ("/p/4", long)
