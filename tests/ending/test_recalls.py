"""After an end she may ask its reader to stop using it, sees the answer, and may switch it off."""

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import TOKENS, text_of

from webapp.care.recalls import ASK
from webapp.space.exclusions import exclude
from webapp.space.inbox import messages, post
from webapp.space.stops import stop_without_keys

ASKS = "Mari asks you to stop using what you read."
BUTTON = "Ask them to stop using it"


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def ended(kept, youth_client, member_client, people):
    """He read it, then she stopped it."""
    assert member_client.get(f"/shared/{people.id}").status_code == 200
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    return f"/receipts/{kept.id}"


@pytest.fixture
def asked(ended, youth_client):
    assert send(youth_client, f"{ended}/ask", passphrase=WORDS).location == ended
    return ended


def ask_id(client):
    return client.get("/shared").text.split('action="/asked/')[1].split("/will")[0]


def test_nothing_is_asked_by_itself(ended, youth_client, member_client):
    assert BUTTON in text_of(youth_client.get(ended))
    assert "stop using" not in member_client.get("/shared").text


def test_he_reads_one_sentence_and_no_reason(asked, member_client):
    said = text_of(member_client.get("/shared"))

    assert said.count(ASKS) == 1
    assert "I will" in said
    assert "I can't, because..." in said
    for word in ("stopped", "ended", "destroy", "delete", "Tasha"):
        assert word not in said


def test_the_sentence_is_the_same_whoever_ended_it(
    kept, people, store, cast, member_client, youth_client
):
    member_client.get(f"/shared/{people.id}")
    stop_without_keys(store, people.id, kept.grant, why="withdrawn", actor=cast.guardian)
    youth_client.get(f"/receipts/{kept.id}")
    send(youth_client, f"/receipts/{kept.id}/ask", passphrase=WORDS)

    assert ASKS in text_of(member_client.get("/shared"))


def test_she_sees_who_answered(asked, member_client, youth_client):
    assert "No answer yet." in text_of(youth_client.get(asked))
    assert send(member_client, f"/asked/{ask_id(member_client)}/will", "/shared").status_code == 303

    said = text_of(youth_client.get(asked))
    assert "Dr. Patel says: I will." in said
    assert ASKS not in text_of(member_client.get("/shared"))


def test_she_reads_why_he_cannot(asked, member_client, youth_client):
    page = f"/asked/{ask_id(member_client)}/cannot"
    assert send(member_client, page, reply="").status_code == 422
    send(member_client, page, reply="It is in a chart I must keep.")

    assert "It is in a chart I must keep." in text_of(youth_client.get(asked))


def test_she_may_switch_it_off(asked, member_client, youth_client):
    id_ = ask_id(member_client)
    send(youth_client, f"{asked}/ask-no-more", asked)

    assert ASKS not in text_of(member_client.get("/shared"))
    assert member_client.get(f"/asked/{id_}/cannot").status_code == 404
    assert BUTTON in text_of(youth_client.get(asked))


def test_an_answer_that_comes_after_counts_for_nothing(asked, member_client, youth_client):
    id_ = ask_id(member_client)
    send(member_client, f"/asked/{id_}/will", "/shared")
    send(youth_client, f"{asked}/ask-no-more", "/people")

    assert "says: I will" not in text_of(youth_client.get(asked))


def test_asking_twice_is_asking_once(asked, youth_client, member_client, store, cast):
    send(youth_client, f"{asked}/ask", "/people", passphrase=WORDS)

    assert len([m for m in messages(store, cast.member) if m.kind == ASK]) == 1


def test_two_sharings_of_hers_are_one_question(
    asked, share, cast, youth_client, member_client, people
):
    second = share(cast.member, areas=("school",))
    member_client.get(f"/shared/{people.id}")
    send(youth_client, f"/releases/{second.grant}/stop", "/people")
    send(youth_client, f"/receipts/{second.id}/ask", passphrase=WORDS)

    assert text_of(member_client.get("/shared")).count(ASKS) == 1
    send(member_client, f"/asked/{ask_id(member_client)}/will", "/shared")
    for receipt in (asked, f"/receipts/{second.id}"):
        assert "Dr. Patel says: I will." in text_of(youth_client.get(receipt))


def test_who_never_opened_it_is_not_asked(kept, youth_client, member_client):
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    receipt = f"/receipts/{kept.id}"
    assert BUTTON not in text_of(youth_client.get(receipt))
    send(youth_client, f"{receipt}/ask", "/people", passphrase=WORDS)

    assert "stop using" not in member_client.get("/shared").text


def test_what_still_runs_is_not_asked_about(kept, youth_client):
    assert send(youth_client, f"/receipts/{kept.id}/ask", "/people").status_code == 404


def test_nobody_at_home_is_ever_asked(share, cast, people, app, clock, youth_client):
    line = people.section("school").items()[0].id
    kept = share(cast.guardian, areas=(), lines=(line,))
    clock.forward(days=1)
    home = signed_in(app, NAMES["guardian"])
    assert home.get(f"/shared/{people.id}").status_code == 200
    before = [TOKENS.sub("", home.get(page).text) for page in ("/home",)]
    hers = signed_in(app, NAMES["youth"])
    send(hers, f"/releases/{kept.grant}/stop", "/people")
    send(hers, f"/receipts/{kept.id}/ask", "/people", passphrase=WORDS)

    assert BUTTON not in text_of(hers.get(f"/receipts/{kept.id}"))
    assert [TOKENS.sub("", home.get(page).text) for page in ("/home",)] == before
    assert "stop using" not in home.get("/shared").text


def test_without_her_words_nothing_goes_out(ended, youth_client, member_client):
    for words in ("", "these are not mine"):
        assert send(youth_client, f"{ended}/ask", passphrase=words).status_code == 422

    assert "stop using" not in member_client.get("/shared").text


def test_who_is_kept_away_is_never_asked_and_only_her_words_show_it(
    ended, store, people, cast, youth_client
):
    youth_client.get(ended)
    pages = [text_of(youth_client.get(page)) for page in (ended, f"{ended}/ask")]
    exclude(store, people.id, cast.member.account)
    again = [text_of(youth_client.get(page)) for page in (ended, f"{ended}/ask")]
    answer = send(youth_client, f"{ended}/ask", passphrase=WORDS)

    assert [TOKENS.sub("", page) for page in again] == [TOKENS.sub("", page) for page in pages]
    assert answer.location == f"/people/{cast.member.account}/about"
    assert not [m for m in messages(store, cast.member) if m.kind == ASK]


def test_an_ask_that_is_not_from_the_owner_is_not_shown(store, people, cast, member_client):
    said = {"recall": "x", "called": "Mari"}
    post(store, cast.stranger, cast.member.card, ASK, said, space=people.id)
    post(store, cast.stranger, cast.member.card, ASK, {"odd": 1}, space="no such space")

    assert "stop using" not in member_client.get("/shared").text


def test_only_who_was_asked_answers(asked, stranger_client, member_client, youth_client):
    id_ = ask_id(member_client)

    assert stranger_client.get(f"/asked/{id_}/cannot").status_code == 404
    assert youth_client.get(f"/asked/{id_}/cannot").status_code == 404
