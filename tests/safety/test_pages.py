"""Help and advice open without signing in, and each page leads back only to our own pages."""

from datetime import UTC, datetime

import pytest

PAGES = ["/help", "/leave-fast", "/phone", "/phone/yes", "/phone/not-sure", "/phone/no"]


@pytest.mark.parametrize("address", PAGES)
def test_the_page_opens_for_everybody_under_a_neutral_title(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert "<title>Daybook</title>" in answer.text


@pytest.mark.parametrize("address", ["/leave-fast", "/phone", "/phone/yes"])
@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_back_never_leads_to_somebody_elses_page(client, address, elsewhere):
    answer = client.get(address, query_string={"back": elsewhere})

    assert "evil.example" not in answer.text


def test_back_leads_to_the_page_that_asked(client):
    assert 'href="/join"' in client.get("/leave-fast?back=/join").text


def test_an_unknown_answer_about_the_phone_is_a_page_that_does_not_exist(client):
    assert client.get("/phone/maybe").status_code == 404


def test_an_unsafe_phone_is_not_led_on(client):
    html = client.get("/phone/no?back=/join").text

    assert "Don't set up anything on this phone." in html
    assert 'class="button button-main" href="/join"' not in html


def test_help_says_that_the_call_leaves_a_trace(client):
    assert "The call shows in your phone's list." in client.get("/help").text


def test_help_names_lines_in_the_readers_language(client):
    html = client.get("/help", headers={"Accept-Language": "es"}).text

    assert "Peligro ahora" in html


def test_help_says_when_a_number_was_checked_too_long_ago(client, clock):
    assert "Check this number first." not in client.get("/help").text
    clock.now = datetime(2027, 6, 1, tzinfo=UTC)

    assert "Check this number first." in client.get("/help").text


def test_trying_exit_out_signs_nobody_out(client):
    html = client.get("/leave-fast").text

    assert 'class="button button-main" href="/measures"' in html
