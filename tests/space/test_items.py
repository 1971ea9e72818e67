"""Claim: an item says who wrote it, and only its author's signature at its own place counts."""

import pytest
from spine_cast import NOW

from crypto.errors import CannotOpenError
from webapp.space.items import check_author, compose, parse

WHERE = ("space", "section", "item", 3)


@pytest.fixture
def plain(advocate):
    return compose(advocate, WHERE, "goal", {"hers": "é"}, source="Open Door", at=NOW, witness=True)


def test_what_was_said_comes_back(plain, advocate):
    item = parse(plain, "section", "item", 3)

    assert (item.kind, item.body, item.source) == ("goal", {"hers": "é"}, "Open Door")
    assert (item.author, item.author_key) == (advocate.account, advocate.hand.public.hex())
    assert (item.written_at, item.witness, item.version) == (NOW, True, 3)


def test_the_author_signed_it_here(plain):
    check_author(plain, WHERE)


@pytest.mark.parametrize("part", range(4))
def test_the_same_text_elsewhere_is_nobodys(plain, part):
    elsewhere = list(WHERE)
    elsewhere[part] = 4 if part == 3 else "other"

    with pytest.raises(CannotOpenError):
        check_author(plain, tuple(elsewhere))


@pytest.mark.parametrize("at", [0, 20, -3])
def test_a_changed_byte_is_nobodys(plain, at):
    changed = bytearray(plain)
    changed[at] ^= 1

    with pytest.raises((CannotOpenError, ValueError)):
        check_author(bytes(changed), WHERE)


def test_another_name_on_the_text_is_nobodys(plain, advocate, stranger):
    with pytest.raises(CannotOpenError):
        check_author(plain.replace(advocate.account.encode(), stranger.account.encode()), WHERE)


def test_the_same_words_twice_do_not_look_alike(advocate):
    one, two = (compose(advocate, WHERE, "goal", {}, source="x", at=NOW) for _ in range(2))

    assert one != two


def test_what_is_no_item_is_refused():
    with pytest.raises(CannotOpenError):
        parse(bytes(90), "section", "item", 1)
