"""Claim: every refusal is a calm page, alike for absent and hidden, and logs hold no words."""

import logging
import re

import pytest
from flask import got_request_exception

from crypto.errors import CannotOpenError
from webapp.errors import log
from webapp.guard import public
from webapp.refusals import BusyError, NotYoursError, TooManyTriesError

SECRET = "a sentence nobody may log"


@pytest.fixture
def app(app):
    for view in (not_yours, too_many, busy, broken, spoilt, save):
        app.add_url_rule(f"/{view.__name__}", view_func=public(view), methods=["GET", "POST"])
    return app


def not_yours():
    raise NotYoursError


def too_many():
    raise TooManyTriesError(42)


def busy():
    raise BusyError


def broken():
    raise ValueError(SECRET)


def spoilt():
    raise CannotOpenError


def save():
    return "saved"


def same(answer, path):
    """The page without its form tokens and without the address that was asked for."""
    return re.sub(r'name="(csrf_token|once)" value="[^"]*"', "", answer.text).replace(path, "")


def test_absent_and_not_yours_are_the_same_page(client):
    absent, hidden = client.get("/nowhere"), client.get("/not_yours")

    assert (absent.status_code, hidden.status_code) == (404, 404)
    assert same(absent, "/nowhere") == same(hidden, "/not_yours")


def test_who_must_wait_is_told_for_how_long(client):
    answer = client.get("/too_many")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "42")


def test_who_comes_at_a_busy_moment_is_asked_to_come_back(client):
    assert client.get("/busy").status_code == 503


def test_words_typed_into_an_old_form_are_shown_once_more(client):
    answer = client.post("/save", data={"words": "what I wrote", "passphrase": "tall red boat"})

    assert answer.status_code == 400
    assert "what I wrote" in answer.text
    assert "tall red boat" not in answer.text


def test_a_fault_shows_no_trace_and_logs_no_words(app, client, caplog):
    app.testing = False
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/broken?who=me")

    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert SECRET not in caplog.text
    assert "who=me" not in caplog.text
    assert "ValueError while answering broken" in caplog.text


def test_what_does_not_open_is_a_calm_page_and_is_still_noticed(app, client, caplog):
    """No fault of the person, and no secret to whoever runs the place or tests a page."""
    seen = []
    app.testing = False
    noted = got_request_exception.connected_to(lambda _app, exception, **_: seen.append(exception))
    with noted, caplog.at_level(logging.DEBUG):
        answer = client.get("/spoilt?who=me")

    assert answer.status_code == 409
    assert "Something here is shut for now." in answer.text
    assert "tell the person who helps you" in answer.text
    assert [type(one) for one in seen] == [CannotOpenError]
    assert "CannotOpenError while answering spoilt" in caplog.text
    assert "who=me" not in caplog.text


def test_too_much_at_once_is_a_page_too(client):
    answer = client.post("/save", data={"words": "x" * 3_000_000})

    assert answer.status_code == 413


def test_the_log_has_one_name():
    assert log.name == "daybook"
