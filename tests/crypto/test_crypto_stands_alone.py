"""Claim: crypto/ needs the standard library and `cryptography`, and no outside world."""

import ast
import sys
from pathlib import Path

import pytest

import crypto

FILES = sorted(Path(crypto.__path__[0]).glob("*.py"))
OUTSIDE = {"datetime", "logging", "pathlib", "random", "socket", "sqlite3", "subprocess", "time"}


def imports_of(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_imports(file):
    roots = {name.split(".")[0] for name in imports_of(file)}

    assert roots <= sys.stdlib_module_names | {"crypto", "cryptography"}
    assert not roots & OUTSIDE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_clock_environment_or_screen_is_touched(file):
    names = {
        node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        for node in ast.walk(ast.parse(file.read_text()))
    }

    assert not names & {"environ", "getenv", "print", "now", "today"}
