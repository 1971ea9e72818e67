"""Claim: nothing that is typed into a page can be read in any file of ours, after a stop too."""

import pytest
from in_clear import read_in_clear
from pages_cast import WORDS, send

from webapp.space.stops import stop

LINE, LATER, PAGE, WISH, WANT, URGENT = (
    f"sentinel-{what}-words" for what in ("line", "later", "page", "wish", "want", "urgent")
)
TYPED = (LINE, LATER, PAGE, WISH, WANT, URGENT)


@pytest.fixture
def typed(youth_client, advocate_client, member_client, space, shared):
    """She wrote on every kind of page; her doctor and her advocate looked, and are signed in."""
    send(youth_client, "/plan/a2/new/line", words=LINE)
    send(youth_client, "/pages", "/pages/new", title="", text=PAGE)
    send(youth_client, "/say", words=WISH)
    send(youth_client, "/me/cards/food-1", hers=WANT, who="nobody")
    send(youth_client, "/right-now", reach="here", words=URGENT)
    send(youth_client, "/plan/a9/new/line", words=LATER)
    member_client.get(f"/shared/{space.id}")
    advocate_client.get(f"/for/{space.id}/plan/a2")
    return youth_client


def test_the_pages_did_show_what_was_typed(typed):
    assert LINE in typed.get("/plan/a2").text
    assert LATER in typed.get("/plan/a9").text
    assert WANT in typed.get("/me").text


@pytest.mark.parametrize("stopped", [False, True])
def test_no_file_holds_a_word_of_it(typed, settings, tmp_path, space, shared, stopped):
    if stopped:
        stop(space, shared.id)

    assert not read_in_clear(settings, tmp_path, (*TYPED, "Mari", "Tasha", "Patel", WORDS))
