"""Claim: a parent with new keys still reads what was signed, and takes the yes back on screen."""

import pytest
from pages_cast import NAMES, WORDS, send, signed_in

from webapp.account.renewals import renew_keys
from webapp.account.unlocking import stretch, unlock_with_words
from webapp.space.cosigning import answered_by, waiting_for, withdraw
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.signers import WITHDRAWN, YES

NEW = "purple llama under seven hats"


@pytest.fixture
def renewed(store, settings):
    """Somebody knew her words: she takes new ones, and with them new keys."""

    def renew():
        mine = unlock_with_words(store, NAMES["guardian"], WORDS, settings.words_profile)
        return renew_keys(store, mine, stretch(store, NEW, settings.words_profile)).signer

    return renew


@pytest.fixture
def client(app):
    return lambda: signed_in(app, NAMES["guardian"], NEW)


@pytest.fixture
def rests_on_it(store, cast, known, signed):
    def now():
        hers = open_space(store, cast.youth, known.id)
        known_ = all_grants(store, hers.authority)[0]
        return [g for g in known_ if g.needs and g.needs.offer == signed and not g.ended_at]

    return now


def test_the_copy_is_there_and_the_yes_still_counts(signed, renewed, client, rests_on_it):
    renewed()
    her = client()

    assert f"/copies/{signed}" in her.get("/home").text
    assert "Denise Lopez" in her.get(f"/copies/{signed}").text
    assert rests_on_it()


def test_the_yes_is_taken_back_on_screen(signed, renewed, client, store, rests_on_it):
    new = renewed()
    page = f"/copies/{signed}"

    assert send(client(), f"{page}/stop", page).status_code == 303
    assert answered_by(store, new)[0].answer == WITHDRAWN
    assert rests_on_it() == []


def test_her_log_still_holds_afterwards(signed, renewed, store, cast, known):
    """Nobody in her space knows the new hand, so the server says what it did."""
    withdraw(store, renewed(), signed)

    assert prove(open_space(store, cast.youth, known.id)).holds


def test_what_was_stopped_before_stays_stopped(signed, renewed, store, cast):
    withdraw(store, cast.guardian, signed)

    assert [one.answer for one in answered_by(store, renewed())] == [WITHDRAWN]


def test_what_still_waits_goes_from_the_page_as_it_was_for_the_old_keys(
    asked, signed, renewed, client, store
):
    """A yes by the new key would not count in it: she asks again."""
    new = renewed()
    her = client()

    assert waiting_for(store, new) == []
    assert [one.answer for one in answered_by(store, new)] == [YES]
    assert "Nothing right now." in her.get("/home").text
    assert her.get(f"/asked/{asked[1]}").status_code == 404
