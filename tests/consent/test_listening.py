"""She can listen to what she is asked and to what she signs; without scripts nothing is offered."""

import re

import pytest
from sharing_cast import Steps

from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.consent.ends import stop_one
from webapp.consent.statements import STATEMENTS
from webapp.space import kinds
from webapp.space.inbox import post
from webapp.space.opening import open_space
from webapp.team.asks import ASK
from webapp.team.introduced import let_ask

LISTEN = re.compile(r'<read-aloud hidden reads="(\w+)" stops="Stop listening">')
FORM = re.compile(r'<form method=|<div class="answers">')
SCRIPT = 'type="module" src="/static/pwa/elements/read-aloud.js'


@pytest.fixture
def steps(people, youth_client, cast):
    return Steps(youth_client, cast.member.account)


def read_out(page: str) -> str:
    """What stands in the part that the button reads, as far as the form or the answers below it."""
    assert len(LISTEN.findall(page)) == page.count(SCRIPT) == 1
    _before, _id, part = page.partition(f'<div id="{LISTEN.search(page)[1]}" class="stack">')
    return FORM.split(part)[0]


def test_she_can_listen_before_she_signs_and_where_she_signs(steps):
    look = steps.to_look().page.text
    sign = steps.send("/share/look").page.text

    assert "This is what Dr. Patel would see" in read_out(look)
    for code in ("no-is-fine", "means-to-sign"):
        assert str(STATEMENTS[code]) in read_out(sign)
    assert 'name="passphrase"' in sign
    assert 'name="passphrase"' not in read_out(sign)


def test_she_can_listen_where_she_undoes_a_stop(share, store, cast, people, youth_client):
    share(cast.member)
    hers = open_space(store, cast.youth, people.id)
    (kept,) = records(hers.section(kinds.SHARING), KeptRelease)
    stop_one(hers, kept.grant)
    page = youth_client.get(f"/receipts/{kept.id}/undo").text

    assert str(STATEMENTS["means-to-sign"]) in read_out(page)


def test_she_can_listen_to_a_question(store, cast, people, youth_client):
    said = {"areas": ["body"], "purpose": "visits", "days": 60}
    let_ask(people, cast.member.account)
    post(store, cast.member, people.authority.owner, ASK, said, space=people.id)
    one = re.search(r'href="(/questions/\w+)"', youth_client.get("/questions").text)[1]

    assert "Dr. Patel asks" in read_out(youth_client.get(one).text)
