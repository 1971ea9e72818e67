"""Claim: where nobody safe is left, a supervisor reads who asks and on which day, and no more."""

from datetime import timedelta

import pytest
from pages_cast import send, sign_in
from sharing_cast import text_of

from webapp.consent.holds import NO_SAFE_GUARDIAN, whom_to_ask
from webapp.signing.staff import ROADS
from webapp.space.inbox import messages, post
from webapp.space.links import links_of
from webapp.team.no_signer import ASKED

ASKS = "Tasha asks you"


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def ask(advocate_client, yeses):
    return lambda: send(advocate_client, f"{yeses}/supervisor", page=yeses)


@pytest.fixture
def supervisor(person):
    return person("lee park", "supervisor", "Lee Park", "Open Door")


@pytest.fixture
def reads(supervisor, app):
    def page(name="lee park"):
        client = app.test_client()
        sign_in(client, name)
        return text_of(client.get("/staff"))

    return page


def test_every_road_stands_on_the_advocates_page_in_words(advocate_client, yeses):
    page = text_of(advocate_client.get(yeses))

    assert set(ROADS) == set(whom_to_ask(NO_SAFE_GUARDIAN))
    for words in ROADS.values():
        assert str(words) in page
    assert "Is nobody safe left?" in page


def test_a_supervisor_of_the_place_reads_who_asks_and_when(ask, reads):
    assert ASKS not in reads()

    assert ask().status_code == 303

    page = reads()
    assert ASKS in page
    assert "Wednesday, June 3" in page


def test_the_message_holds_nothing_of_whose_it_is(
    ask, supervisor, store, known, denise, reads, cast
):
    ask()

    (message,) = messages(store, supervisor)
    assert (message.space, message.body) == ("", {})
    for secret in ("Mari", "Denise", known.id):
        assert secret not in reads()
    assert cast.youth.account not in str(message)


def test_asked_twice_on_a_day_is_one_line(ask, reads):
    ask()
    ask()

    assert reads().count(ASKS) == 1


def test_after_a_month_the_line_is_gone(ask, reads, clock, store, supervisor):
    ask()
    clock.now += timedelta(days=31)

    assert ASKS not in reads()
    assert messages(store, supervisor) == []


def test_another_places_supervisor_reads_nothing_and_the_page_says_whom_to_call(
    person, ask, advocate_client, yeses, app
):
    person("kim", "supervisor", "Kim", "Harbor House")
    ask()
    client = app.test_client()
    sign_in(client, "kim")

    assert ASKS not in text_of(client.get("/staff"))
    assert "No supervisor of your place is here." in text_of(advocate_client.get(yeses))


def test_a_word_of_somebody_who_is_no_advocate_is_no_line(reads, store, supervisor, cast):
    post(store, cast.member, supervisor.card, ASKED, {})

    assert "asks you" not in reads()


def test_asking_changes_nobody_who_may_sign(ask, denise, store, known):
    before = links_of(store, known.id)

    ask()

    assert links_of(store, known.id) == before


def test_nobody_else_asks(youth_client, guardian_client, stranger_client, yeses, reads):
    for client in (youth_client, guardian_client, stranger_client):
        assert send(client, f"{yeses}/supervisor", page="/account").status_code == 404

    assert "asks you" not in reads()
