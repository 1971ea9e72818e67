"""The stand-alone program run on a file that somebody took along, as a stranger would run it."""

import json
import subprocess
import sys

import pytest

from webapp.config import PROJECT

VERIFIER = PROJECT / "docs" / "verify_release.py"
GOLDEN = PROJECT / "tests" / "golden"


@pytest.fixture
def verify(tmp_path):
    """Run the program on an export; (its exit code, what it printed)."""

    def run(export: dict | str, *more: str):
        file = tmp_path / "copy.json"
        file.write_text(export if isinstance(export, str) else json.dumps(export))
        # Apart from this house: nothing of it can be imported there.
        done = subprocess.run(
            [sys.executable, "-I", VERIFIER, file, *more],
            cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    return run


def rewritten(paper: dict, **changes) -> None:
    """Another text under the same signature."""
    body = json.loads(paper["text"])
    paper["text"] = json.dumps({**body, **changes}, ensure_ascii=False, sort_keys=True)
