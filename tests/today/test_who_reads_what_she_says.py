"""Claim: beside what she says stand those alone who can read it there."""

import pytest
from emergency_cast import allowing, lee, opens  # noqa: F401
from pages_cast import signed_in
from sharing_cast import people, text_of  # noqa: F401


@pytest.fixture
def opened(app, lee, allowing, space):  # noqa: F811
    """In an emergency Lee opened how she wants things, and one part of her plan."""
    parts = ["body", "voice"]
    allowing(lee, parts)
    assert opens(signed_in(app, "lee one"), space, parts).status_code == 303


@pytest.mark.parametrize("page", ["/today", "/say", "/say/faces", "/say/said"])
def test_who_opened_parts_in_an_emergency_reads_nothing_of_it(page, opened, youth_client):
    said = text_of(youth_client.get(page))

    assert "Tasha" in said
    assert "Lee will see" not in said
    assert "Lee sees it" not in said


def test_where_the_page_of_an_emergency_shows_it_the_name_stands(opened, youth_client):
    assert "Lee will see this too." in text_of(youth_client.get("/plan/a2/new/line"))
