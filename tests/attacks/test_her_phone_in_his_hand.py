"""Claim: on her phone, without her secret words, no page tells a parent that he is kept away."""

import pytest
from two_worlds import copied, he_tries, her_pages, just_ended, kept_away, later, lived_in

from webapp.database import close_connections


@pytest.fixture(scope="module", params=[1, 2], ids=["he alone can sign", "two parents"])
def life(request, tmp_path_factory):
    yield lived_in(tmp_path_factory.mktemp("life"), parents=request.param)
    close_connections()


@pytest.fixture(scope="module", params=["her", "staff"])
def worlds(request, life, tmp_path_factory):
    """(it just ended, he is kept away), from the same moment of the same life."""
    folder = tmp_path_factory.mktemp("worlds")
    ended, kept = copied(life, folder / "ended"), copied(life, folder / "kept")
    just_ended(ended, request.param)
    kept_away(kept, request.param)
    return ended, kept


def differing(worlds) -> list[str]:
    ended, kept = (her_pages(world) for world in worlds)
    assert len(ended) > 60
    return sorted(page for page in ended.keys() | kept.keys() if ended.get(page) != kept.get(page))


def test_every_page_of_hers_is_the_same_as_after_an_ordinary_end(worlds):
    assert differing(worlds) == []


def test_they_are_the_same_after_his_tries_and_on_the_day_of_a_pause(worlds):
    for world in worlds:
        he_tries(later(world, days=3))

    assert differing(worlds) == []
