"""`python -m bench [row ...]`: prints one table of what was measured and what was promised."""

import os
import sys
from importlib import import_module

from bench.rows import table

ROWS = (
    "plan_page",
    "readers",
    "sign_in",
    "stopping",
    "many_spaces",
    "first_page",
    "phone",
    "lighthouse",
    "memory",
)


def main(wanted: list[str]) -> None:
    """All rows, or those that are named."""
    unknown = set(wanted) - set(ROWS)
    if unknown:
        sys.exit(f"There is no row {', '.join(sorted(unknown))}. The rows: {', '.join(ROWS)}.")
    rows = []
    for name in wanted or ROWS:
        print(f"measuring: {name}", file=sys.stderr)
        rows += import_module(f"bench.{name}").measure()
    print(table(rows))
    print(f"\n{_how_busy()}")


def _how_busy() -> str:
    """Ratios bear a busy machine, milliseconds do not: whoever reads them must know."""
    load, cores = os.getloadavg()[1], os.cpu_count()
    said = f"This machine: {cores} cores, {load:.1f} programs at work on average of five minutes."
    return said if load <= cores else f"{said} That is too busy: the milliseconds say little."


if __name__ == "__main__":
    main(sys.argv[1:])
