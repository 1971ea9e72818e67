"""Claim: what she takes out is gone in every version, also from the log of recent writes."""

import pytest
from pages_cast import send

from webapp.care.her_words import change_hers
from webapp.care.plans import Appointment, Goal, Place, Step
from webapp.care.records import records, save
from webapp.plan.moves import take_out
from webapp.space.opening import open_space


@pytest.fixture
def hers(store, cast, space):
    return open_space(store, cast.youth, space.id)


def sealed_versions(store, item):
    rows = store.db.execute("select sealed from items where item_id = ?", [item]).fetchall()
    return [row[0] for row in rows]


def bytes_on_disk(settings):
    files = settings.database.parent.glob(f"{settings.database.name}*")
    return b"".join(file.read_bytes() for file in files)


def test_no_version_is_left_in_the_database_or_its_log(store, settings, hers):
    goal = records(hers.section("body"), Goal)[0]
    change_hers(hers, "body", goal.id, "Save my tooth", 1)
    sealed = sealed_versions(store, goal.id)
    assert all(part[-24:] in bytes_on_disk(settings) for part in sealed)
    assert len(sealed) == 2

    take_out(hers, "body", goal.id)

    assert sealed_versions(store, goal.id) == []
    assert not any(part[-24:] in bytes_on_disk(settings) for part in sealed)


def test_through_the_page_it_asks_once_and_is_gone(youth_client, store, settings, hers):
    goal = records(hers.section("body"), Goal)[0]
    sealed = sealed_versions(store, goal.id)
    address = f"/plan/a2/{goal.id}/take-out"
    assert "Nobody can bring it back." in youth_client.get(address).text

    assert send(youth_client, address).status_code == 303

    assert not any(part[-24:] in bytes_on_disk(settings) for part in sealed)
    assert youth_client.get(f"/plan/a2/{goal.id}").status_code == 404


def test_her_steps_go_with_her_goal(hers):
    goal = records(hers.section("body"), Goal)[0]

    take_out(hers, "body", goal.id)

    assert records(hers.section("body"), Step) == []


def test_the_place_goes_with_the_appointment(hers):
    date = save(hers, "body", Appointment(what="Teeth", at="2026-06-05T15:30:00-05:00"))
    save(hers, "body", Place(of=date.id, text="Elm Street 4"))

    take_out(hers, "body", date.id)

    assert records(hers.section("body"), Place) == []


def test_of_a_teams_goal_only_her_words_go_and_from_every_version(store, cast, hers):
    theirs = open_space(store, cast.advocate, hers.id)
    goal = save(theirs, "mind", Goal(team="Weekly talks", whose="team"), source="Open Door")
    here = open_space(store, cast.youth, hers.id)
    change_hers(here, "mind", goal.id, "I hate Tuesdays", 1)

    take_out(here, "mind", goal.id)

    versions = here.section("mind").versions(goal.id)
    assert [(v.body["team"], v.body["hers"]) for v in versions] == [("Weekly talks", "")]


def test_an_advocate_takes_nothing_of_hers_out(advocate_client, space, hers):
    goal = records(hers.section("body"), Goal)[0]

    answer = advocate_client.get(f"/for/{space.id}/plan/a2/{goal.id}/take-out")

    assert answer.status_code == 404
