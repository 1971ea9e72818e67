"""Claim: she can say, skip, change and take out how she wants things, and nothing typed is lost."""

import pytest
from pages_cast import NAMES, send, signed_in

from webapp.care.cards import CARDS, TOPICS, cards_of
from webapp.care.faces import FACE_WORDS
from webapp.care.preferences import KEEPER, NOBODY, READERS, preferences
from webapp.space.opening import open_space

TURNED = "safe \u202e word"
FORM = "/me/name"


@pytest.fixture
def hers(store, cast, space):
    return lambda: preferences(open_space(store, cast.youth, space.id))


@pytest.fixture
def say(youth_client):
    return lambda card, **fields: send(youth_client, f"/me/cards/{card}", **fields)


@pytest.fixture
def later(app, clock):
    """Her browser some days on: later(90)."""

    def sign_in_again(days):
        clock.forward(days=days)
        return signed_in(app, NAMES["youth"])

    return sign_in_again


@pytest.fixture
def tap(youth_client):
    """One of the small forms on a line: tap(line, "later")."""

    def send_it(line, act, **more):
        return send(youth_client, f"/me/lines/{line.id}/{act}", FORM, **more)

    return send_it


def test_every_topic_has_cards_and_every_card_a_topic():
    assert {card.topic for card in CARDS} == set(TOPICS)
    assert all(cards_of(topic) for topic in TOPICS)


def test_every_card_can_be_skipped_and_put_away(youth_client):
    for card in CARDS:
        page = youth_client.get(f"/me/cards/{card.key}").text
        assert "Skip" in page
        assert "Not today" in page


def test_a_line_in_words_says_its_day_and_who_may_see_it(say, youth_client):
    say("food-2", hers="No pork", who=KEEPER)

    page = youth_client.get("/me").text
    assert "No pork" in page
    assert "You said this on Wednesday, June 3." in page
    assert "Me and Tasha" in page


def test_a_face_is_a_word_and_never_a_number(say, youth_client, hers):
    say("food-3", face="unsure", who=NOBODY)

    assert str(FACE_WORDS["unsure"]) in youth_client.get("/me").text
    assert hers()[0].face == "unsure"


def test_a_ready_answer_can_have_words_beside_it(say, hers):
    say("reach-4", pick="ask", hers="not at night", who=READERS)

    assert (hers()[0].pick, hers()[0].hers) == ("ask", "not at night")


def test_not_today_hides_the_card_today_only(youth_client, later):
    send(youth_client, "/me/cards/food-1/not-today", "/me/cards/food-1")

    assert youth_client.get("/me/topics/food").location == "/me/cards/food-2"
    assert later(1).get("/me/topics/food").location == "/me/cards/food-1"


def test_after_ninety_days_it_is_asked_once_more(say, youth_client, later):
    say("food-2", hers="No pork", who=KEEPER)
    assert "Still true?" not in youth_client.get("/me").text

    assert "Still true?" in later(90).get("/me").text


def test_yes_renews_the_day_and_skip_keeps_it(say, later, hers):
    say("food-2", hers="No pork", who=KEEPER)
    client, line = later(91), hers()[0]

    send(client, f"/me/lines/{line.id}/later", FORM)
    assert "Still true?" not in client.get("/me").text
    assert hers()[0].said_on == "2026-06-03"

    send(client, f"/me/lines/{line.id}/still-true", FORM)
    assert hers()[0].said_on == "2026-09-02"


def test_her_yes_never_counts_for_words_she_did_not_see(say, tap, hers):
    say("food-2", hers="No pork", who=KEEPER)
    line = hers()[0]
    say("food-2", hers="No fish", who=KEEPER, seen=f"{line.id}.1")

    answer = tap(line, "still-true", seen=f"{line.id}.1")

    assert answer.location == f"/me/lines/{line.id}"
    assert hers()[0].version == 2


def test_a_line_is_taken_out_with_one_tap(say, tap, hers):
    say("food-2", hers="No pork", who=KEEPER)

    tap(hers()[0], "take-out")

    assert hers() == []


def test_the_answer_leads_back_only_to_pages_of_ours(say, tap, hers):
    say("food-2", hers="No pork", who=KEEPER)

    assert tap(hers()[0], "later", next="//elsewhere.example").location == "/me"
    assert tap(hers()[0], "later", next="/today").location == "/today"


def test_own_words_can_be_said_more_than_once(say, hers):
    say("own-1", hers="I sing", who=NOBODY)
    say("own-1", hers="I draw", who=KEEPER)

    assert [p.hers for p in hers()] == ["I sing", "I draw"]


def test_two_windows_lose_neither_text(say, youth_client, hers):
    say("food-2", hers="No pork", who=KEEPER)

    answer = say("food-2", hers="No fish", who=KEEPER, seen="")

    assert "No pork</p>" in answer.text
    assert "No fish" in answer.text
    assert hers()[0].hers == "No pork"


def test_words_for_a_line_taken_out_meanwhile_begin_anew(say, tap, hers):
    say("food-2", hers="No pork", who=KEEPER)
    line = hers()[0]
    tap(line, "take-out")

    say("food-2", hers="No fish", who=NOBODY, seen=f"{line.id}.1")

    assert [p.hers for p in hers()] == ["No fish"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hers": "", "who": KEEPER}, "Please answer first, or tap Skip."),
        ({"hers": "\x07", "who": KEEPER}, "Please answer first, or tap Skip."),
        ({"hers": "a" * 1001, "who": KEEPER}, "This is too long."),
        ({"hers": TURNED, "who": KEEPER}, "A hidden sign turns letters around."),
        ({"hers": "rice", "who": "police"}, "Please pick one."),
        ({"hers": "rice", "who": KEEPER, "seen": "x" * 61}, "This is too long."),
    ],
)
def test_bad_input_is_said_and_kept(say, hers, fields, said):
    answer = say("food-1", **fields)

    assert said in answer.text
    assert fields["hers"].strip("\x07") in answer.text
    assert hers() == []


def test_a_face_that_is_none_of_ours_is_asked_again(say):
    assert "Please pick one." in say("food-3", face="10", who=KEEPER).text


def test_emoji_stay(say, hers):
    say("food-1", hers="🍕 y arroz", who=KEEPER)

    assert hers()[0].hers == "🍕 y arroz"


def test_a_made_up_card_topic_or_line_is_not_there(youth_client):
    for address in ("/me/cards/x", "/me/topics/x", "/me/lines/x", "/me/names/x"):
        assert youth_client.get(address).status_code == 404


def test_only_she_has_these_pages(advocate_client, member_client):
    for client in (advocate_client, member_client):
        assert client.get("/me").status_code == 404
