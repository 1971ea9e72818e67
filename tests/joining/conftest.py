"""A tablet that made an invite, a phone that is about to join, and a space taken over."""

import pytest
from joining_cast import NEW, OWN, code_on, name_of, press_same, walk
from pages_cast import NAMES, WORDS, send, signed_in

from webapp.account.accounts import account_id


@pytest.fixture
def tablet(app, cast):
    return signed_in(app, NAMES["advocate"])


@pytest.fixture
def begun(tablet):
    """Where the advocate's invite page is, right after she made it."""
    answer = send(tablet, "/everyone/new", **NEW, passphrase=WORDS)
    assert answer.status_code == 303
    return answer.location


@pytest.fixture
def code(tablet, begun):
    return code_on(tablet.get(begun).text)


@pytest.fixture
def phone(app):
    return app.test_client()


@pytest.fixture
def owned(tablet, phone, begun, code, store):
    """The whole way: she ticks one part and one power. Gives her account id."""
    name = name_of(phone, code)
    walk(phone, code, called="Mari")
    press_same(tablet, begun)
    answer = send(
        phone, "/joining/choices", passphrase=OWN, called="Mari", parts=["voice"], powers=["rekey"]
    )
    assert answer.location == "/home-screen?back=/today"
    return account_id(store, name)
