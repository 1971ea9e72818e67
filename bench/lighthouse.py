"""Lighthouse as a phone, where somebody installed it; never something that the project needs."""

import json
import os
import shutil
import subprocess

from bench.phones import FLAGS, chromium
from bench.rows import Row, not_measured
from bench.serving import serving
from bench.worlds import world

CATEGORIES = ("performance", "accessibility", "best-practices")
WHAT = "Lighthouse mobile, of the sign-in page: performance, accessibility, best practices"
BUDGET = "100 / 100 / 100"
FULL = 100


def measure() -> list[Row]:
    command = shutil.which("lighthouse")
    if not command or not chromium():
        return [not_measured(WHAT, BUDGET, "needs Node and `lighthouse` on the path (README.md)")]
    with world(items=1, readers=0) as made, serving(made) as server:
        scores = _scores(command, f"http://127.0.0.1:{server.port}/sign-in")
    is_met = all(score == FULL for score in scores.values())
    missed = ", ".join(name for name, score in scores.items() if score != FULL)
    return [
        Row(
            WHAT, " / ".join(str(score) for score in scores.values()), BUDGET, is_met,
            "" if is_met else f"what Lighthouse names under {missed}",
        )
    ]  # fmt: skip


def _scores(command: str, address: str) -> dict[str, int]:
    flags = " ".join(["--headless=new", "--disable-gpu", *FLAGS])
    said = subprocess.run(
        [command, address, "--quiet", "--output=json", f"--chrome-flags={flags}",
         f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": chromium()}, stdout=subprocess.PIPE, check=True,
    ).stdout  # fmt: skip
    found = json.loads(said)["categories"]
    return {name: round(found[name]["score"] * FULL) for name in CATEGORIES}
