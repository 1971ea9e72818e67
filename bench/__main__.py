"""`python -m bench [row ...]`: prints one table of what was measured and what was promised."""

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


if __name__ == "__main__":
    main(sys.argv[1:])
