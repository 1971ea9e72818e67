"""Claim: somebody holding her open phone reads no hidden list of who looked without her words."""

import pytest
from pages_cast import WORDS, send


@pytest.fixture
def phone(youth_client):
    """Her list is hidden on this phone, and she is signed in."""
    send(youth_client, "/looked/hidden", "/looked")
    return youth_client


def is_hidden(phone):
    return "Your secret words show it once" in phone.get("/looked").text


def test_the_page_of_colors_does_not_open_it(phone):
    answer = send(phone, "/me/look", hue="plum", picture="boat", seen="2")

    assert answer.location == "/looked"
    assert "hue-plum" in phone.get("/me").text
    assert is_hidden(phone)


def test_a_form_made_up_does_not_open_it(phone):
    send(phone, "/looked/shown", "/looked")

    assert is_hidden(phone)


def test_wrong_words_do_not_open_it(phone):
    send(phone, "/looked", passphrase="not these at all")
    send(phone, "/looked/shown", "/looked")

    assert is_hidden(phone)


def test_her_words_open_it_for_good_when_she_says_so(phone):
    send(phone, "/looked", passphrase=WORDS)
    send(phone, "/looked/shown", "/looked")

    assert not is_hidden(phone)


def test_words_typed_long_before_do_not_open_it(phone, clock):
    send(phone, "/looked", passphrase=WORDS)
    clock.forward(minutes=6)
    send(phone, "/looked/shown", "/looked")

    assert is_hidden(phone)
