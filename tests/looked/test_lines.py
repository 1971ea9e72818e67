"""Claim: what a yes of others, a law or an emergency wrote into her log is a calm sentence."""

import pytest

from webapp.database import transaction
from webapp.space import trail

SENTENCES = {
    "asked-to-sign": "What you want to share waits for one more yes.",
    "signed": "One more yes is there.",
    "signed-on-paper": "Tasha noted a yes on paper.",
    "told-without-ok": "Tasha had to tell something without your OK.",
    "opened-in-emergency": "Tasha opened this in an emergency.",
    "emergency-refused": "Tasha tried an emergency opening. It stayed shut.",
    "emergency-reviewed": "Tasha looked back on an emergency.",
}
ENDS = {
    "not-signed": "Sharing with Dr. Patel did not begin. A yes was missing.",
    "declined": "Sharing with Dr. Patel stopped.",
    "withdrawn": "Sharing with Dr. Patel stopped.",
    "signer-excluded": "Sharing with Dr. Patel stopped.",
    "signature-gone": "Sharing with Dr. Patel stopped.",
    "replaced": "A new sharing with Dr. Patel took the place of the old one.",
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_what_others_did_stands_there(kind, store, space, cast, youth_client):
    with transaction(store.db):
        trail.note(store, space.id, None, kind, person=cast.advocate.account)

    assert SENTENCES[kind] in youth_client.get("/looked").text


@pytest.mark.parametrize("why", ENDS)
def test_an_end_names_the_reader_and_never_who_did_not_sign(why, store, space, cast, youth_client):
    with transaction(store.db):
        trail.note(store, space.id, cast.guardian, "stopped", reader=cast.member.account, why=why)

    page = youth_client.get("/looked").text
    assert ENDS[why] in page
    assert "Denise" not in page


@pytest.mark.parametrize("by", ["youth", "server"])
def test_what_took_the_place_of_another_is_no_stop(by, store, space, cast, youth_client):
    actor = cast.youth if by == "youth" else None
    with transaction(store.db):
        trail.note(store, space.id, actor, "stopped", reader=cast.member.account, why="replaced")
    page = youth_client.get("/looked").text

    assert ENDS["replaced"] in page
    assert "You stopped sharing" not in page


@pytest.mark.parametrize(("why", "time"), [("ended", 0), ("not-signed", 0), ("signature-gone", 1)])
def test_of_what_ended_by_itself_only_the_day_is_said(why, time, store, space, cast, youth_client):
    """A hold of staff ends things at any hour, and must not be known by it."""
    with transaction(store.db):
        trail.note(store, space.id, None, "stopped", reader=cast.member.account, why=why)
    line = youth_client.get("/looked").text.split(ENDS.get(why, "came to its end"))[1]

    assert line.split("</li>")[0].count("<time") == time
