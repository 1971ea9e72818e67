"""Claim: whoever changes or drops rows keeps nobody from being kept away, and lets nobody back."""

import pytest
from pages_cast import WORDS, grant, send
from sharing_cast import knows_them, text_of
from signing_cast import asks, denise, known, papers, parent  # noqa: F401
from spoiling import spoil

from crypto.errors import CannotOpenError
from webapp.holds.acts import she_keeps_away, she_lets_back
from webapp.space.exclusions import is_excluded
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.holds import everybody_kept, kept_away, papers_that_stand


@pytest.fixture
def held_once(store, cast, hers, father):
    """She kept him away, and let him back. What was said of him does not open any more."""
    she_keeps_away(hers, father)
    she_lets_back(hers, father)
    grant(store, cast.youth, hers, cast.guardian, {"school": None})
    assert spoil(store, "holds", "sealed_facts", "1")


@pytest.fixture
def spoilt(store, holds, father):
    """Staff keep him away, and what was said of it does not open any more."""
    holds()
    assert spoil(store, "holds", "sealed_facts", "1")


@pytest.fixture
def her_tap(youth_client, father):
    return lambda: send(youth_client, f"/people/{father}/nothing", "/say")


@pytest.fixture
def staff_by_name(advocate_client, door):
    return lambda: send(advocate_client, f"{door}/shut", "/account", name="Denise")


@pytest.mark.parametrize("how", ["her_tap", "holds", "staff_by_name"])
def test_he_is_kept_away_though_what_was_said_of_him_before_is_spoilt(
    request, store, cast, people, father, held_once, how
):
    answer = request.getfixturevalue(how)()

    assert answer.status_code == 303
    assert is_excluded(store, people.id, father)
    assert kept_away(store, people.id, father).is_shut
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_the_page_of_the_doors_goes_on_and_names_who_is_kept_away(
    spoilt, advocate_client, door, father
):
    page = text_of(advocate_client.get(door))

    assert f"{door}/{father}" in page
    assert "Kept away" in page
    assert "A second person is missing" in page


def test_a_spoilt_row_lets_nobody_back_by_one_alone(
    store, people, spoilt, advocate_client, door, father
):
    send(advocate_client, f"{door}/open", door, passphrase=WORDS, account=father)
    assert is_excluded(store, people.id, father)
    assert kept_away(store, people.id, father).for_lifting


def test_two_of_two_places_of_work_let_him_back_all_the_same(store, people, spoilt, lifted, father):
    lifted()

    assert not is_excluded(store, people.id, father)
    assert not kept_away(store, people.id, father).is_shut


def test_nobody_of_another_place_is_counted_for_who_can_not_be_read(
    store, people, spoilt, holds, kept
):
    holds()

    assert kept().needs_a_second


def test_a_courts_paper_stays_while_nobody_can_tell_which_one_stands(store, people, spoilt, holds):
    holds()
    with pytest.raises(CannotOpenError):
        papers_that_stand(store, people.id)


def test_one_spoilt_row_keeps_nobody_from_shutting_out_another(
    store, people, person, hers, holds, father
):
    joao = person("joao", "guardian", "Joao")
    knows_them(hers, joao.card)
    she_keeps_away(hers, joao.account)
    spoil(store, "holds", "sealed_facts", "1")

    assert holds().status_code == 303
    assert is_excluded(store, people.id, father)
    assert {one.account for one in everybody_kept(store, people.id)} == {father, joao.account}
