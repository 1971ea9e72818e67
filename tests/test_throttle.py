"""Claim: who guesses waits longer and longer, but no stranger can lock an owner out."""

import threading

import pytest

from webapp.refusals import BusyError, TooManyTriesError
from webapp.throttle import Queue, address_class, counted_try


@pytest.fixture
def attempt(app):
    """Tries once from an address; returns how long to wait, or None."""

    def tries(name="quiet river", address="192.0.2.1", browser=None, right=False):
        with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            try:
                with counted_try("sign-in", name, browser):
                    if not right:
                        raise KeyError
            except KeyError:
                return None
            except TooManyTriesError as refusal:
                return refusal.seconds
        return None

    return tries


def test_the_sixth_wrong_try_waits(attempt):
    assert [attempt() for _ in range(5)] == [None] * 5
    assert 50 <= attempt() <= 60


def test_right_tries_never_wait(attempt):
    assert [attempt(right=True) for _ in range(40)] == [None] * 40


def test_a_wait_for_one_name_is_none_for_another(attempt):
    for _ in range(6):
        attempt()

    assert attempt("other name") is None


def test_her_own_browser_has_a_bucket_of_its_own(attempt):
    for _ in range(6):
        attempt(address="203.0.113.9")

    assert attempt() is not None
    assert attempt(browser="her phone") is None


def test_many_names_from_one_neighbourhood_wait_too(attempt):
    for number in range(30):
        assert attempt(f"name {number}", f"192.0.2.{number}") is None

    assert attempt("name 31", "192.0.2.200") is not None
    assert attempt("name 31", "198.51.100.1") is None


def test_what_has_run_out_is_forgotten(app, attempt):
    attempt()
    storage = app.extensions["throttle"]._storage
    storage.expirations = dict.fromkeys(storage.expirations, 0)

    app.extensions["throttle"].forget()

    assert not storage.storage


@pytest.mark.parametrize(
    ("address", "neighbourhood"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        (None, "unknown"),
    ],
)
def test_an_address_is_known_by_its_neighbourhood(address, neighbourhood):
    assert address_class(address) == neighbourhood


def test_one_runs_some_wait_the_next_is_told_to_come_back():
    queue, done = Queue(waiting=2), []
    waiting = [threading.Thread(target=lambda: take(queue, done)) for _ in range(2)]
    with queue.turn():
        for thread in waiting:
            thread.start()
        while queue._places._value:
            pass
        with pytest.raises(BusyError), queue.turn():
            pass
        assert done == []
    for thread in waiting:
        thread.join()

    assert done == [1, 1]


def take(queue, done):
    with queue.turn():
        done.append(1)
