"""Claim: imports point down; this list is the picture of the layers."""

import ast
import sys

import pytest

from webapp.config import PROJECT

FLOOR = "config keyfile instance_seal database migrations refusals headers i18n guard help_lines"
SESSIONS = (
    "session session_rows session_parts sealed_session device throttle once fields sizes serving"
)
TOP = (
    "consent plan preferences private together safety looked today urgent joining caseload shared "
    "asking ending holds papers signing telling emergency"
)

LAYERS = [
    {"crypto"},
    {
        f"webapp.{name}"
        for name in f"{FLOOR} {SESSIONS} language backups sweeper process key_turning".split()
    },
    {"webapp.space"},
    {"webapp.care"},
    {"webapp.account"},
    {"webapp.team"},
    {f"webapp.{name}" for name in TOP.split()},
    {"webapp.errors", "webapp.shell", "webapp.demo"},
    {"webapp.commands", "webapp"},
]
# Parts of these layers are one house; those of every other layer never import each other.
TOGETHER = (0, 1, 8)
HEIGHTS = {name: height for height, names in enumerate(LAYERS) for name in names}
FILES = sorted(path for top in ("crypto", "webapp") for path in (PROJECT / top).rglob("*.py"))


def part_of(module):
    """webapp.plan.routes belongs to webapp.plan."""
    names = module.split(".")
    if names[0] != "webapp":
        return names[0]
    return ".".join(names[:2])


def module_of(path):
    names = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from within if node.module == "webapp" else [node.module]


def may_import(low, high):
    if high == low:
        return True
    below = HEIGHTS[low] < HEIGHTS[high]
    return below or (HEIGHTS[low] == HEIGHTS[high] and HEIGHTS[low] in TOGETHER)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_down(path):
    mine = part_of(module_of(path))
    assert mine in HEIGHTS, f"{mine} has no place in the layers yet"

    ours = {name for name in imported_by(path) if name.split(".")[0] in ("crypto", "webapp")}
    upward = {name for name in ours if not may_import(_known(name), mine)}

    assert upward == set()


def _known(name):
    part = part_of(name)
    return part if part in HEIGHTS else "webapp"


@pytest.mark.parametrize("path", sorted((PROJECT / "crypto").rglob("*.py")), ids=module_of)
def test_crypto_imports_nothing_but_primitives(path):
    allowed = {"crypto", "cryptography", *sys.stdlib_module_names}

    assert {name.split(".")[0] for name in imported_by(path)} <= allowed
