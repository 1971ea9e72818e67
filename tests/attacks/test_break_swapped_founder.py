"""Claim: a youth takes over the space whose founder stood on her screen, and no other one that
somebody with the key file wrote into her invite meanwhile."""

import pytest
from joining_cast import NEW, OWN, code_on, name_of, walk
from pages_cast import NAMES, WORDS, send, signed_in

from webapp.account.accounts import account_id, card_of
from webapp.space.authority import authority_over
from webapp.space.memberships import spaces_of
from webapp.space.spaces import found, offer_hand_over
from webapp.team.invites import SAME, change, invite_of


@pytest.fixture
def code(app, cast):
    tablet = signed_in(app, NAMES["advocate"])
    begun = send(tablet, "/everyone/new", **NEW, passphrase=WORDS).location
    return code_on(tablet.get(begun).text)


@pytest.fixture
def joined(client, store, code):
    """She joined, and reads the six words. Gives her account id."""
    name = name_of(client, code)
    walk(client, code, called="Mari")
    assert "Look at both screens" in client.get("/joining").text
    return account_id(store, name)


def swap(store, founder, account):
    """What an administrator who made an advocate's account of his own writes into the row."""
    planted = found(store, founder)
    offer = offer_hand_over(planted, founder, card_of(store, account)).document.dump()
    change(store, invite_of(store, account), SAME, space=planted.id, offer=offer)
    return planted.id


def test_a_planted_space_is_not_taken_over(client, store, person, joined):
    planted = swap(store, person("mallory one", "advocate", "Tasha"), joined)

    send(client, "/joining/choices", "/account", passphrase=OWN, parts=["voice"], powers=["rekey"])

    assert not authority_over(store, planted).handed_over
    assert spaces_of(store, joined) == []


def test_she_is_told_to_ask_for_a_new_code(client, store, person, joined):
    swap(store, person("mallory one", "advocate", "Tasha"), joined)

    assert "Please ask for a new code" in client.get("/joining").text


def test_a_pin_that_is_gone_counts_as_none(client, store, person, joined):
    swap(store, person("mallory one", "advocate", "Tasha"), joined)
    store.db.execute("delete from books where account_id = ?", [joined])

    assert "Please ask for a new code" in client.get("/joining").text
