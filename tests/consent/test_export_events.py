"""Claim: the events of a copy for machines say what the receipt says: no consent where another yes
never came, and none that was not there yet."""

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import forward

from webapp.consent.people import kept_releases
from webapp.holds.acts import staff_keep_away
from webapp.space.cosigning import decline, sign, waiting_for, withdraw
from webapp.space.offers import expire_due
from webapp.space.opening import open_space
from webapp.space.stops import stop_due

REQUESTED, GIVEN, REFUSED, WITHDRAWN, EXPIRED = (
    f"consent {state}" for state in ("requested", "given", "refused", "withdrawn", "expired")
)
HER, SIGNER = "principal", "signer"


@pytest.fixture
def asked(waits, known, store, cast):
    """The one thing that her mother was asked."""
    (asked,) = waiting_for(store, cast.guardian)
    return asked.offer


@pytest.fixture
def export(app, store, cast, known):
    """The file of her only release with a signer, as she gets it in a new session."""

    def take() -> dict:
        (kept,) = (k for k in kept_releases(open_space(store, cast.youth, known.id)) if k.others)
        client = signed_in(app, NAMES["youth"])
        return send(client, f"/receipts/{kept.id}/file", passphrase=WORDS).json

    return take


def said(export: dict) -> list[tuple[str, str]]:
    return [(e["event_state"], e["entity_id"]) for e in export["receipt"]["events"]]


def test_while_a_yes_is_missing_nothing_was_given(asked, export):
    assert said(export()) == [(REQUESTED, HER)]


def test_with_the_last_yes_it_was(asked, export, store, cast):
    sign(store, cast.guardian, asked, {})

    assert said(export()) == [(GIVEN, HER)]


def test_a_no_is_a_refusal_and_nothing_was_given(asked, export, store, cast):
    decline(store, cast.guardian, asked, {})

    assert said(export()) == [(REQUESTED, HER), (REFUSED, SIGNER)]


def test_what_ended_while_she_was_signed_in_is_in_it(
    asked, youth_client, waits, store, cast, known
):
    decline(store, cast.guardian, asked, {})
    file = send(youth_client, f"{waits.page.location}/file", passphrase=WORDS).json

    assert said(file) == [(REQUESTED, HER), (REFUSED, SIGNER)]


def test_a_yes_that_its_signer_took_back_is_a_withdrawal(asked, export, store, cast):
    sign(store, cast.guardian, asked, {})
    withdraw(store, cast.guardian, asked)

    assert said(export()) == [(GIVEN, HER), (WITHDRAWN, SIGNER)]


def test_a_yes_that_never_came_leaves_nothing_given(asked, export, store, clock):
    expire_due(forward(store, clock, days=15))

    assert said(export()) == [(REQUESTED, HER), (EXPIRED, HER)]


def test_past_the_day_it_was_not_given_either_before_anybody_swept(asked, export, store, clock):
    forward(store, clock, days=15)

    assert said(export())[0] == (REQUESTED, HER)


def test_what_she_took_back_herself_while_it_waited_was_never_given(
    asked, export, youth_client, store, cast, known
):
    (kept,) = (k for k in kept_releases(open_space(store, cast.youth, known.id)) if k.others)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")

    assert said(export()) == [(REQUESTED, HER), (WITHDRAWN, HER)]


def test_what_ran_until_its_day_expired_as_that_day_began(asked, export, store, cast, clock):
    sign(store, cast.guardian, asked, {})
    later = forward(store, clock, days=40)
    stop_due(later)
    file = export()

    assert said(file) == [(GIVEN, HER), (EXPIRED, HER)]
    assert "T00:00:00" in file["receipt"]["events"][1]["event_time"]


@pytest.mark.parametrize("ran", [True, False])
def test_one_that_a_hold_ended_says_the_same_as_one_whose_day_came(
    ran, asked, export, store, cast, known
):
    """Of a hold nothing may be read here, but in the lines that only her words open."""
    if ran:
        sign(store, cast.guardian, asked, {})
    staff_keep_away(open_space(store, cast.advocate, known.id), cast.guardian.account)

    assert said(export()) == [(GIVEN if ran else REQUESTED, HER), (EXPIRED, HER)]


def test_a_copy_with_every_yes_holds(asked, export, store, cast, verify):
    sign(store, cast.guardian, asked, {})

    assert verify(export())[0] == 0
