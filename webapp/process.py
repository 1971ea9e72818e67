"""Closes the process itself: no core dumps, no tracing by others, new files for us alone."""

import ctypes
import os
import resource
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4


def close_process() -> list[str]:
    """Returns what could not be closed, in sentences for the person who starts it."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return [*_untraceable(), *_swap()]


def _untraceable() -> list[str]:
    if not sys.platform.startswith("linux"):
        return ["Other programs of this account can read this program's memory."]
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        return ["Could not keep other programs from reading this program's memory."]
    return []


def _swap() -> list[str]:
    try:
        swaps = Path("/proc/swaps").read_text().splitlines()[1:]
    except OSError:
        return []
    if not swaps:
        return []
    return ["Swap is on: keys in memory may reach a disk. Turn it off, or encrypt it."]
