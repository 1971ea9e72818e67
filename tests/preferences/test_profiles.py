"""Claim: she chooses her name, who hears another one, and how her pages look."""

import pytest
from pages_cast import send

from webapp.care.people import Person
from webapp.care.records import save
from webapp.preferences.profiles import profile_of
from webapp.space.kinds import SHARING
from webapp.space.opening import open_space


@pytest.fixture
def profile(store, cast, space):
    return lambda: profile_of(open_space(store, cast.youth, space.id))


@pytest.fixture
def doctor(space, cast):
    """Dr. Patel among her people."""
    save(space, SHARING, Person(account=cast.member.account, name="Dr. Patel"))
    return cast.member.account


def test_everybody_sees_the_name_she_is_called(youth_client, profile):
    send(youth_client, "/me/name", called="Mar", pronouns="they", seen="1")

    assert (profile().called, profile().pronouns) == ("Mar", "they")
    assert profile().name_for("anybody") == "Mar"


def test_one_person_may_see_another_name(youth_client, profile, doctor):
    send(youth_client, f"/me/names/{doctor}", name="Marisol", seen="1")

    assert profile().name_for(doctor) == "Marisol"
    assert profile().name_for("anybody") == "Mari"


def test_an_empty_name_goes_back_to_the_one_for_everybody(youth_client, profile, doctor):
    send(youth_client, f"/me/names/{doctor}", name="Marisol", seen="1")
    send(youth_client, f"/me/names/{doctor}", name="", seen="2")

    assert profile().names == {}


def test_her_keeper_may_hear_another_name_too(youth_client, cast):
    assert "Tasha" in youth_client.get("/me/name").text
    assert youth_client.get(f"/me/names/{cast.advocate.account}").status_code == 200


def test_a_stranger_has_no_name_page(youth_client, cast):
    assert youth_client.get(f"/me/names/{cast.stranger.account}").status_code == 404


def test_her_color_is_on_her_pages(youth_client):
    send(youth_client, "/me/look", hue="plum", picture="boat", seen="1")

    assert "hue-plum" in youth_client.get("/me").text
    assert "hue-plum" in youth_client.get("/pages").text


def test_the_log_can_be_hidden_here_and_is_shown_again_on_its_own_page(youth_client, profile):
    send(youth_client, "/me/look", hue="sea", picture="leaf", hides_log="y", seen="1")
    assert profile().hides_log

    answer = send(youth_client, "/me/look", hue="sea", picture="leaf", seen="2")
    assert answer.location == "/looked"
    assert profile().hides_log


@pytest.mark.parametrize("seen", ["0", "", "x", "77"])
def test_a_page_from_before_changes_nothing_and_keeps_what_was_typed(youth_client, profile, seen):
    answer = send(youth_client, "/me/name", called="Sol", pronouns="", seen=seen)

    assert 'value="Sol"' in answer.text
    assert "It now says: Mari." in answer.text
    assert profile().called == "Mari"


@pytest.mark.parametrize(
    ("called", "said"),
    [("a" * 61, "This is too long."), ("Ma\u202eri", "A hidden sign turns letters around.")],
)
def test_a_name_that_cannot_be_taken_is_said(youth_client, profile, called, said):
    assert said in send(youth_client, "/me/name", called=called, seen="1").text
    assert profile().called == "Mari"


@pytest.mark.parametrize("look", [{"hue": "red"}, {"picture": "skull"}])
def test_only_colors_and_pictures_of_ours(youth_client, look):
    fields = {"hue": "sea", "picture": "leaf", "seen": "1", **look}

    assert "Please pick one." in send(youth_client, "/me/look", **fields).text
