"""Stopping one of eight readers: wraps gone, everything sealed anew, the log emptied."""

from collections.abc import Callable

from bench.lines import SECTIONS
from bench.rounds import timed
from bench.rows import Row, Spread
from bench.worlds import READERS, World, let_in, world
from webapp.space import signatures
from webapp.space.stops import stop

MOST = 25
ITEMS = (5, 10, 20, 40, 80)
BUDGETED = 20
ROUNDS = 7
# Doubling the versions may double what they cost, and no more than this beyond it.
SLACK = 1.4


def measure() -> list[Row]:
    found = {items: [] for items in ITEMS}
    first = []
    for items in ITEMS:
        with world(items, readers=READERS - 1) as made:
            if items == BUDGETED:
                first = [timed(_forgetful(_stop(made))) for _ in range(ROUNDS)]
            found[items] = [timed(_stop(made)) for _ in range(ROUNDS + 1)][1:]
    middles = {items: Spread.of(times).middle for items, times in found.items()}
    what = f"stop 1 of {READERS} readers in 8 sections, 160 versions"
    return [
        _row(
            what, found[BUDGETED], "each wrap is one HPKE box, and three writes wait for the disk"
        ),
        _row(
            f"{what}, the first after a start",
            first,
            "each author's signature is checked before sealing anew, 0.06 ms per version",
        ),
        _linear(middles),
    ]


def _row(what: str, times: list[float], closing: str) -> Row:
    spent = Spread.of(times)
    is_met = spent.middle <= MOST
    budget = f"at most {MOST} ms"
    return Row(what, spent.said(" ms", 1), budget, is_met, "" if is_met else closing)


def _stop(made: World) -> Callable[[], object]:
    """Stop somebody who was just let in, so that there are always as many."""
    grant = let_in(made, f"one-more-{made.store.now.isoformat()}")
    for_one = made.space()
    return lambda: stop(for_one, grant.id)


def _forgetful(call: Callable[[], object]) -> Callable[[], object]:
    """As in a process that has just begun: no signature was seen yet."""
    signatures._known_good.clear()
    return call


def _linear(middles: dict[int, float]) -> Row:
    said = ", ".join(f"{len(SECTIONS) * items}: {ms:.1f} ms" for items, ms in middles.items())
    small, middle, large = (middles[items] for items in ITEMS[-3:])
    is_linear = large - middle <= 2 * (middle - small) * SLACK
    return Row(
        "the same with other numbers of versions", said, "linear",
        is_linear,
        "" if is_linear else "a look at what grows faster than the versions do",
    )  # fmt: skip
