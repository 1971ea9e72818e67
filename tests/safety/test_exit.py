"""Exit ends the session, takes the cookie away and leads to a page with no trace of ours."""

import re

import pytest

from webapp import session


@pytest.fixture
def signed_in(app, client):
    """A browser in which somebody is signed in."""

    def sign_in():
        session.begin("00" * 16, "youth", "en", 20, bytes(32), bytes(32))
        return "in"

    sign_in.is_public = True
    app.add_url_rule("/test-sign-in", view_func=sign_in)
    client.get("/test-sign-in")
    assert client.get_cookie("daybook")
    return client


def test_the_plain_link_signs_out_and_leads_to_the_neutral_page(signed_in):
    answer = signed_in.get("/exit")

    assert (answer.status_code, answer.location) == (303, "/measures")
    assert signed_in.get_cookie("daybook") is None


def test_the_beacon_signs_out_without_a_form_token(signed_in):
    answer = signed_in.post("/exit")

    assert answer.status_code == 204
    assert signed_in.get_cookie("daybook") is None


def test_the_ended_session_cannot_be_used_again(signed_in):
    cookie = signed_in.get_cookie("daybook").value
    signed_in.post("/exit")
    signed_in.set_cookie("daybook", cookie)

    with signed_in as browser:
        browser.get("/help")
        assert session.who() is None


def test_a_guest_may_leave_too(client):
    assert client.get("/exit").status_code == 303
    assert client.post("/exit").status_code == 204


def test_leaving_never_waits_for_the_browser_to_clear_its_cache(signed_in):
    assert "Clear-Site-Data" not in signed_in.get("/exit").headers
    assert "Clear-Site-Data" not in signed_in.post("/exit").headers


def test_the_neutral_page_has_no_trace_of_ours(client):
    html = client.get("/measures").text

    assert "<title>Cups and grams</title>" in html
    assert "<a " not in html
    assert "<script" not in html
    assert not re.search(r"daybook|app\.css|exit|sprite", html, re.I)


def test_the_neutral_page_sets_no_cookie(client):
    assert "Set-Cookie" not in client.get("/measures").headers
