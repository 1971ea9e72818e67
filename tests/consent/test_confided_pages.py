"""Claim: the doctor notes what a parent agreed, a keeper says which parent, and no other page
tells anybody at home."""

import pytest
from pages_cast import send
from sharing_cast import TOKENS, text_of

from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.team.confided import agreements
from webapp.team.guardians import call_them

SAID = {"care": "abuse-counselling", "parent": "Ana Reyes", "since": "2026-06-01", "stands": "yes"}


@pytest.fixture
def page(known, shared, denise, store, cast):
    call_them(open_space(store, cast.youth, known.id), denise, "Denise")
    return f"/entered/{known.id}/between"


@pytest.fixture
def noted(page, member_client, advocate_client, store, cast, known):
    """The address at which a keeper says which parent it was."""
    assert send(member_client, page, **SAID).status_code == 303
    advocate_client.get(page)
    (one,) = agreements(open_space(store, cast.advocate, known.id))
    return f"{page}/{one.id}"


def test_the_page_of_what_was_entered_leads_there(page, member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert page in client.get(page.removesuffix("/between")).text


def test_the_doctor_notes_it_and_the_page_shows_it_to_keepers_alone(
    page, noted, member_client, advocate_client
):
    his, hers = (text_of(c.get(page)) for c in (member_client, advocate_client))

    assert "Ana Reyes" not in his
    assert "Denise" not in his
    assert "Who agreed: Ana Reyes, on Monday, June 1." in hers
    assert "It doesn't count before somebody says which parent it was." in hers


def test_a_keeper_says_which_parent_it_was_and_takes_it_back(
    page, noted, advocate_client, denise, store, cast, known
):
    assert send(advocate_client, noted, page, link=denise.id).status_code == 303
    said = text_of(advocate_client.get(page))
    assert "This is Denise." in said

    send(advocate_client, noted, page, link="")
    (one,) = agreements(open_space(store, cast.advocate, known.id))
    assert one.link == ""


def test_the_page_is_the_same_where_that_parent_is_kept_away(
    page, noted, advocate_client, denise, store, known, cast
):
    before = TOKENS.sub("", text_of(advocate_client.get(page)))
    exclude(store, known.id, cast.guardian.account)

    assert TOKENS.sub("", text_of(advocate_client.get(page))) == before


def test_it_is_over_takes_the_kind_of_care_alone(
    page, noted, member_client, advocate_client, clock
):
    clock.forward(minutes=1)
    over = {"care": SAID["care"], "stands": "no"}
    assert send(member_client, page, **over).status_code == 303

    assert "Ana Reyes" not in text_of(advocate_client.get(page))


@pytest.mark.parametrize(
    "change",
    [{"care": ""}, {"care": "rich"}, {"parent": ""}, {"since": ""}, {"since": "2026-06-04"}],
)
def test_what_is_missing_or_cannot_be_is_asked_again(page, member_client, change):
    assert send(member_client, page, **SAID | change).status_code == 422


def test_nobody_else_reaches_it(page, noted, stranger_client, guardian_client, youth_client):
    assert "nothing that your job can find" in text_of(stranger_client.get(page))
    assert send(stranger_client, page, "/account", **SAID).status_code == 404
    for client in (guardian_client, youth_client):
        assert client.get(page).status_code == 404
        assert send(client, page, "/account", **SAID).status_code == 404
        assert send(client, noted, "/account", link="").status_code == 404


def test_her_page_says_who_and_when_and_never_that_a_parent_agreed(
    page, noted, advocate_client, youth_client, denise
):
    first = text_of(youth_client.get("/people/entered"))
    send(advocate_client, noted, page, link=denise.id)
    then = text_of(youth_client.get("/people/entered"))

    assert "Noted that your own yes can count. It doesn't count yet." in first
    assert "Noted that your own yes can count." in then
    assert "It doesn't count yet. A second person" not in then.split("Dr. Patel")[1]
    for said in (first, then):
        assert "Ana Reyes" not in said
        assert "agreed" not in said
        assert "ounseling" not in said
