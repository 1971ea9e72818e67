"""Times several things in turns, so that whatever slows this machine slows them all alike."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from bench.rows import Spread

Call = Callable[[], object]


def timed(call: Call) -> float:
    """Milliseconds that one call takes."""
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def interleaved(makers: dict[str, Callable[[], Call]], rounds: int, each: int = 1) -> dict:
    """The median of `each` calls, per round and name, in milliseconds. Making a call ready is
    not timed. A first round that fills caches is thrown away."""
    found = {name: [] for name in makers}
    for round_ in range(rounds + 1):
        for name, make in makers.items():
            middle = median(timed(make()) for _ in range(each))
            if round_:
                found[name].append(middle)
    return found


def ratio(over: list[float], under: list[float]) -> Spread:
    """One against the other, round by round."""
    return Spread.of(a / b for a, b in zip(over, under, strict=True))
