"""Claim: who answers for staff reads each opening and refusal of a year, whoever looked back."""

from html import unescape

import pytest
from emergency_cast import WHY, at, opens
from pages_cast import NAMES, send, signed_in

from webapp.database import transaction
from webapp.emergency.look_backs import past_of_staff
from webapp.space import exclusions
from webapp.space.emergency import emergencies
from webapp.space.opening import open_space

PAST = "/openings/past"


@pytest.fixture
def ngs(app, ng):
    return signed_in(app, "mr ng")


@pytest.fixture
def opened(lees, space, store, cast):
    """Lee opened something; the id of it."""
    opens(lees, space)
    return emergencies(open_space(store, cast.youth, space.id))[0].id


@pytest.fixture
def refused(app, noa, allowing, space):
    """Noa of Lake County tried, and a law kept it shut."""
    allowing(noa)
    assert opens(signed_in(app, "noa one"), space).status_code == 409


@pytest.fixture
def others(app, person):
    """Who answers for the staff of Lake County."""
    person("ms bo", "supervisor", "Ms. Bo", "Lake County")
    return signed_in(app, "ms bo")


@pytest.mark.parametrize(("outcome", "text"), [
    ("right", "It was right"), ("not-right", "It was not right"),
])  # fmt: skip
def test_what_a_key_keeper_looked_back_on_first_stays_with_its_outcome(
    opened, ngs, advocate_client, outcome, text
):
    send(advocate_client, f"/look-backs/{opened}", outcome=outcome, said="They were found.")

    assert PAST in ngs.get("/openings").text
    page = ngs.get(PAST).text
    for said in ("Lee", "Open Door", "June 3", text):
        assert said in page, said
    assert "They were found." not in page


def test_one_that_nobody_looked_back_on_stands_there_too(opened, ngs):
    assert "Nobody looked back on it yet" in ngs.get(PAST).text


def test_a_refusal_is_read_with_its_reason_by_who_answers_for_that_person(refused, others):
    assert 'href="/openings"' in others.get("/staff").text
    assert PAST in others.get("/openings").text
    page = others.get(PAST).text

    for said in ("Noa", "Lake County", "A law kept it shut", WHY):
        assert said in page, said


def test_it_names_nobody_of_hers_and_no_part(opened, refused, ngs, others, space):
    pages = unescape(ngs.get(PAST).text + others.get(PAST).text)

    for text in ("Mari", "tooth", "Body and teeth", space.id):
        assert text not in pages


def test_each_place_of_work_reads_its_own(opened, refused, ngs, others):
    assert "Noa" not in ngs.get(PAST).text
    assert "Lee" not in others.get(PAST).text


def test_it_goes_after_a_year(opened, ng, store, clock):
    assert [one.who for one in past_of_staff(at(store, clock), ng)] == ["Lee"]

    clock.forward(days=365)

    assert past_of_staff(at(store, clock), ng) == []


def test_who_is_kept_away_from_her_reads_nothing_of_it(opened, ngs, store, space, ng):
    with transaction(store.db):
        exclusions.exclude(store, space.id, ng.account)

    assert "Lee" not in ngs.get(PAST).text


def test_whoever_opened_it_does_not_read_it_there(refused, app):
    page = signed_in(app, "noa one").get(PAST)

    assert page.status_code == 200
    assert WHY not in page.text


@pytest.mark.parametrize("role", ["advocate", "member", "guardian", "stranger", "youth"])
def test_nobody_else_reaches_it(opened, app, role):
    assert signed_in(app, NAMES[role]).get(PAST).status_code == 404
