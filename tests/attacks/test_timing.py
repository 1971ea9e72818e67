"""Claim: an address that is hidden and one that never existed take the same time to answer.

300 pairs, asked in turn and in either order. What is tested is a rank, not a duration: in how
many pairs the hidden one was the slower. Without a difference that is a coin thrown 300 times,
which falls outside 95 to 205 less than once in a hundred million runs.
"""

import secrets
import time

import pytest

from webapp.space.spaces import found
from webapp.space.stops import stop

PAIRS = 300
FAIR = range(95, 206)


def seconds(client, address: str) -> float:
    began = time.perf_counter()
    assert client.get(address).status_code == 404
    return time.perf_counter() - began


def slower_hidden(client, hidden: str, absent: str) -> int:
    """In how many pairs the hidden address took longer. Each of the two is one address, asked
    again and again: what is asked for the first time costs the asking side more."""
    for address in (hidden, absent):
        client.get(address)
    count = 0
    for number in range(PAIRS):
        pair = [hidden, absent] if number % 2 else [absent, hidden]
        took = [seconds(client, address) for address in pair]
        hidden_took, absent_took = took if number % 2 else took[::-1]
        count += hidden_took > absent_took
    return count


def test_a_space_that_is_hidden_answers_like_one_that_never_was(stranger_client, space):
    count = slower_hidden(
        stranger_client, f"/shared/{space.id}", f"/shared/{secrets.token_hex(32)}"
    )

    assert count in FAIR


def test_a_space_that_was_stopped_answers_like_one_that_never_was(member_client, space, shared):
    stop(space, shared.id)
    count = slower_hidden(member_client, f"/shared/{space.id}", f"/shared/{secrets.token_hex(32)}")

    assert count in FAIR


@pytest.mark.parametrize("inside", ["/for/{}/plan/a1", "/with/{}"])
def test_an_advocates_addresses_do_the_same(inside, app, advocate_client, store, cast, person):
    other = found(store, person("another advocate", "advocate", "Bea", "Open Door"))
    count = slower_hidden(
        advocate_client, inside.format(other.id), inside.format(secrets.token_hex(32))
    )

    assert count in FAIR
