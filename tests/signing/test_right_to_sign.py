"""Claim: what gives somebody the right to sign is written down, in her own part, and read by her
and by who keeps her keys."""

import pytest
from in_clear import read_in_clear
from pages_cast import send
from sharing_cast import text_of

from webapp.consent.people import kept_releases
from webapp.space.links import links_of
from webapp.space.opening import open_space
from webapp.team.guardians import names_of_links

ORDER = "Order 12-88 of Lake County court, in folder 7"
ASKED = "What gives this person the right to sign?"


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def right_of(advocate_client, known):
    def say(link, words):
        return send(advocate_client, f"/everyone/{known.id}/right/{link.id}", right=words)

    return say


@pytest.mark.parametrize("role", ["agency-custodian", "court-appointee"])
def test_an_agency_or_somebody_a_court_named_is_not_entered_without_it(
    advocate_client, yeses, store, known, role
):
    answer = send(advocate_client, yeses, name="Lee Ray", role=role, right=" ")

    assert answer.status_code == 422
    assert 'id="right-error"' in answer.text
    assert 'value="Lee Ray"' in answer.text
    assert links_of(store, known.id) == []

    assert send(advocate_client, yeses, name="Lee Ray", role=role, right=ORDER).status_code == 303
    assert ORDER in text_of(advocate_client.get(yeses))


@pytest.mark.parametrize("role", ["parent", "guardian", "education-rights-holder"])
def test_of_a_parent_it_may_be_left_out(advocate_client, yeses, store, known, role):
    assert send(advocate_client, yeses, name="Denise", role=role).status_code == 303

    page = text_of(advocate_client.get(yeses))
    assert "Denise" in page
    assert "The right to sign:" not in page


def test_what_was_forgotten_or_new_is_written_down_later(
    advocate_client, yeses, denise, right_of, store, cast, known
):
    names = names_of_links(open_space(store, cast.advocate, known.id))
    assert right_of(denise, "Birth certificate, seen").status_code == 303
    assert right_of(denise, ORDER).status_code == 303

    page = text_of(advocate_client.get(yeses))
    assert ORDER in page
    assert "Birth certificate" not in page
    assert names_of_links(open_space(store, cast.advocate, known.id)) == names


def test_who_needs_one_is_not_left_without(parent, right_of):
    assert right_of(parent(role="court-appointee"), "").status_code == 422
    assert right_of(parent(), "").status_code == 303


def test_it_rests_in_her_part_and_not_with_the_servers_facts(
    denise, right_of, store, known, settings, tmp_path
):
    right_of(denise, ORDER)

    assert all(ORDER not in str(vars(link)) for link in links_of(store, known.id))
    assert not read_in_clear(settings, tmp_path, [ORDER])


def test_she_reads_it_beside_the_yes_on_her_receipt(
    signed, denise, right_of, youth_client, store, cast, known
):
    right_of(denise, ORDER)
    pages = [
        text_of(youth_client.get(f"/receipts/{kept.id}"))
        for kept in kept_releases(open_space(store, cast.youth, known.id))
    ]

    waits = ["This waits for a yes" in page for page in pages]
    assert sorted(waits) == [False, True]
    assert [ORDER in page for page in pages] == [not one for one in waits]


def test_nobody_else_writes_or_reads_it(
    denise, right_of, known, youth_client, guardian_client, stranger_client
):
    right_of(denise, ORDER)

    for client in (youth_client, guardian_client, stranger_client):
        page = f"/everyone/{known.id}/right/{denise.id}"
        assert client.get(page).status_code == 404
        assert send(client, page, page="/account", right="Nothing").status_code == 404
    assert ORDER not in text_of(guardian_client.get("/asked"))
