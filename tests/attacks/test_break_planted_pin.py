"""Claim: nobody but her, with her secret words, says that she compared somebody's six words."""

from dataclasses import replace

import pytest
from pages_cast import WORDS, send

from webapp.care.people import COMPARED, Person, mark_of
from webapp.care.records import records, save
from webapp.consent.people import known_person
from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.team.introductions import compared, person_with


@pytest.fixture
def met(space, cast):
    """She knows the doctor; nobody has checked yet."""
    card = cast.member.card
    save(space, kinds.SHARING, Person(account=card.account, name="Dr. Patel", card=card.as_body()))
    return card.account


def test_a_keeper_cannot_write_that_she_compared(app, space, store, cast, met):
    kept = open_space(store, cast.advocate, space.id)
    planted = replace(
        person_with(kept, met), how=COMPARED, fingerprint=cast.member.card.fingerprint
    )
    save(kept, kinds.SHARING, planted)

    with app.app_context():
        assert not known_person(open_space(store, cast.youth, space.id), met).is_checked


def test_a_keeper_cannot_carry_her_pin_to_other_keys(app, space, store, cast, met):
    compared(space, person_with(space, met), cast.member.card, cast.youth)
    kept = open_space(store, cast.advocate, space.id)
    pinned = records(kept.section(kinds.SHARING), Person)[-1]
    other = cast.stranger.card
    save(
        kept, kinds.SHARING,
        replace(pinned, account=other.account, fingerprint=other.fingerprint, card=other.as_body()),
    )  # fmt: skip

    with app.app_context():
        known = known_person(open_space(store, cast.youth, space.id), other.account)
        assert not known.is_checked


def test_her_own_pin_holds(app, space, store, cast, met):
    compared(space, person_with(space, met), cast.member.card, cast.youth)

    with app.app_context():
        assert known_person(open_space(store, cast.youth, space.id), met).is_checked


def test_an_open_phone_without_words_pins_nobody(youth_client, space, store, cast, met):
    seen = mark_of(cast.member.card)
    answer = send(
        youth_client, f"/people/{met}/checked", f"/people/{met}/check", seen=seen, passphrase="no"
    )

    assert answer.status_code == 422
    assert not person_with(open_space(store, cast.youth, space.id), met).is_checked


def test_her_words_pin_the_card_she_saw(app, youth_client, space, store, cast, met):
    seen = mark_of(cast.member.card)
    page = f"/people/{met}/check"
    assert (
        send(youth_client, f"/people/{met}/checked", page, seen=seen, passphrase=WORDS).status_code
        == 303
    )

    with app.app_context():
        assert known_person(open_space(store, cast.youth, space.id), met).is_checked
