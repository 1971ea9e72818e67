"""How random tests are run: the same way every time, or exploring when the environment says so.

`DAYBOOK_SEED=random` (or a number, to walk that way again) and `DAYBOOK_EXAMPLES=60` explore.
Without them a change is judged by its own faults, never by the luck of one run.
"""

import os
import random
from collections import Counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

SEED, EXAMPLES = "DAYBOOK_SEED", "DAYBOOK_EXAMPLES"
MODEST = 60
PHASES = (Phase.generate, Phase.shrink)
"""Of a life that failed, a shorter one is looked for; why it failed is for people to find out."""


def seed_said() -> int | None:
    """The number to begin from; None for the same walk as ever."""
    said = os.environ.get(SEED, "")
    return random.randrange(2**32) if said == "random" else int(said) if said else None


def examples(many: int) -> int:
    """How many a test tries: what it asks for, or what the environment says."""
    return int(os.environ.get(EXAMPLES) or many)


def use_profile() -> None:
    """For every random test there is. Fixtures of one function hold for all of its examples."""
    settings.register_profile(
        "daybook", max_examples=examples(MODEST), derandomize=not os.environ.get(SEED),
        deadline=None, database=None, print_blob=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip
    settings.load_profile("daybook")


def live(machine: type, many: int, steps: int) -> None:
    """Walk so many lives of one machine, each of at most so many steps."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples(many),
            stateful_step_count=steps,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )


def came_about(happened: Counter, *what: object) -> None:
    """Not an empty proof: each of these happened in the walk that is the same every time. Few
    examples, or a seed of one's own, may miss one."""
    explores = os.environ.get(SEED) or os.environ.get(EXAMPLES)
    assert explores or all(happened[one] for one in what), happened
