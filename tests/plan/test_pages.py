"""Claim: at her own desk she reads, answers and writes every line; nothing typed is lost."""

import re

import pytest
from pages_cast import send, send_twice

from webapp.care.plans import Appointment, Goal, Line, Place, Step
from webapp.care.records import records, save
from webapp.space.opening import open_space

BODY, SCHOOL, PRIVATE_HEALTH = "/plan/a2", "/plan/a9", "/plan/a4"


@pytest.fixture
def hers(store, cast, space):
    """Her space as it stands now."""
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def teams_goal(store, cast, space):
    theirs = open_space(store, cast.advocate, space.id)
    goal = Goal(team="Weekly talks", team_source="Open Door", whose="team")
    return save(theirs, "mind", goal, source="Open Door")


def lines(space, area="body"):
    return [line.hers for line in records(space.section(area), Line)]


def test_every_page_of_the_plan_answers(youth_client, space, hers):
    goal = records(space.section("body"), Goal)[0].id
    step = records(space.section("body"), Step)[0].id
    pages = ["", "/pick", *(f"/a{number}" for number in range(1, 16))]
    pages += [f"/a2/{goal}", f"/a2/{goal}/words", f"/a2/{goal}/part", f"/a2/{goal}/take-out"]
    pages += [f"/a2/{goal}/before", f"/a2/{goal}/change", f"/a2/{goal}/disagree", f"/a2/{step}"]
    pages += [f"/a2/new/{what}" for what in ("goal", "step", "help", "date", "line")]
    pages += ["/a1/new/card"]

    assert {page: youth_client.get(f"/plan{page}").status_code for page in pages} == dict.fromkeys(
        pages, 200
    )


def test_three_picked_parts_stand_first(youth_client):
    page = youth_client.get("/plan").text

    assert page.index("Body and teeth") < page.index("School") < page.index("More parts")
    assert page.index("More parts") < page.index("Food")


def test_a_fourth_part_is_one_too_many(youth_client, hers):
    answer = send(youth_client, "/plan/pick", picked=["body", "mind", "food", "school"])

    assert answer.status_code == 422
    assert "These are more than three." in answer.text


def test_a_line_of_her_own_is_kept(youth_client, hers):
    send(youth_client, f"{BODY}/new/line", words="I like the purple toothbrush 🪥")

    assert lines(hers()) == ["I like the purple toothbrush 🪥"]


def test_her_words_and_the_teams_stand_apart(youth_client):
    page = youth_client.get(BODY).text

    assert re.search(r'words-hers">.*?Fix my tooth', page, re.S)
    assert re.search(r'words-team">.*?Dental care', page, re.S)


def test_the_place_is_an_item_of_its_own(youth_client, hers):
    form = {"what": "Teeth check", "day": "2026-06-05", "hour": "15:30", "place": "Elm Street 4"}
    send(youth_client, f"{BODY}/new/date", **form)

    section = hers().section("body")
    date = records(section, Appointment)[0]
    assert "Elm" not in str(date.body())
    assert [(p.of, p.text) for p in records(section, Place)] == [(date.id, "Elm Street 4")]


def test_an_appointment_can_be_changed_and_its_place_emptied(youth_client, hers):
    form = {"what": "Teeth check", "day": "2026-06-05", "hour": "15:30", "place": "Elm Street 4"}
    send(youth_client, f"{BODY}/new/date", **form)
    date = records(hers().section("body"), Appointment)[0]

    change = form | {"hour": "16:15", "place": "", "expecting": "1"}
    send(youth_client, f"{BODY}/{date.id}/words", **change)

    section = hers().section("body")
    assert records(section, Appointment)[0].moment.minute == 15
    assert records(section, Place) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": ""}, "Please write something here."),
        ({"words": "x" * 2001}, "This is too long."),
        ({"words": "safe \u202e word"}, "A hidden sign turns letters around."),
    ],
)
def test_bad_words_get_a_sentence_and_stay(youth_client, hers, fields, sentence):
    answer = send(youth_client, f"{BODY}/new/line", **fields)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert fields["words"] in answer.text
    assert lines(hers()) == []


def test_control_characters_fall_away(youth_client, hers):
    send(youth_client, f"{BODY}/new/line", words="one\x00\x07 two\r\nthree")

    assert lines(hers()) == ["one two\nthree"]


def test_a_date_without_day_or_time_gets_a_sentence(youth_client):
    answer = send(youth_client, f"{BODY}/new/date", what="Teeth", day="soon", hour="late")

    assert answer.status_code == 422
    assert "Please give a day, like 2030-05-31." in answer.text
    assert "Please give a time, like 15:30." in answer.text


def test_a_form_sent_twice_counts_once(youth_client, hers):
    send_twice(youth_client, f"{BODY}/new/line", words="only once")

    assert lines(hers()) == ["only once"]


def test_stale_words_show_both_and_lose_nothing(youth_client, hers, space):
    goal = records(space.section("body"), Goal)[0].id
    send(youth_client, f"{BODY}/{goal}/words", words="from my phone", expecting="1")

    answer = send(youth_client, f"{BODY}/{goal}/words", words="from the library", expecting="1")

    assert answer.status_code == 409
    assert "from my phone" in answer.text
    assert "from the library" in answer.text
    again = send(youth_client, f"{BODY}/{goal}/words", words="from the library", expecting="2")
    assert again.status_code == 303


def test_she_answers_what_the_team_wrote(youth_client, hers, teams_goal):
    address = f"/plan/a3/{teams_goal.id}"
    send(youth_client, f"{address}/answer", address, answer="no", expecting="1")

    assert records(hers().section("mind"), Goal)[0].answer == "no"
    assert "You answered: No." in youth_client.get(address).text


def test_an_answer_to_other_words_is_asked_again(youth_client, hers, teams_goal, cast, store):
    theirs = open_space(store, cast.advocate, hers().id)
    save(theirs, "mind", Goal(team="Talks twice a week", whose="team", item=teams_goal.item))

    address = f"/plan/a3/{teams_goal.id}"
    answer = send(youth_client, f"{address}/answer", address, answer="yes", expecting="1")

    assert answer.status_code == 409
    assert "Talks twice a week" in answer.text
    assert records(hers().section("mind"), Goal)[0].answer == ""


def test_change_it_asks_what_instead(youth_client, hers, teams_goal):
    address = f"/plan/a3/{teams_goal.id}"
    asked = send(youth_client, f"{address}/answer", address, answer="change", expecting="1")
    send(youth_client, asked.location, words="Only when I ask", expecting="1")

    goal = records(hers().section("mind"), Goal)[0]
    assert (goal.answer, goal.change, goal.team) == ("change", "Only when I ask", "Weekly talks")


def test_the_answers_stand_in_one_order_and_no_is_not_last(youth_client, teams_goal):
    page = youth_client.get(f"/plan/a3/{teams_goal.id}").text

    assert re.findall(r'name="answer" value="(\w+)"', page) == ["yes", "change", "no", "later"]


def test_she_does_not_agree_in_her_words(youth_client, hers, teams_goal):
    send(youth_client, f"/plan/a3/{teams_goal.id}/disagree", words="Not true", expecting="1")

    assert "Not true" in youth_client.get("/plan/a3").text
    assert records(hers().section("mind"), Goal)[0].team == "Weekly talks"


def test_pause_and_go_on(youth_client, hers, space):
    goal = records(space.section("body"), Goal)[0].id
    address = f"{BODY}/{goal}"

    send(youth_client, f"{address}/pause", address)
    assert "Paused" in youth_client.get(BODY).text
    send(youth_client, f"{address}/going-on", address)

    assert not records(hers().section("body"), Goal)[0].paused


def test_a_step_is_done_and_reopened(youth_client, hers, space):
    step = records(space.section("body"), Step)[0].id
    address = f"{BODY}/{step}"

    send(youth_client, f"{address}/completion", address)
    assert records(hers().section("body"), Step)[0].done_on == "2026-06-03"
    send(youth_client, f"{address}/reopening", address)

    assert records(hers().section("body"), Step)[0].done_on == ""


def test_what_it_said_before_can_be_read(youth_client, space):
    goal = records(space.section("body"), Goal)[0].id
    send(youth_client, f"{BODY}/{goal}/words", words="Save my tooth", expecting="1")

    page = youth_client.get(f"{BODY}/{goal}/before").text
    assert page.index("Save my tooth") < page.index("Fix my tooth")


def test_who_will_see_it_stands_above_save(youth_client, shared):
    page = youth_client.get(f"{BODY}/new/line").text

    assert "Somebody will see this too." in page or "Dr. Patel will see this too." in page
    assert page.index("will see this too.") < page.index(">Save<")
    assert youth_client.get(f"{SCHOOL}/new/line").text.count("will see this too.") == 1


def test_words_about_another_part_lead_to_a_question(youth_client, hers):
    asked = send(youth_client, f"{SCHOOL}/new/line", words="I think I am pregnant")

    assert lines(hers(), "school") == ["I think I am pregnant"]
    page = youth_client.get(asked.location).text
    assert "Is this about another part?" in page
    assert "Private health" in page


def test_it_moves_only_when_she_moves_it(youth_client, hers):
    asked = send(youth_client, f"{SCHOOL}/new/line", words="I think I am pregnant")
    item = asked.location.split("/")[-2]
    send(youth_client, f"{SCHOOL}/{item}/move", asked.location, to="a4")

    assert lines(hers(), "school") == []
    assert lines(hers(), "private-health") == ["I think I am pregnant"]


def test_the_strictest_label_wins(youth_client, hers):
    send(youth_client, f"{SCHOOL}/new/line", words="My lawyer asks about my visa")

    line = records(hers().section("school"), Line)[0]
    assert {"HLEGAL", "IMMIG", "FERPA", "V"} == set(line.labels)


@pytest.mark.parametrize("address", ["/plan/a0", "/plan/a16", "/plan/safety", "/plan/a2/none"])
def test_what_is_not_there_is_the_one_page(youth_client, address):
    answer = youth_client.get(address)

    assert answer.status_code == 404
    assert "Nothing here right now." in answer.text


def test_a_line_of_somebody_else_is_the_one_page(app, person, store, youth_client, space):
    other = youth_client.get("/plan/a2/00112233445566778899aabbccddeeff")
    goal = records(space.section("body"), Goal)[0].id
    wrong_area = youth_client.get(f"{SCHOOL}/{goal}")

    assert other.status_code == wrong_area.status_code == 404


def test_members_and_guardians_find_no_plan(member_client, guardian_client, shared, space):
    for client in (member_client, guardian_client):
        for address in ("/plan", "/plan/a2", f"/for/{space.id}/plan/a2"):
            assert client.get(address).status_code == 404


def test_no_page_of_the_plan_says_what_it_is_for(youth_client):
    for address in ("/plan", BODY, f"{BODY}/new/goal"):
        assert "<title>Daybook</title>" in youth_client.get(address).text


def test_who_looked_stands_on_the_line_unless_hidden(youth_client, advocate_client, space, hers):
    goal = records(space.section("body"), Goal)[0].id
    assert "Nobody has looked yet." in youth_client.get(f"{BODY}/{goal}").text

    advocate_client.get(f"/for/{space.id}/plan/a2")
    assert "Tasha opened this." in youth_client.get(f"{BODY}/{goal}").text

    send(youth_client, "/looked/hidden", "/looked")
    assert "Tasha opened this." not in youth_client.get(f"{BODY}/{goal}").text
