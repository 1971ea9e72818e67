"""Claim: whoever may open something in an emergency alone reads nothing of hers on other days."""

import pytest

from webapp.database import transaction
from webapp.joining.hand_overs import readers_before
from webapp.space.emergency import allow, open_in_emergency
from webapp.space.opening import open_space
from webapp.team.keepers import urgent_readers


@pytest.fixture
def colleague(person, store, cast, space):
    """An advocate whom she lets open one part in an emergency."""
    other = person("lee one", "advocate", "Lee", "Open Door")
    with transaction(store.db):
        allow(open_space(store, cast.youth, space.id), cast.youth, other.card, ["school"], "")
    return other


def names(store, cast, space):
    return [one.name for one in urgent_readers(open_space(store, cast.youth, space.id))]


def test_no_urgent_word_goes_to_them(store, cast, space, colleague):
    assert names(store, cast, space) == ["Tasha"]


def test_nobody_is_told_of_them_as_a_reader(store, space, colleague):
    assert "Lee" not in readers_before(store, space.id)


def test_while_it_is_open_they_are_named(store, space, colleague):
    open_in_emergency(store, colleague, space.id, ["school"], "medical", is_lawful=True)

    assert "Lee" in readers_before(store, space.id)
