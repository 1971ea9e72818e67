"""Claim: an advocate writes beside her and never over her; answers stay hers alone."""

import json

import pytest
from pages_cast import send, signed_in

from webapp.care.her_words import change_hers, disagree
from webapp.care.plans import Goal
from webapp.care.records import records
from webapp.care.writers import NotHersError
from webapp.plan.answers import answer, pause
from webapp.plan.goals import add_goal
from webapp.plan.words import change_teams
from webapp.space.refused import NotGrantedError, StaleError
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail


@pytest.fixture
def goal(space):
    return records(space.section("body"), Goal)[0]


@pytest.fixture
def desk(space):
    return f"/for/{space.id}/plan"


def test_a_teams_save_keeps_her_words_to_the_byte(theirs, goal):
    before = json.dumps(goal.hers).encode()

    after = change_teams(theirs, "body", goal.id, "Root canal, upper left", 1)

    assert json.dumps(after.hers).encode() == before
    assert (after.team, after.team_source) == ("Root canal, upper left", "Open Door")


def test_a_teams_save_through_the_page_keeps_her_words(advocate_client, desk, goal, hers):
    send(advocate_client, f"{desk}/a2/{goal.id}/words", words="Root canal", hers="x", expecting="1")

    after = records(hers().section("body"), Goal)[0]
    assert (after.hers, after.team) == ("Fix my tooth", "Root canal")


def test_an_older_version_of_the_teams_words_cannot_bring_back_her_older_words(theirs, hers, goal):
    change_hers(hers(), "body", goal.id, "Save my tooth", 1)

    after = change_teams(theirs, "body", goal.id, "Root canal", 1)

    assert after.hers == "Save my tooth"


def test_two_teams_at_once_see_both(theirs, goal):
    change_teams(theirs, "body", goal.id, "Root canal", 1)

    with pytest.raises(StaleError):
        change_teams(theirs, "body", goal.id, "Braces", 1)


def test_nobody_answers_for_her(theirs):
    goal = add_goal(theirs, "mind", "Weekly talks", "team")

    with pytest.raises(NotHersError):
        answer(theirs, "mind", goal.id, "yes", 1)
    with pytest.raises(NotHersError):
        disagree(theirs, "mind", goal.id, "no", 1)
    with pytest.raises(NotHersError):
        pause(theirs, "mind", goal.id, paused=True)


def test_her_answer_on_the_tablet_waits_for_her_own_yes(theirs):
    goal = add_goal(theirs, "mind", "Weekly talks", "team")

    after = answer(theirs, "mind", goal.id, "no", 1, beside=True)

    assert (after.answer, after.item.witness) == ("no", True)


def test_the_page_takes_no_answer_without_her_beside(advocate_client, desk, theirs):
    goal = add_goal(theirs, "mind", "Weekly talks", "team")
    address = f"{desk}/a3/{goal.id}"

    refused = send(advocate_client, f"{address}/answer", address, answer="yes", expecting="1")

    assert refused.status_code == 404
    assert records(theirs.section("mind"), Goal)[0].answer == ""


def test_her_words_by_another_hand_wait_for_her(advocate_client, desk, goal, hers):
    send(advocate_client, f"{desk}/a2/{goal.id}/beside", words="Save my tooth", expecting="1")

    after = records(hers().section("body"), Goal)[0]
    assert (after.hers, after.item.witness, after.is_hers) == ("Save my tooth", True, True)


def test_words_that_wait_still_wait_after_a_teams_save(theirs, goal):
    change_hers(theirs, "body", goal.id, "Save my tooth", 1)

    assert change_teams(theirs, "body", goal.id, "Root canal", 2).item.witness


def test_she_never_fills_the_teams_words(hers, goal):
    with pytest.raises(NotGrantedError):
        change_teams(hers(), "body", goal.id, "mine", 1)


def test_name_and_picture_stand_at_every_save(advocate_client, desk, goal):
    pages = [f"/a2/new/{what}" for what in ("goal", "step", "help", "date", "line")]
    pages += [f"/a2/{goal.id}/words", f"/a2/{goal.id}/beside"]

    for page in pages:
        assert "For Mari" in advocate_client.get(desk + page).text


def test_the_source_of_the_teams_words_is_shown(advocate_client, youth_client, desk):
    send(advocate_client, f"{desk}/a3/new/goal", words="Weekly talks", whose="team")

    assert "Open Door writes" in youth_client.get("/plan/a3").text


def test_a_look_leaves_its_line_before_the_page(advocate_client, desk, store, hers):
    advocate_client.get(f"{desk}/a2")

    lines = read_trail(store, hers().id, log_box(hers())).lines
    body = hers().authority.sections["body"]
    assert [line.sections for line in lines if line.kind == "opened"] == [(body,)]


def test_the_other_desk_is_not_there_for_her(youth_client, desk):
    assert youth_client.get(f"{desk}/a2").status_code == 404


def test_an_advocate_without_keys_finds_nothing(app, person, space, desk):
    person("other one", "advocate", "Kim", "Open Door")
    assert signed_in(app, "other one").get(f"{desk}/a2").status_code == 404
