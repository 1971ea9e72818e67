"""Claim: what she said before falls away after ninety days, unless she keeps it."""

import pytest

from webapp.care.cards import cards_by_key
from webapp.care.preferences import KEEPER, NOBODY, keep, keep_older, mark_of, older_words
from webapp.care.voices import Preference
from webapp.database import Store
from webapp.preferences.keeping import forget_old
from webapp.space.opening import open_space

FOOD = cards_by_key()["food-2"]


@pytest.fixture
def opened(store, cast, space, clock):
    """Her space some days on: opened(91)."""

    def at(days, reader=None):
        clock.forward(days=days)
        later = Store(store.db, store.seal, clock(), store.stop_list)
        return open_space(later, reader or cast.youth, space.id)

    return at


def say(space, hers, was=None, who=KEEPER):
    return keep(space, FOOD, Preference(card=FOOD.key, hers=hers, who=who), seen=mark_of(was))


@pytest.mark.parametrize("who", [KEEPER, NOBODY])
def test_an_old_version_goes_ninety_days_after_it_was_replaced(opened, space, who):
    line = say(space, "no fish", say(space, "no pork", who=who), who)
    forget_old(opened(89), opened(0).store.now)
    assert [p.hers for p in older_words(opened(0), line)] == ["no pork"]

    later = opened(1)
    forget_old(later, later.store.now)

    assert older_words(opened(0), line) == []


def test_the_newest_words_never_fall_away(opened, space):
    line = say(space, "no pork")
    later = opened(500)
    forget_old(later, later.store.now)

    assert opened(0).section("voice").item(line.id).body["hers"] == "no pork"


def test_what_she_keeps_stays(opened, space):
    line = keep_older(space, say(space, "no fish", say(space, "no pork")), True)
    later = opened(200)
    forget_old(later, later.store.now)

    assert [p.hers for p in older_words(opened(0), line)] == ["no pork"]


def test_a_keepers_unlock_forgets_too(opened, space, cast):
    line = say(space, "no fish", say(space, "no pork"))
    later = opened(91, cast.advocate)
    forget_old(later, later.store.now)

    assert older_words(opened(0), line) == []


def test_saying_the_same_again_is_not_another_version_to_her(space):
    line = keep_older(space, keep_older(space, say(space, "no pork"), True), False)

    assert older_words(space, line) == []
