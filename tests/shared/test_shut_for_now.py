"""A reader of a part with a lost line is told that it is shut, and nothing of what was lost."""

import pytest
from sharing_cast import text_of


@pytest.fixture
def answer(share, cast, people, store, member_client):
    """The shared page, read after one line of it is gone from the table."""
    share(cast.member)
    line = people.section("body").items()[0].id
    store.db.execute("delete from items where item_id = ?", [line])
    return member_client.get(f"/shared/{people.id}")


def test_he_reads_that_it_is_shut(answer):
    assert answer.status_code == 409
    assert "Something here is shut for now." in text_of(answer)


def test_he_reads_nothing_else(answer):
    assert "lost" not in text_of(answer)
    assert "Call the clinic" not in text_of(answer)
