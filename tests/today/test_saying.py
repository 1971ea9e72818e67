"""Claim: what she says stays as she said it, until she takes it out; her cards are hers alone."""

import pytest
from pages_cast import send

from webapp.care.records import records, take_out
from webapp.care.voices import Strength, Wish
from webapp.space.kinds import PRIVATE, VOICE
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.today.held_cards import READY, HeldCard


@pytest.fixture
def hers(store, cast, space):
    return lambda: open_space(store, cast.youth, space.id)


def test_writing_is_kept_and_shown(youth_client, hers):
    send(youth_client, "/say", words="I want\na coat 🧥")

    assert [w.hers for w in records(hers().section(VOICE), Wish)] == ["I want\na coat 🧥"]
    assert "a coat 🧥" in youth_client.get("/say/said").text


def test_a_face_is_a_word_and_one_tap(youth_client, hers):
    send(youth_client, "/say/faces", face="unsure")

    assert [w.face for w in records(hers().section(VOICE), Wish)] == ["unsure"]
    assert "Not sure" in youth_client.get("/say/said").text


@pytest.mark.parametrize("face", ["", "5", "happy"])
def test_no_other_face_is_taken(youth_client, hers, face):
    assert send(youth_client, "/say/faces", face=face).status_code == 422
    assert records(hers().section(VOICE), Wish) == []


def test_an_empty_text_gets_a_sentence(youth_client):
    answer = send(youth_client, "/say", words="\x00 ")

    assert answer.status_code == 422
    assert "Please write something here." in answer.text


def test_who_will_read_it_stands_above_save(youth_client):
    assert "Tasha will see this too." in youth_client.get("/say").text


def test_what_she_said_can_be_taken_out(youth_client, hers):
    send(youth_client, "/say", words="Not this")
    wish = records(hers().section(VOICE), Wish)[0]

    send(youth_client, f"/say/{wish.id}/removal", "/say/said")

    assert records(hers().section(VOICE), Wish) == []


def test_every_ready_card_fills_a_page(youth_client):
    for number, text in enumerate(READY, 1):
        assert str(text).replace("'", "&#39;") in youth_client.get(f"/card/{number}").text
    assert youth_client.get(f"/card/{len(READY) + 1}").status_code == 404


def test_her_own_card_is_kept_where_only_she_can_open_it(youth_client, hers, store, cast):
    answer = send(youth_client, "/card", words="I stammer. Please wait.")

    assert "I stammer. Please wait." in youth_client.get(answer.location).text
    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, hers().id).section(PRIVATE)


def test_her_own_card_can_be_taken_out(youth_client, hers):
    send(youth_client, "/card", words="I stammer.")
    card = records(hers().section(PRIVATE), HeldCard)[0]

    send(youth_client, f"/card/own/{card.id}/removal", f"/card/own/{card.id}")

    assert youth_client.get(f"/card/own/{card.id}").status_code == 404


def test_who_will_read_it_stands_at_the_question_of_the_first_days_too(youth_client):
    page = youth_client.get("/today").text

    assert page.index("What would help this week?") < page.index("Tasha will see this too.")


def test_the_other_questions_of_the_first_days_promise_no_reader(youth_client, hers):
    """Nobody's page shows what somebody is good at."""
    space = hers()
    (strength,) = records(space.section(VOICE), Strength)
    take_out(space, VOICE, strength.id)
    page = youth_client.get("/today").text

    assert "What are you good at?" in page
    assert "will see this too" not in page
