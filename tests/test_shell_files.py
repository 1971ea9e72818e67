"""The worker keeps the shell files on the phone, by name, and never anything else."""

import re
from pathlib import Path

import pytest

PWA = Path(__file__).parents[1] / "static" / "pwa"
WORKER = (PWA / "sw.js").read_text(encoding="utf-8")
CONSTANTS = dict(re.findall(r'^const (\w+) = "(.+)";$', WORKER, re.M))
SHELL = re.search(r"const SHELL = \[(.*?)\]", WORKER, re.S)[1]
PATHS = [CONSTANTS.get(name.strip(), name.strip().strip('"')) for name in SHELL.split(",")[:-1]]


@pytest.mark.parametrize("path", PATHS)
def test_every_listed_file_opens_without_signing_in(client, path):
    assert client.get(path, buffered=True).status_code == 200


def test_every_element_is_on_the_list():
    elements = {f"/static/pwa/elements/{file.name}" for file in PWA.glob("elements/*.js")}

    assert elements <= set(PATHS)


def test_only_listed_files_are_put_into_the_cache():
    fills = re.findall(r"\bcache\.(\w+)\((.*)\);", WORKER)

    assert fills == [("addAll", "SHELL.map(fresh)"), ("match", "path, { ignoreVary: true }")]
    assert WORKER.count("caches.open") == 2
    assert ".put(" not in WORKER


def test_nothing_on_the_list_can_hold_words_of_a_person():
    assert {path for path in PATHS if not path.startswith("/static/pwa/")} == {"/measures"}


def test_shell_files_are_asked_for_without_a_cookie():
    assert 'credentials: "omit"' in WORKER


@pytest.mark.parametrize("file", sorted(PWA.glob("**/*.js")), ids=lambda file: file.name)
def test_a_script_stays_short_and_loads_nothing_from_elsewhere(file):
    source = file.read_text(encoding="utf-8")

    assert source.count("\n") < 100
    assert "http" not in source


def test_the_style_knows_no_left_and_right():
    style = (PWA / "app.css").read_text(encoding="utf-8") + (PWA / "measures.css").read_text()

    assert not re.search(r"(?<![\w-])(left|right|top|bottom|width|height)\s*:", style)
    assert not re.search(r"(margin|padding|border|inset)-(left|right|top|bottom)", style)
