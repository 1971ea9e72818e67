"""Claim: an advocate's look at her list of parts, or at everyone, leaves its line in her log."""

import pytest

from webapp.space.opening import open_space
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail


@pytest.fixture
def looks(store, cast, space):
    """The sections of every line "opened" in her log."""

    def of():
        hers = open_space(store, cast.youth, space.id)
        names = {id_: kind for kind, id_ in hers.authority.sections.items()}
        lines = read_trail(store, space.id, log_box(hers)).lines
        return [{names[s] for s in line.sections} for line in lines if line.kind == "opened"]

    return of


def test_the_list_of_parts_leaves_a_line(advocate_client, space, looks):
    assert advocate_client.get(f"/for/{space.id}/plan").status_code == 200

    assert len(looks()) == 1


def test_everyone_says_that_promises_were_opened(advocate_client, looks):
    advocate_client.get("/everyone")

    assert any("promises" in parts for parts in looks())


def test_looks_of_one_quarter_hour_make_one_line(advocate_client, space, looks):
    for _time in range(3):
        advocate_client.get("/everyone")
        advocate_client.get(f"/for/{space.id}/plan")

    assert len(looks()) == 2


def test_a_look_at_everyone_waits_for_nobody_once_it_is_noted(advocate_client, looks):
    advocate_client.get("/everyone")
    before = looks()
    advocate_client.get("/everyone")

    assert looks() == before
