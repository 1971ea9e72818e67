"""Claim: who knew her words, and typed them while she was changing them, is out all the same.

Argon2id and its queue take seconds. A form that waits there was right when it was sent; by the
time it is answered she has new words, and was told that she is signed out everywhere else.
"""

import threading
import time
from contextlib import contextmanager

import pytest
from pages_cast import NAMES, WORDS, csrf, signed_in

from webapp import session, throttle
from webapp.account.changes import change_words, make_code
from webapp.account.renewals import renew_keys
from webapp.account.unlocking import OpensNoMoreError, stretch, unlock_with_words
from webapp.database import current_store
from webapp.team.staff import freeze_at_once
from webapp.throttle import WAITING

NEW = "violin basket lemon harbor"


@pytest.fixture
def mine(store, space, settings):
    """Her account, open with her own words, and new ones made ready."""
    profile = settings.words_profile
    unlocked = unlock_with_words(store, NAMES["youth"], WORDS, profile)
    return unlocked, stretch(store, NEW, profile)


@pytest.fixture
def everywhere_else(app, cast):
    """What "You are signed out everywhere else" does."""

    def end():
        with app.test_request_context():
            session.end_all(cast.youth.account)

    return end


@pytest.fixture
def frozen(app, cast):
    """What a coordinator does with the doctor's account."""

    def freeze():
        with app.test_request_context():
            freeze_at_once(current_store(), cast.member.account)

    return freeze


@contextmanager
def waiting_in_the_queue(send):
    """`send` is held up where Argon2id would run, until the block ends; then its answer is in
    the list."""
    answers = []
    with throttle._argon2._running:
        thread = threading.Thread(target=lambda: answers.append(send()))
        thread.start()
        until = time.monotonic() + 20
        while throttle._argon2._places._value > WAITING and time.monotonic() < until:
            time.sleep(0.01)
        yield answers
    thread.join(30)


@pytest.fixture
def changed(store, mine, everywhere_else):
    def change():
        change_words(store, *mine)
        everywhere_else()

    return change


@pytest.fixture
def renewed(store, mine, everywhere_else):
    def renew():
        renew_keys(store, *mine)
        everywhere_else()

    return renew


@pytest.mark.parametrize("act", ["changed", "renewed"])
def test_old_words_that_waited_begin_no_session(app, space, act, request):
    thief, act = app.test_client(), request.getfixturevalue(act)
    form = {"csrf_token": csrf(thief), "name": NAMES["youth"], "passphrase": WORDS}
    with waiting_in_the_queue(lambda: thief.post("/sign-in", data=form)) as answers:
        act()

    assert answers[0].status_code == 422
    assert thief.get("/today").status_code == 303


@pytest.mark.parametrize("act", ["changed", "renewed"])
def test_a_session_that_was_asking_for_more_does_not_come_back(app, space, act, request):
    thief, act = signed_in(app, NAMES["youth"]), request.getfixturevalue(act)
    form = {"csrf_token": csrf(thief, "/account/code"), "passphrase": WORDS}
    with waiting_in_the_queue(lambda: thief.post("/account/code", data=form)) as answers:
        act()

    assert answers[0].status_code == 422
    assert thief.get("/account").status_code == 303


def test_a_slower_change_undoes_no_faster_one(app, store, space, mine, changed, settings):
    """The thief's own new words were on their way when hers were kept."""
    (old, _new), profile = mine, settings.words_profile
    changed()

    for late in (
        lambda: change_words(store, old, stretch(store, "other words", profile)),
        lambda: make_code(store, old),
        lambda: renew_keys(store, old, stretch(store, "other words", profile)),
    ):
        with pytest.raises(OpensNoMoreError):
            late()
    assert signed_in(app, NAMES["youth"], NEW).get("/today").status_code == 200


def test_a_slower_change_does_not_lock_her_out_of_her_new_keys(app, store, mine, renewed, settings):
    old, _new = mine
    renewed()

    with pytest.raises(OpensNoMoreError):
        change_words(store, old, stretch(store, "other words", settings.words_profile))
    assert signed_in(app, NAMES["youth"], NEW).get("/today").status_code == 200


def test_who_is_frozen_while_signing_in_stays_outside(app, space, frozen):
    someone = app.test_client()
    form = {"csrf_token": csrf(someone), "name": NAMES["member"], "passphrase": WORDS}
    with waiting_in_the_queue(lambda: someone.post("/sign-in", data=form)) as answers:
        frozen()

    assert answers[0].status_code == 422


def test_who_is_frozen_while_typing_their_words_again_is_out(app, space, frozen):
    someone = signed_in(app, NAMES["member"])
    form = {"csrf_token": csrf(someone, "/account/code"), "passphrase": WORDS}
    with waiting_in_the_queue(lambda: someone.post("/account/code", data=form)) as answers:
        frozen()

    assert answers[0].location == "/sign-in"
    assert someone.get("/account").status_code == 303
