"""Signing in: the right words open, and every wrong way in gets one answer after the same work."""

import logging
import re
from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, csrf, send, sign_in, signed_in

from webapp import create_app, throttle
from webapp.account import unlocking
from webapp.account.accounts import update_facts
from webapp.space.proofs import prove

TOKENS = re.compile(r'(name="(csrf_token|once)"[^>]*value=")[^"]*')
WRONG = "amber seven drift kites"


def answer_to(app, name, words=WRONG):
    """Status and page, without what differs between any two pages."""
    answer = sign_in(app.test_client(), name, words)
    return answer.status_code, TOKENS.sub(r"\1", answer.text).replace(name, "NAME")


@pytest.mark.parametrize(
    ("role", "home"),
    [("youth", "/today"), ("advocate", "/everyone"), ("member", "/shared"), ("guardian", "/home")],
)
def test_everybody_comes_home(app, space, role, home):
    assert sign_in(app.test_client(), NAMES[role]).location == home


def test_a_phone_may_write_name_and_words_its_own_way(app, space):
    answer = sign_in(app.test_client(), " Quiet  River ", "Seven  amber kites DRIFT ")

    assert answer.status_code == 303


def test_wrong_words_and_a_wrong_name_get_the_same_page(app, space):
    assert answer_to(app, NAMES["youth"]) == answer_to(app, "nobody here")


def test_a_frozen_account_gets_the_same_page(app, store, cast, space):
    update_facts(store, cast.member.account, frozen=True)

    assert answer_to(app, NAMES["member"], WORDS) == answer_to(app, "nobody here")


def test_a_wrong_name_costs_the_same_argon2id_run(app, space, monkeypatch):
    runs, real = [], unlocking.unlocking_from_words
    monkeypatch.setattr(
        unlocking,
        "unlocking_from_words",
        lambda *args: runs.append((len(args[1]), args[3])) or real(*args),
    )
    answer_to(app, NAMES["youth"])
    answer_to(app, "nobody here")

    assert len(runs) == 2
    assert runs[0] == runs[1]


def test_the_name_stays_and_the_words_are_not_shown_again(app, space):
    page = sign_in(app.test_client(), NAMES["youth"], WRONG).text

    assert f'value="{NAMES["youth"]}"' in page
    assert WRONG not in page


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("", WORDS, "Please write something here."),
        ("quiet river", "", "Please type your secret words."),
        ("x" * 61, WORDS, "This is too long."),
        ("quiet river", "x" * 401, "This is too long."),
    ],
)
def test_a_form_that_cannot_be_meant_is_told_beside_the_field(client, space, name, words, said):
    answer = sign_in(client, name, words)

    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize("elsewhere", ["https://x.example", "//x.example", "/\\x.example", "x"])
def test_signing_in_never_leads_to_somebody_elses_page(app, space, elsewhere):
    answer = sign_in(app.test_client(), NAMES["youth"], next=elsewhere)

    assert answer.location == "/today"


def test_signing_in_leads_on_to_the_page_that_was_asked_for(app, space):
    assert sign_in(app.test_client(), NAMES["youth"], next="/account").location == "/account"


def test_the_browser_is_not_asked_to_keep_the_words(client):
    page = client.get("/sign-in").text

    assert page.count('autocomplete="off"') == 2


def test_guessing_at_one_name_has_to_wait(app, space):
    for _ in range(5):
        answer_to(app, NAMES["youth"])

    answer = sign_in(app.test_client(), NAMES["youth"])
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]


def test_another_way_of_writing_the_name_is_the_same_name(app, space):
    for name in ("quiet river", "Quiet River", "quiet  river", " QUIET river", "quiet river "):
        answer_to(app, name)

    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 429


def test_a_stranger_cannot_lock_her_out_of_her_own_browser(app, space):
    hers = signed_in(app, NAMES["youth"])
    hers.post("/sign-out", data={"csrf_token": csrf(hers, "/account")})
    for _ in range(6):
        answer_to(app, NAMES["youth"])

    assert sign_in(hers, NAMES["youth"]).status_code == 303


def test_too_many_at_once_are_asked_to_come_back_and_it_counts_as_no_try(app, space, monkeypatch):
    queue = throttle.Queue(waiting=0)
    monkeypatch.setattr(throttle, "_argon2", queue)
    with queue.turn():
        for _ in range(6):
            assert answer_to(app, NAMES["youth"], WORDS)[0] == 503

    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 303


def test_words_are_in_no_log_not_even_when_something_breaks(app, space, monkeypatch, caplog):
    def broken(store, unlocked, device):
        raise RuntimeError(f"{unlocked} {WORDS}")

    monkeypatch.setattr("webapp.account.routes.arrive", broken)
    app.testing = False
    with caplog.at_level(logging.DEBUG):
        answer = sign_in(app.test_client(), NAMES["youth"])

    assert answer.status_code == 500
    assert "RuntimeError" in caplog.text
    assert WORDS not in caplog.text + answer.text
    assert NAMES["youth"] not in caplog.text


def test_who_is_signed_in_needs_no_form(youth_client):
    assert youth_client.get("/sign-in").location == "/"
    assert youth_client.get("/").location == "/today"


def test_signing_out_ends_it(youth_client):
    token = csrf(youth_client, "/account")

    assert youth_client.post("/sign-out", data={"csrf_token": token}).location == "/sign-in"
    assert youth_client.get("/account").status_code == 303


def test_her_visits_are_one_line_per_session(app, space):
    signed_in(app, NAMES["youth"]).get("/account")
    signed_in(app, NAMES["youth"])

    kinds = [line.kind for line in prove(space).reading.lines]
    assert kinds.count("visited") == 2


def test_a_demo_in_another_language_says_that_its_people_wrote_english(settings):
    client = create_app(replace(settings, demo=True)).test_client()
    in_english = client.get("/sign-in").text.count('class="muted"')

    send(client, "/language", "/sign-in", language="es")

    assert client.get("/sign-in").text.count('class="muted"') == in_english + 1
