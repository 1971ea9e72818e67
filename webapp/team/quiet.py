"""Answers that must not tell by their time what is behind them all take the same time."""

import time

STEP = 0.06
"""Seconds. Longer than it takes to find that nothing runs, shorter than anybody notices."""

LONG_STEP = 0.3
"""For answers behind which something may have been ended: that takes less, and without it the
answer comes as late."""


def wait_since(began: float, step: float = STEP) -> None:
    """Sleep until a whole number of steps has passed since `began` (time.monotonic)."""
    passed = time.monotonic() - began
    time.sleep(-passed % step)
