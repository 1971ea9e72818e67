"""Claim: on her phone, without her secret words, no page tells a parent that he is kept away."""

import pytest
from two_worlds import (
    copied,
    he_asks_at_the_desk,
    he_tries,
    her_pages,
    just_ended,
    kept_away,
    later,
    lived_in,
)

from webapp.database import close_connections

WORLDS = [("her", 1), ("staff", 1), ("staff and a court", 2)]


@pytest.fixture(scope="module", params=WORLDS, ids=lambda world: f"{world[0]}, parents: {world[1]}")
def worlds(request, tmp_path_factory):
    """(it just ended, he is kept away), from the same moment of the same life."""
    by, parents = request.param
    folder = tmp_path_factory.mktemp("worlds")
    life = lived_in(folder, parents=parents)
    more = tmp_path_factory.mktemp("more")
    ended, kept = copied(life, more / "ended"), copied(life, more / "kept")
    just_ended(ended, by)
    kept_away(kept, by)
    yield ended, kept
    close_connections()


def differing(worlds) -> list[str]:
    ended, kept = (her_pages(world) for world in worlds)
    assert len(ended) > 100
    return sorted(page for page in ended.keys() | kept.keys() if ended.get(page) != kept.get(page))


def test_every_page_of_hers_is_the_same_as_after_an_ordinary_end(worlds):
    assert differing(worlds) == []


def test_they_are_the_same_after_his_tries_and_on_the_day_of_a_pause(worlds):
    for world in worlds:
        he_tries(later(world, days=3))
    he_asks_at_the_desk(worlds[1])

    assert differing(worlds) == []
