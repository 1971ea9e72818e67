"""Readers of the plan page while somebody signs in over and over, against quiet."""

from collections.abc import Callable
from contextlib import contextmanager
from threading import Event, Thread
from time import perf_counter, sleep

from bench.plan_page import PAGE
from bench.rows import Row, Spread
from bench.serving import Visitor, serving
from bench.worlds import world

MOST = 1.5
READERS = 4
PAUSE = 0.1
ROUNDS = 5
SECONDS = 5


def measure() -> list[Row]:
    with world() as made, serving(made) as server:
        visitors = [Visitor(server.port) for _ in range(READERS)]
        for visitor in visitors:
            visitor.sign_in("youth")
        quiet, busy = [], []
        for _ in range(ROUNDS):
            quiet.append(_slow_ones(visitors))
            with _signing_in(server.port):
                busy.append(_slow_ones(visitors))
    ratios = Spread.of(b / q for b, q in zip(busy, quiet, strict=True))
    spent = f"{Spread.of(quiet).said(' ms', 0)} quiet, {Spread.of(busy).said(' ms', 0)} busy"
    is_met = ratios.middle <= MOST
    return [
        Row(
            f"p99 of {READERS} readers while somebody signs in over and over",
            f"{ratios.said(' x')}; {spent}",
            f"at most {MOST} x",
            is_met,
            "" if is_met else "a core for Argon2id: it, the pages and these readers share two",
        )
    ]


def _slow_ones(visitors: list[Visitor]) -> float:
    """The 99th percentile of one round, in milliseconds."""
    times: list[float] = []
    until = perf_counter() + SECONDS
    threads = [Thread(target=_read, args=(visitor, times, until)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)[int(len(times) * 0.99)] * 1000


def _read(visitor: Visitor, times: list[float], until: float) -> None:
    while perf_counter() < until:
        began = perf_counter()
        visitor.get(PAGE)
        times.append(perf_counter() - began)
        sleep(PAUSE)


@contextmanager
def _signing_in(port: int):
    """Somebody else signs in the whole time, one sign-in after the other."""
    stopped = Event()
    thread = Thread(target=_again_and_again, args=(Visitor(port), stopped.is_set))
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _again_and_again(visitor: Visitor, is_over: Callable[[], bool]) -> None:
    while not is_over():
        visitor.sign_in("advocate")
