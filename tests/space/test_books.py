"""Claim: an address book is read by its own account alone, and only as it wrote it."""

from crypto.box import seal_to
from crypto.labels import Tag, place
from webapp.space.books import note_in_book, open_book


def test_what_was_noted_adds_up(store, advocate):
    note_in_book(store, advocate, "one", name="Sparrow")
    note_in_book(store, advocate, "one", picture="leaf")
    note_in_book(store, advocate, "two", name="Wren")

    assert open_book(store, advocate) == {
        "one": {"name": "Sparrow", "picture": "leaf"},
        "two": {"name": "Wren"},
    }


def test_a_book_that_nobody_began_is_empty(store, advocate):
    assert open_book(store, advocate) == {}


def test_another_account_reads_nothing_of_it(store, advocate, stranger):
    note_in_book(store, advocate, "one", name="Sparrow")
    store.db.execute("update books set account_id = ?", [stranger.account])

    assert open_book(store, stranger) == {}


def test_a_book_that_somebody_else_wrote_counts_for_nothing(store, advocate, stranger):
    where = place(Tag.BOOK, advocate.account)
    text = b'{"one": {"name": "Wren"}}'
    plain = stranger.hand.sign(where + text) + text
    sealed = seal_to(advocate.card.keys.box, plain, where)
    store.db.execute("insert into books values (?, ?)", [advocate.account, sealed])

    assert open_book(store, advocate) == {}
