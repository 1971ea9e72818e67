"""Claim: agreement, training and release must all be there; and none of them opens anything to a
colleague of somebody she let in."""

import re
from datetime import timedelta
from itertools import combinations

import pytest
from pages_cast import WORDS, csrf, send, signed_in
from sharing_cast import text_of

from webapp.account.accounts import update_facts
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space import kinds
from webapp.team.agencies import add_agency

GATES = ("agreement", "training", "release")
PAIRS = list(combinations(GATES, 2))


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def shuts(kept, store, cast, youth_client):
    """End one of the gates of the doctor; the others stay as they are."""
    past = store.today - timedelta(days=1)

    def shut(gate: str) -> None:
        if gate == "agreement":
            add_agency(store, cast.member.card.agency, past)
        elif gate == "training":
            update_facts(store, cast.member.account, training_until=past.isoformat())
        else:
            send(youth_client, f"/releases/{kept.grant}/stop", "/people")

    return shut


@pytest.mark.parametrize("live", [*PAIRS, *((gate,) for gate in GATES), ()], ids="-".join)
def test_less_than_all_of_them_opens_nothing(live, shuts, member_client, people):
    page = f"/shared/{people.id}"
    assert "Fix my tooth" in text_of(member_client.get(page))
    for gate in GATES:
        if gate not in live:
            shuts(gate)
    answer = member_client.get(page)

    assert "Fix my tooth" not in text_of(answer)
    assert answer.status_code != 200


@pytest.fixture
def colleague(person, app):
    """A doctor of the same agency, with every gate of her own open; she let in another."""
    person("doctor wu", "member", "Dr. Wu", "Eastside Clinic", "medical")
    return signed_in(app, "doctor wu", WORDS)


def test_a_colleague_finds_nothing_anywhere_the_doctor_may_go(
    kept, colleague, member_client, cast, people, youth_client
):
    said = Promise(who=cast.member.account, name="Dr. Patel", text="Move your visit")
    promise = save(people, kinds.PROMISES, said)
    space = people.id
    for address in (f"/shared/{space}", f"/ask/{space}", f"/told/{space}"):
        assert colleague.get(address).status_code == 404, address
    promises = f"/shared/{space}/promises/{promise.id}"
    assert colleague.get(f"{promises}/cannot").status_code == 404
    token = csrf(colleague, "/account")
    for address in (f"/shared/{space}/stops", f"{promises}/done", f"{promises}/cannot"):
        answer = colleague.post(address, data={"csrf_token": token})
        assert answer.status_code == 404, address

    for home in ("/shared", "/ask"):
        assert "Mari" not in text_of(colleague.get(home))
    assert "Fix my tooth" in text_of(member_client.get(f"/shared/{space}"))


def test_what_she_asks_the_doctor_is_not_a_colleagues_to_answer(
    kept, colleague, member_client, people, youth_client
):
    member_client.get(f"/shared/{people.id}")
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    send(youth_client, f"/receipts/{kept.id}/ask", passphrase=WORDS)
    (asked,) = re.findall(r'href="(/asked/\w+)/cannot"', member_client.get("/shared").text)
    token = csrf(colleague, "/account")

    assert member_client.get(f"{asked}/cannot").status_code == 200
    assert colleague.get(f"{asked}/cannot").status_code == 404
    for answer in ("will", "cannot"):
        sent = colleague.post(f"{asked}/{answer}", data={"csrf_token": token, "reply": "No."})
        assert sent.status_code == 404
