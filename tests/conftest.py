"""A Daybook of its own for every test: real files, real keys, cheap words, a clock to set."""

import sys
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from xdist.scheduler import LoadFileScheduling

from crypto.passphrase import Profile
from webapp import create_app
from webapp.config import Settings
from webapp.database import close_connections

# importlib mode does not put this folder on the path; the cast of page tests lies in it.
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
pytest_plugins = ["pages_cast", "browsers", "walking", "stepping"]

random_lives = import_module("random_lives")
random_lives.use_profile()
made_once = import_module("made_once")
Flask.url_map_class = made_once.KnownMap

EVERY_PAGE = ("pages", "words")
CHEAP = Profile(memory_kib=64, iterations=1, lanes=1, for_tests=True)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    # A worker is handed the seed of the run that it is part of.
    if getattr(config.option, "hypothesis_seed", None) is None:
        config.option.hypothesis_seed = random_lives.seed_said()


def looks_at_every_page(file: str) -> bool:
    return file.split("/")[-2] in EVERY_PAGE


class WholeFiles(LoadFileScheduling):
    """A process is given whole files, and one of them all that looks at every page of Daybook:
    to collect those takes half a minute for each language."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "every page" if looks_at_every_page(file) else file


def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that no process is left to end it alone."""
    items.sort(key=lambda item: not looks_at_every_page(item.nodeid.split("::")[0]))


def pytest_xdist_make_scheduler(config, log):
    return WholeFiles(config, log)


def pytest_report_header(config):
    seed = config.option.hypothesis_seed
    return f"random tests: {random_lives.SEED}={seed}" if seed is not None else None


class Compiled(BytecodeCache):
    """Every test has an app of its own; what a template compiles to is the same in each."""

    def __init__(self):
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket):
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket):
        self.known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Clock:
    """Stands still until it is moved."""

    def __init__(self):
        self.now = datetime(2026, 6, 3, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **how_far: float) -> None:
        self.now += timedelta(**how_far)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def beginnings(tmp_path_factory):
    return made_once.Beginnings(tmp_path_factory.mktemp("fresh"))


@pytest.fixture
def settings(request, tmp_path, clock, beginnings):
    told = Settings(
        database=tmp_path / "daybook.db",
        run=tmp_path / "sessions.db",
        keys=tmp_path / "keys.json",
        stop_list=tmp_path / "stops.list",
        host="127.0.0.1",
        port=0,
        demo=False,
        secure_cookies=False,
        words_profile=CHEAP,
        clock=clock,
        time_zone=ZoneInfo("America/Chicago"),
    )
    if "app" in request.fixturenames:
        beginnings.fresh(told)
    yield told
    close_connections()


@pytest.fixture
def app(settings):
    made = create_app(settings)
    made.testing = True
    made.jinja_env.bytecode_cache = COMPILED
    return made


@pytest.fixture
def client(app):
    return app.test_client()
