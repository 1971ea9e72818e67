"""Claim: time together shows one youth only, asks for nothing, and loses nothing typed."""

import pytest
from pages_cast import NAMES, send, send_twice, sign_in

from webapp.care.preferences import KEEPER
from webapp.care.readbacks import spoken_lines

LONG, TURNED = "a" * 1001, "safe \u202e word"


def test_it_begins_with_what_must_be_told(advocate_client, at):
    page = advocate_client.get(at()).text

    assert "the law may make me tell" in page
    assert page.index("OK") < page.index("What do you have to tell?")


def test_her_name_and_picture_stand_on_every_page(advocate_client, at):
    for tail in ("", "/tell", "/topics", "/cards/food-1", "/lines", "/promise", "/end"):
        page = advocate_client.get(at(tail)).text
        assert "With Mari" in page
        assert "#leaf" in page


def test_no_other_youths_name_is_on_any_page(advocate_client, at, other):
    for tail in ("", "/tell", "/topics", "/cards/food-1", "/lines", "/promise", "/end"):
        assert "Jocasta" not in advocate_client.get(at(tail)).text


def test_another_youths_form_is_empty(say, advocate_client, other):
    say("food-1", hers="rice and beans", who=KEEPER)

    for tail in ("", "/topics", "/cards/food-1", "/lines", "/promise"):
        page = advocate_client.get(f"/with/{other.id}{tail}").text
        assert "rice" not in page
        assert "With Jo" in page


def test_the_draft_is_there_after_the_session_ended(say, advocate_client, at, clock):
    say("food-1", hers="rice and beans", who=KEEPER)
    clock.forward(hours=1)
    sign_in(advocate_client, NAMES["advocate"])

    assert "rice and beans" in advocate_client.get(at("/lines")).text


def test_a_line_takes_three_taps(say, advocate_client, at, yes, store, cast, space):
    """A face, who may see it, and yes: the topic leads straight to its first card."""
    assert say("food-3", face="good", who=KEEPER).status_code == 303
    assert yes().status_code == 303
    assert spoken_lines(store, cast.advocate, space.id) == []


def test_a_topic_opens_its_first_card(advocate_client, at):
    assert advocate_client.get(at("/topics/food")).location == at("/cards/food-1")


def test_not_today_puts_the_card_away_until_tomorrow(advocate_client, at, clock):
    send(advocate_client, at("/cards/food-1/not-today"), at("/cards/food-1"))
    assert advocate_client.get(at("/topics/food")).location == at("/cards/food-2")

    clock.forward(days=1)
    sign_in(advocate_client, NAMES["advocate"])
    assert advocate_client.get(at("/topics/food")).location == at("/cards/food-1")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hers": "", "who": KEEPER}, "Please answer first, or tap Skip."),
        ({"hers": "\x00\x07 \n", "who": KEEPER}, "Please answer first, or tap Skip."),
        ({"hers": LONG, "who": KEEPER}, "This is too long."),
        ({"hers": TURNED, "who": KEEPER}, "A hidden sign turns letters around."),
        ({"hers": "rice", "who": "everybody"}, "Please pick one."),
        ({"hers": "rice"}, "Please pick one."),
    ],
)
def test_bad_input_is_said_and_kept(say, fields, said):
    answer = say("food-1", **fields)

    assert answer.status_code == 200
    assert said in answer.text
    assert fields["hers"].strip("\x00\x07 \n") in answer.text


def test_emoji_and_other_letters_stay_as_they_are(say, store, cast, space):
    say("food-1", hers="arroz 🍚 Ñandú", who=KEEPER)

    assert spoken_lines(store, cast.advocate, space.id)[0].hers == "arroz 🍚 Ñandú"


def test_the_same_form_sent_twice_writes_one_line(advocate_client, at, store, cast, space):
    fields = {"hers": "rice", "who": KEEPER}
    first, again = send_twice(advocate_client, at("/cards/food-1"), at("/topics"), **fields)

    assert (first.status_code, again.status_code) == (303, 303)
    assert len(spoken_lines(store, cast.advocate, space.id)) == 1


@pytest.mark.parametrize("text", ["", "a" * 201, TURNED])
def test_a_promise_without_sense_is_asked_again(advocate_client, at, text):
    answer = send(advocate_client, at("/promise"), text=text, by="yesterday")

    assert answer.status_code == 200
    assert "Please look at this again:" in answer.text


def test_a_promise_needs_no_day(advocate_client, at):
    assert send(advocate_client, at("/promise"), text="call Ana").location == at("/end")


def test_only_an_advocate_who_keeps_keys_gets_in(member_client, stranger_client, at, shared):
    for client in (member_client, stranger_client):
        assert client.get(at()).status_code == 404


def test_a_made_up_card_or_line_is_not_there(advocate_client, at):
    for tail in ("/cards/x", "/topics/x", "/lines/x"):
        assert advocate_client.get(at(tail)).status_code == 404
