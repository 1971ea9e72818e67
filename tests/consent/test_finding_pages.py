"""Claim: one tap notes what somebody found today; she reads who and when, and her copy keeps it."""

import json
from datetime import timedelta

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, text_of

from webapp.consent.people import kept_releases
from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.team.found_words import FOUND

KIND = {"kind": "found-mature"}


@pytest.fixture
def page(known, shared):
    return f"/entered/{known.id}/found"


@pytest.fixture
def to_sign(known, denise, papers, cast, youth_client):
    """Her way to the page that says whose yes it takes, about a paper of the team."""

    def walk(client=youth_client):
        steps = Steps(client, cast.member.account)
        steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look")
        return steps

    return walk


def test_one_tap_notes_it_and_says_what_it_is(page, member_client):
    before = text_of(member_client.get(page))
    answer = send(member_client, page, **KIND)

    assert "Understands this care" in before
    assert "It counts today only, under your name." in before
    assert "crisis" not in before
    assert answer.status_code == 303
    assert "It is saved, and counts today." in text_of(member_client.get(page))


def test_the_page_of_what_was_entered_leads_there(page, member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert page in client.get(page.removesuffix("/found")).text


def test_she_signs_alone_that_day_and_asks_for_a_yes_on_the_next(
    page, member_client, to_sign, clock, app
):
    assert "One more yes is needed" in text_of(to_sign().page)
    send(member_client, page, **KIND)
    steps = to_sign()
    assert "One more yes is needed" not in text_of(steps.page)
    assert steps.send("/releases", taps=2, passphrase=WORDS).page.status_code == 303

    clock.now += timedelta(days=1)
    assert "One more yes is needed" in text_of(to_sign(signed_in(app, NAMES["youth"])).page)


def test_nobody_whom_no_row_lets_find_it_can(page, known, stranger_client, guardian_client):
    looks = stranger_client.get(page)

    assert "nothing that your job can find" in text_of(looks)
    assert send(stranger_client, page, "/account", **KIND).status_code == 404
    assert guardian_client.get(page).status_code == 404


def test_what_no_row_asks_for_is_refused(page, member_client):
    for kind in (*FOUND, "x", ""):
        answer = send(member_client, page, kind=kind)
        assert answer.status_code == (303 if kind == KIND["kind"] else 404), kind


def test_who_has_no_door_or_is_kept_away_finds_nothing(page, known, person, app, store, cast):
    person("lee one", "member", "Dr. Lee", "Eastside Clinic", "medical")
    lee = signed_in(app, "lee one")
    doctor = signed_in(app, NAMES["member"])
    exclude(store, known.id, cast.member.account)

    for client in (lee, doctor):
        assert client.get(page).status_code == 404
        assert send(client, page, "/account", **KIND).status_code == 404


def test_she_reads_who_and_when_in_kind_words_and_never_what(
    page, member_client, youth_client, clock
):
    send(member_client, page, **KIND)
    entered, looked = (text_of(youth_client.get(at)) for at in ("/people/entered", "/looked"))

    assert "Noted that your own yes can count. It counts today." in entered
    assert "Dr. Patel noted that your own yes can count that day." in looked
    assert not any(str(said) in entered + looked for said in FOUND.values())


def test_her_copy_and_the_file_of_it_say_who_found_it_and_when_and_the_release_does_not(
    page, member_client, to_sign, youth_client, known, store, cast
):
    send(member_client, page, **KIND)
    receipt = to_sign().send("/releases", taps=2, passphrase=WORDS).page.location
    (kept,) = kept_releases(open_space(store, cast.youth, known.id))
    export = send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json

    said = "Dr. Patel noted on Wednesday, June 3 that your own yes can count."
    assert said in text_of(youth_client.get(receipt))
    assert export["found"] == [
        {"name": "Dr. Patel", "agency": "Eastside Clinic", "day": "2026-06-03"}
    ]
    assert "found" not in json.loads(kept.document)["text"]
    assert "found-mature" not in json.dumps(export)


def test_a_share_that_rests_on_no_finding_keeps_none(page, member_client, share, cast):
    send(member_client, page, **KIND)

    assert not share(cast.member).found
