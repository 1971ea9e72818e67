"""Claim: a form sent twice counts once, and the second answer is the first one again."""

import threading
import time

import pytest
from flask import redirect, request
from flask_wtf.csrf import generate_csrf

from webapp import session
from webapp.guard import public
from webapp.once import MOST_WAITING

DONE = []


@pytest.fixture
def app(app):
    DONE.clear()
    for view in (sign_in, token, who):
        app.add_url_rule(f"/{view.__name__}", view_func=public(view))
    for view in (save, sign, come_in):
        app.add_url_rule(f"/{view.__name__}", view_func=public(view), methods=["POST"])
    return app


def sign_in():
    session.begin("account-1", "youth", "en", 10, b"h" * 32, b"b" * 32)
    return "in"


def token():
    return generate_csrf()


def who():
    return session.who().account_id if session.who() else "nobody"


def save():
    if not request.form.get("words"):
        return "Please write something here."
    time.sleep(float(request.form.get("slow", 0)))
    DONE.append(request.form["words"])
    return redirect(f"/saved/{len(DONE)}", 303)


def sign():
    session.renew()
    return save()


def come_in():
    session.begin("account-2", "youth", "en", 10, b"h" * 32, b"b" * 32)
    return save()


@pytest.fixture
def send(client):
    tokens = {}

    def sent(path="/save", once="0123456789ab", words="hello", using=client, **more):
        """From one page of each browser: its token stays the same to the letter."""
        mine = tokens.get(using) or tokens.setdefault(using, using.get("/token").text)
        form = {"csrf_token": mine, "once": once, "words": words, **more}
        return using.post(path, data=form)

    return sent


def test_a_second_sending_changes_nothing_and_answers_the_same(client, send):
    client.get("/sign_in")

    assert [send().location for _ in range(3)] == ["/saved/1"] * 3
    assert DONE == ["hello"]


def test_one_form_from_twenty_places_keeps_no_other_waiting(app, client):
    """The first is worked on, a few wait for its answer, the rest are told to come back."""
    client.get("/sign_in")
    cookie, token = client.get_cookie("daybook").value, client.get("/token").text
    form = {"csrf_token": token, "once": "0123456789ab", "words": "hello", "slow": "3"}
    answers = []

    def tap():
        twin = app.test_client()
        twin.set_cookie("daybook", cookie)
        answers.append(twin.post("/save", data=form).status_code)

    taps = [threading.Thread(target=tap) for _ in range(20)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()

    assert answers.count(503) >= 10 > MOST_WAITING
    assert set(answers) == {303, 503}
    assert DONE == ["hello"]


def test_another_form_counts_by_itself(client, send):
    client.get("/sign_in")

    assert send(once="0123456789ab").location == "/saved/1"
    assert send(once="ba9876543210").location == "/saved/2"


def test_a_form_with_errors_may_be_sent_again(client, send):
    client.get("/sign_in")

    assert send(words="").status_code == 200
    assert send().location == "/saved/1"


def test_somebody_elses_form_is_not_answered_again(app, client, send):
    client.get("/sign_in")
    send()
    other = app.test_client()
    other.get("/sign_in")

    assert send(using=other).location == "/saved/2"


@pytest.mark.parametrize(("path", "account"), [("/sign", "account-1"), ("/come_in", "account-2")])
def test_a_double_tap_does_not_lose_the_new_cookie(app, client, send, path, account):
    client.get("/token" if path == "/come_in" else "/sign_in")
    old = client.get_cookie("daybook").value
    token = client.get("/token").text
    send(path, csrf_token=token)
    late = app.test_client()
    late.set_cookie("daybook", old)
    form = {"csrf_token": token, "once": "0123456789ab", "words": "hello"}

    assert late.post(path, data=form).location == "/saved/1"
    assert late.get("/who").text == account
    assert DONE == ["hello"]


def test_two_at_the_same_moment_count_once(app, client):
    client.get("/sign_in")
    cookie, token = client.get_cookie("daybook").value, client.get("/token").text
    form = {"csrf_token": token, "once": "0123456789ab", "words": "hello", "slow": "0.1"}
    answers = []

    def tap():
        twin = app.test_client()
        twin.set_cookie("daybook", cookie)
        answers.append(twin.post("/save", data=form).location)

    taps = [threading.Thread(target=tap) for _ in range(3)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()

    assert answers == ["/saved/1"] * 3
    assert DONE == ["hello"]
