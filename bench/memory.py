"""Memory of a worker at rest: started, answered once, nobody there."""

import re
from contextlib import suppress
from pathlib import Path
from time import sleep

from bench.rows import Row
from bench.serving import Visitor, serving
from bench.worlds import world

MOST = 60
SETTLED = 1.0
NAMES = {"PSS": "Pss", "RSS": "VmRSS"}
SIZE = re.compile(r"^(VmRSS|Pss):\s+(\d+) kB", re.MULTILINE)


def measure() -> list[Row]:
    with world(items=1, readers=0) as made, serving(made) as server:
        Visitor(server.port).get("/sign-in")
        sleep(SETTLED)
        found = _sizes(server.pid)
    size = found.get("Pss", found["VmRSS"])
    said = ", ".join(f"{name} {found[key]:.1f} MB" for name, key in NAMES.items() if key in found)
    closing = "parts of libraries that nothing here calls, imported at the start"
    is_met = size <= MOST
    return [
        Row(
            "memory of a worker at rest", said, f"at most {MOST} MB", is_met,
            "" if is_met else closing,
        )
    ]  # fmt: skip


def _sizes(pid: int) -> dict[str, float]:
    """In MB. The server closes itself to other eyes: PSS is for root alone."""
    found = Path(f"/proc/{pid}/status").read_text()
    with suppress(PermissionError):
        found += Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name: int(size) / 1000 for name, size in SIZE.findall(found)}
