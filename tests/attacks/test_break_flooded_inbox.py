"""Claim: nobody who reads something of hers can fill her inbox: each message is a piece of work at
her next sign-in, and four hundred of them took her five seconds."""

import pytest
from pages_cast import csrf
from sharing_cast import people, settings, share  # noqa: F401

from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space.inbox import messages
from webapp.space.kinds import PROMISES

MANY = 30
FEW = 12


@pytest.fixture
def promised(people, cast, share):  # noqa: F811
    """The doctor promised her something, and reads it on his page."""
    made = save(people, PROMISES, Promise(who=cast.member.account, text="Call the clinic"))
    share(cast.member)
    return f"/shared/{people.id}/promises/{made.id}"


def flood(client, page, address, **fields):
    token = csrf(client, page)
    return [
        client.post(address, data={"csrf_token": token, **fields}).status_code
        for _number in range(MANY)
    ]


@pytest.mark.parametrize("answer", ["done", "cannot"])
def test_one_promise_is_not_answered_without_end(member_client, promised, store, cast, answer):
    answers = flood(member_client, "/account", f"{promised}/{answer}", reply="Closed")

    assert answers[0] == 303
    assert answers[-1] == 429
    assert len(messages(store, cast.youth)) <= FEW


def test_what_the_rules_ask_is_not_entered_without_end(member_client, space, shared, store, cast):
    address = f"/entered/{space.id}"
    answers = flood(member_client, address, address, state="MS")

    assert answers[0] == 303
    assert answers[-1] == 429
    assert len(messages(store, cast.youth)) <= FEW
