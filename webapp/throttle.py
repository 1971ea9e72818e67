"""Growing waits for who tries too often, and a short queue for the costly work of signing in."""

import ipaddress
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import current_app, request
from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from webapp.database import current_store
from webapp.refusals import BusyError, TooManyTriesError

WAITING = 8
ALWAYS_FREE = 7
THREADS = 1 + WAITING + ALWAYS_FREE
"""However many try secret words at once, from wherever, some threads answer everybody else:
whoever finds no place in the queue is told so at once."""
LONGEST = 900

# (tries, seconds): who uses up the short window waits a minute, and later five, then fifteen.
BY_NAME = ((5, 60), (8, 300), (12, LONGEST))
BY_KNOWN_BROWSER = ((10, 60), (20, 300), (30, LONGEST))
# One shelter has one address: many people sign in from it.
BY_ADDRESS = ((30, 60), (60, 300), (120, LONGEST))


@dataclass(frozen=True)
class Bucket:
    """One limiter key, and the windows that count for it."""

    key: str
    windows: tuple[tuple[int, int], ...]


class Throttle:
    """Counts in memory; what is older than fifteen minutes is gone."""

    def __init__(self):
        self._storage = MemoryStorage()
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._lock = threading.Lock()

    def count(self, buckets: list[Bucket]) -> None:
        """Counts one try in every bucket, or in none and raises TooManyTriesError."""
        pairs = list(_pairs(buckets))
        with self._lock:
            full = [pair for pair in pairs if not self._limiter.test(*pair)]
            if full:
                raise TooManyTriesError(max(self._wait(*pair) for pair in full))
            for pair in pairs:
                self._limiter.hit(*pair)

    def give_back(self, buckets: list[Bucket]) -> None:
        """Takes one try off again, because it was right."""
        for item, key in _pairs(buckets):
            self._storage.decr(item.key_for(key))

    def forget(self) -> None:
        """Drops what has run out, also when nobody tries any more."""
        for key in list(self._storage.expirations):
            self._storage.get(key)

    def _wait(self, item: RateLimitItemPerSecond, key: str) -> int:
        return max(1, round(self._limiter.get_window_stats(item, key).reset_time - time.time()))


@contextmanager
def counted_try(kind: str, value: str | None, known_browser: str | None = None) -> Iterator[None]:
    """Counts a try before it is checked; it is given back when nothing is raised inside.

    `value` is what is guessed at (a sign-in name, an account id), None when only the address
    tells. `known_browser` is the id of a device that signed in to that very account before:
    it has a bucket of its own, so that a stranger cannot lock its owner out.
    """
    throttle = current_app.extensions["throttle"]
    buckets = _buckets(kind, value, known_browser)
    throttle.count(buckets)
    try:
        yield
    except BusyError:
        # Nothing was checked: whoever found this machine busy must not be locked out for it.
        throttle.give_back(buckets)
        raise
    throttle.give_back(buckets)


def count_act(kind: str, whose: str, windows: tuple[tuple[int, int], ...]) -> None:
    """Counts what may be done only so often, however it turns out; TooManyTriesError."""
    current_app.extensions["throttle"].count([_bucket(kind, whose, windows)])


class Queue:
    """One runs, a few wait, the rest are told to come back."""

    def __init__(self, waiting: int = WAITING):
        self._places = threading.BoundedSemaphore(waiting + 1)
        self._running = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            with self._running:
                yield
        finally:
            self._places.release()


_argon2 = Queue()


def argon2_turn():
    """Run Argon2id inside this: one run per worker, at most eight waiting, else BusyError."""
    return _argon2.turn()


def address_class(address: str | None) -> str:
    """The neighbourhood of an address: a /24 of IPv4, a /48 of IPv6."""
    try:
        ip = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if ip.version == 6 and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 48), strict=False))


def _buckets(kind: str, value: str | None, known_browser: str | None) -> list[Bucket]:
    if value is not None and known_browser is not None:
        return [_bucket(f"{kind} known", f"{known_browser} {value}", BY_KNOWN_BROWSER)]
    by_address = _bucket(f"{kind} address", address_class(request.remote_addr), BY_ADDRESS)
    if value is None:
        return [by_address]
    return [_bucket(f"{kind} name", value, BY_NAME), by_address]


def _bucket(kind: str, value: str, windows: tuple[tuple[int, int], ...]) -> Bucket:
    store = current_store()
    return Bucket(store.seal.throttle_key(kind, value, store.now.date()), windows)


def _pairs(buckets: list[Bucket]) -> Iterator[tuple[RateLimitItemPerSecond, str]]:
    for bucket in buckets:
        for tries, seconds in bucket.windows:
            yield RateLimitItemPerSecond(tries, seconds), bucket.key
