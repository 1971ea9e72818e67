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
    spent, cold = Spread.of(found[BUDGETED]), Spread.of(first)
    middles = {items: Spread.of(times).middle for items, times in found.items()}
    is_met = spent.middle <= MOST
    return [
        Row(
            f"stop 1 of {READERS} readers in 8 sections, 160 versions",
            f"{spent.said(' ms', 1)}; {cold.said(' ms', 1)} as the first after a start",
            f"at most {MOST} ms",
            is_met,
            "the first checks each author's signature, 0.1 ms per version"
            + ("" if is_met else "; each wrap is one HPKE box, and three writes wait for the disk"),
        ),
        _linear(middles),
    ]


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
    return Row(
        "the same with other numbers of versions", said, "linear",
        large - middle <= 2 * (middle - small) * SLACK,
    )  # fmt: skip
