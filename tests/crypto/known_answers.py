"""Reads and writes the files of tests/vectors, where bytes are written as hex."""

import json
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "vectors"
OURS = "format-1-"


def load(name: str) -> dict:
    """One file of vectors, hex still as text."""
    return json.loads((FOLDER / f"{name}.json").read_text())


def as_text(value):
    """The same value with all bytes as hex."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(inner) for inner in value]
    return value


def unhex(case: dict, *names: str) -> list[bytes]:
    """The named values of one case, as bytes."""
    return [bytes.fromhex(case[name]) for name in names]
