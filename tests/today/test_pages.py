"""Claim: Today shows what SCREENS draws, in that order, and never what it forbids."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import grant, send, sign_in

from webapp.care.people import Person
from webapp.care.plans import Appointment, Goal, Place
from webapp.care.promise_questions import QUESTION
from webapp.care.promises import CANNOT, DONE, Promise
from webapp.care.records import only_record, records, save, take_out
from webapp.care.voices import Preference, Profile, Strength, Wish
from webapp.space.inbox import messages
from webapp.space.kinds import PROMISES, SHARING, VOICE
from webapp.space.opening import open_space
from webapp.today.days import strength_of

FORBIDDEN = ("%", "score", "streak", "badge", "overdue", "progress", "complete", "Elm Street")


@pytest.fixture
def hers(store, cast, space):
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def visit(space):
    """A teeth check today at 3:30 where she is, in a place."""
    at = "2026-06-03T15:30:00-05:00"
    new = Appointment(what="Teeth check", at=at, who="Tasha", ride="Tasha drives you")
    saved = save(space, "body", new, source="Eastside Clinic")
    save(space, "body", Place(of=saved.id, text="Elm Street 4"), source="Eastside Clinic")
    return saved


@pytest.fixture
def promise(space, cast):
    """An adult's word, by a day: promise("Find a bus pass", by="2026-06-01")."""

    def make(text, **more):
        who = {"who": cast.advocate.account, "name": "Tasha", **more}
        return save(space, PROMISES, Promise(text=text, **who))

    return make


def today(client):
    return client.get("/today").text


def visible(page):
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"<[^>]+>", " ", re.sub(r"<(script|input)[^>]*>", "", main))


def test_a_greeting_with_a_strength_of_hers(youth_client):
    page = today(youth_client)

    assert "Hi, Mari." in page
    assert "You said: I make people laugh" in page


def test_another_strength_each_day_and_the_same_all_day(space, hers, clock):
    save(space, VOICE, Strength(hers="I draw"))
    day = clock().date()

    said = [strength_of(hers(), day + timedelta(days=n)).hers for n in range(4)]

    assert said[0] == said[2] != said[1] == said[3]
    assert strength_of(hers(), day).hers == said[0]


def test_next_is_the_nearest_with_who_and_how_but_not_where(youth_client, visit):
    page = today(youth_client)

    assert "Today, 3:30" in page
    assert "Tasha drives you." in page
    assert "With you: Tasha." in page
    assert "Elm Street" not in page


def test_without_anything_the_day_is_hers(youth_client):
    assert "Nothing today. The day is yours." in today(youth_client)


def test_ok_is_one_tap_and_leads_back(youth_client, visit, hers):
    answer = send(
        youth_client, f"/plan/a2/{visit.id}/answer", "/today",
        answer="yes", expecting="1", next="/today",
    )  # fmt: skip

    assert answer.location == "/today"
    assert records(hers().section("body"), Appointment)[0].answer == "yes"


def test_what_she_said_no_to_is_not_next(youth_client, visit):
    send(youth_client, f"/plan/a2/{visit.id}/answer", "/today", answer="no", expecting="1")

    assert "Teeth check" not in today(youth_client)


def test_change_it_says_nothing_about_leaving_the_site(youth_client, visit):
    answer = send(
        youth_client, f"/plan/a2/{visit.id}/answer", "/today",
        answer="yes", expecting="1", next="https://evil.example/",
    )  # fmt: skip

    assert answer.location.startswith("/plan/a2")


def test_only_an_adult_is_late(youth_client, promise):
    promise("Ask about a phone", by="2026-06-01")

    page = today(youth_client)

    assert "Late." in page
    assert "Ask Tasha" in page
    assert "By " not in visible(page)


def test_asking_posts_one_question_and_says_so(youth_client, promise, store, cast):
    said = promise("Ask about a phone", by="2026-06-01")

    for _ in range(2):
        send(youth_client, f"/today/promises/{said.id}/question", "/today")

    asked = [m for m in messages(store, cast.advocate) if m.kind == QUESTION]
    assert [m.body["text"] for m in asked] == ["Ask about a phone"]
    assert "You asked Tasha." in today(youth_client)
    assert "Ask Tasha" not in today(youth_client)


def test_a_done_promise_fades_after_a_few_days(youth_client, promise, app, clock):
    promise("Move your visit", state=DONE, replied_on="2026-06-03")
    assert "Move your visit. Done." in " ".join(visible(today(youth_client)).split())

    clock.forward(days=4)
    sign_in(youth_client, "quiet river")

    assert "Move your visit" not in today(youth_client)


def test_a_promise_that_cannot_be_kept_says_why(youth_client, promise):
    promise("Find a car", state=CANNOT, reply="It broke down", replied_on="2026-06-03")

    assert "It broke down" in today(youth_client)


def test_a_line_written_beside_her_waits_for_her_yes(youth_client, store, cast, hers):
    theirs = open_space(store, cast.advocate, hers().id)
    goal = save(theirs, "mind", Goal(hers="Sleep more"), witness=True)
    assert "Tasha wrote this for you. Is it right?" in today(youth_client)

    address = f"/today/lines/a3/{goal.id}/confirmation"
    send(youth_client, address, "/today", expecting="1")

    item = hers().section("mind").item(goal.id)
    assert (item.witness, item.author, item.body["hers"]) == (
        False, cast.youth.account, "Sleep more",
    )  # fmt: skip
    assert "wrote this for you" not in today(youth_client)


def test_a_yes_to_words_she_did_not_see_counts_for_nothing(youth_client, store, cast, hers):
    theirs = open_space(store, cast.advocate, hers().id)
    goal = save(theirs, "mind", Goal(hers="Sleep more"), witness=True)
    save(theirs, "mind", Goal(hers="Sleep less", item=goal.item), witness=True)

    send(youth_client, f"/today/lines/a3/{goal.id}/confirmation", "/today", expecting="1")

    assert hers().section("mind").item(goal.id).witness


def test_she_changes_a_waiting_wish_and_so_says_yes(youth_client, store, cast, hers):
    theirs = open_space(store, cast.advocate, hers().id)
    wish = save(theirs, VOICE, Wish(hers="A new coat"), witness=True)

    send(youth_client, f"/today/lines/v/{wish.id}", words="A warm coat", expecting="1")

    item = hers().section(VOICE).item(wish.id)
    assert (item.body["hers"], item.witness) == ("A warm coat", False)


def test_she_takes_a_waiting_line_out(youth_client, store, cast, hers):
    theirs = open_space(store, cast.advocate, hers().id)
    wish = save(theirs, VOICE, Wish(hers="A new coat"), witness=True)

    send(youth_client, f"/today/lines/v/{wish.id}/removal", "/today")

    assert records(hers().section(VOICE), Wish) == []


def test_after_ninety_days_it_asks_still_true_once(youth_client, space, clock):
    old = Preference(
        card="reach-2", hers="no calls before noon", who="keeper", said_on="2026-03-01"
    )
    saved = save(space, VOICE, old)
    page = today(youth_client)
    assert "You said in March:" in page
    assert "Still true?" in page

    send(youth_client, f"/me/lines/{saved.id}/still-true", "/today", next="/today")

    assert "Still true?" not in today(youth_client)


def test_one_quiet_card_at_most(youth_client, space, store, cast):
    save(space, VOICE, Preference(card="reach-2", hers="old", who="keeper", said_on="2026-01-01"))
    theirs = open_space(store, cast.advocate, space.id)
    save(theirs, VOICE, Wish(hers="A coat"), witness=True)

    page = today(youth_client)

    assert page.count("When you feel like it") == 1
    assert "Still true?" not in page


def test_the_first_day_is_never_empty(youth_client, space):
    voice = space.section(VOICE)
    take_out(space, VOICE, records(voice, Strength)[0].id)
    take_out(space, VOICE, only_record(space.section(VOICE), Profile).id)

    asked = []
    for step in ("called", "good-at", "this-week"):
        page = today(youth_client)
        asked.append(re.search(r"What (should we|are you|would help)[^<]*\?", page).group(0))
        assert "Find a bus pass" in page
        send(youth_client, f"/today/first/{step}/skip", "/today")

    assert asked == [
        "What should we call you?",
        "What are you good at?",
        "What would help this week?",
    ]
    page = today(youth_client)
    assert "Which parts matter most to you now?" in page
    assert '/plan/pick"' in page
    send(youth_client, "/today/first/first-parts/skip", "/today")
    assert "Skip" not in today(youth_client)


def test_the_parts_that_come_first_are_picked_once(youth_client, space):
    save(space, VOICE, replace(only_record(space.section(VOICE), Profile), picked=()))
    send(youth_client, "/today/first/this-week/skip", "/today")
    assert "Which parts matter most" in today(youth_client)

    send(youth_client, "/plan/pick", picked=["food", "school"])

    assert "Which parts matter most" not in today(youth_client)


def test_parts_are_not_answered_in_words(youth_client):
    answer = send(youth_client, "/today/first/first-parts", "/today", words="food")

    assert answer.status_code == 404


def test_the_first_answers_are_kept(youth_client, space, hers):
    send(youth_client, "/today/first/this-week", "/today", words="A charger")

    assert [wish.hers for wish in records(hers().section(VOICE), Wish)] == ["A charger"]


def test_an_empty_first_answer_gets_a_sentence(youth_client):
    answer = send(youth_client, "/today/first/this-week", "/today", words=" ")

    assert answer.status_code == 422
    assert "Please write something here." in answer.text


def test_people_are_initials_and_are_counted_from_live_grants(youth_client, space, store, cast):
    save(space, SHARING, Person(account=cast.member.account, name="Rosa Patel"))
    grant(store, cast.youth, space, cast.member, {"body": None})

    page = today(youth_client)

    assert "2 can see a part of your plan." in page
    assert "RP" in page
    assert "Rosa Patel" not in page


def test_last_opened_is_the_time_before_this_one(app, youth_client, clock):
    assert "Last opened" not in today(youth_client)

    clock.forward(days=1, hours=2)
    sign_in(youth_client, "quiet river")

    page = " ".join(visible(today(youth_client)).split())
    assert re.search(r"Last opened: you, yesterday at 10:00.AM\. Not you\?", page)


def test_the_order_of_the_page(youth_client, visit, promise):
    page = today(youth_client)
    order = [
        "Hi, Mari.", "Next", "They said they would", "Say something", "My people",
        "Show a card", "My plan", "How I want things", "Just for me", "Who looked", "I am not safe",
    ]  # fmt: skip
    places = [page.index(f">{words}<") if words == "Next" else page.index(words) for words in order]

    assert places == sorted(places)


def test_what_never_stands_on_it(youth_client, visit, promise, space):
    promise("Ask about a phone", by="2026-06-01")
    save(space, "mind", Goal(hers="Stop the panic", team="Generalized anxiety"))

    page = visible(today(youth_client))

    assert [word for word in FORBIDDEN if word in page] == []
    assert "anxiety" not in page
    assert "Mind and mood" not in page


def test_nobody_else_has_a_today(advocate_client, member_client, guardian_client):
    for client in (advocate_client, member_client, guardian_client):
        assert client.get("/today").status_code == 404
