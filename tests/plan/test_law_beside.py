"""Claim: what a drug program wrote carries the law's own line on every page of a key keeper's."""

from datetime import timedelta
from html import unescape

import pytest

from webapp.care.plans import Appointment, Goal, Service
from webapp.care.records import save
from webapp.team.agencies import add_agency
from webapp.team.notices import PART_2_STATEMENT

CLINIC = "Eastside Clinic"


@pytest.fixture
def clinic(store, cast, space):
    """A drug program wrote a goal, a date and a help; she and another agency a line each."""
    add_agency(store, CLINIC, (store.now + timedelta(days=90)).date(), ("part-2",))
    at = (store.now + timedelta(days=2)).isoformat()
    save(space, "substances", Appointment(what="Intake", at=at), source=CLINIC)
    save(space, "substances", Service(name="Detox line"), source=CLINIC)
    save(space, "substances", Goal(team="Eat well", team_source="Open Door"), source="Open Door")
    save(space, "substances", Goal(hers="No smoking before noon"))
    goal = Goal(team="Group on Mondays", hers="I will see", team_source=CLINIC)
    return save(space, "substances", goal, source=CLINIC)


def times(client, address):
    return client.get(address).text.count(PART_2_STATEMENT)


@pytest.mark.parametrize(
    ("page", "many"),
    [
        ("/a6", 3), ("/all", 3), ("/a6/{goal}", 1), ("/a6/{goal}/before", 1),
        ("/a6/{goal}/beside", 1),
        ("", 0), ("/a2", 0),
    ],
)  # fmt: skip
def test_each_line_of_the_program_carries_it_once(advocate_client, space, clinic, page, many):
    address = f"/for/{space.id}/plan" + page.format(goal=clinic.id)

    assert times(advocate_client, address) == many


def test_she_reads_her_own_plan_without_it(youth_client, clinic):
    for page in ("/plan/a6", "/plan/all", f"/plan/a6/{clinic.id}"):
        assert times(youth_client, page) == 0


def test_it_goes_along_where_lines_are_picked_to_be_told(advocate_client, space, clinic):
    assert times(advocate_client, f"/reports/{space.id}/new/law") == 3


@pytest.mark.parametrize("page", ["/a6", "/all", "/a6/{goal}"])
def test_beside_it_stands_what_she_said_yes_to(advocate_client, space, clinic, page):
    text = advocate_client.get(f"/for/{space.id}/plan" + page.format(goal=clinic.id)).text
    beside = unescape(text.split(PART_2_STATEMENT, 1)[1].split("</p>", 1)[0])

    assert "Mari said yes to this: Vapes, alcohol, drugs: everything. Until" in beside
    assert "It is to write this plan with Mari." in beside


def test_name_and_time_stand_across_each_page_of_a_keeper(advocate_client, space, clinic):
    for page in ("", "/a6", "/all", f"/a6/{clinic.id}", f"/a6/{clinic.id}/before"):
        assert (
            'data-said="Tasha, Wednesday, June 3'
            in advocate_client.get(f"/for/{space.id}/plan{page}").text
        ), page


def test_all_of_it_says_until_when_and_what_for(advocate_client, space, clinic):
    page = unescape(advocate_client.get(f"/for/{space.id}/plan/all").text)

    assert "Mari lets you see this until" in page
    assert "It is to write this plan with Mari." in page


def test_across_her_own_plan_nothing_stands(youth_client, clinic):
    assert "watermark" not in youth_client.get("/plan/all").text
    assert "lets you see this" not in youth_client.get("/plan/all").text
