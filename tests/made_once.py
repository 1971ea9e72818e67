"""What nearly every test begins with, made once in each process and copied from then on.

A Daybook is some three hundred addresses, an empty database and a space that took a hundred
signatures: half of the time of all tests went into making them anew.
"""

import shutil
import sqlite3
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkzeug.routing import Map, Rule
from werkzeug.routing.matcher import StateMachineMatcher

from webapp import create_app
from webapp.config import Settings
from webapp.database import Store, close_connections
from webapp.team import viewing


class KnownMap(Map):
    """Where addresses lead. Two apps with the same rules share what the rules compile to, and
    an app that is never asked for a page compiles none."""

    _laid_out: dict[tuple, tuple] = {}

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self._laying = self.lock_class()
        self._given: list[Rule] = []
        self._waiting: list[Rule] = []

    def add(self, rulefactory) -> None:
        self._waiting.extend(rulefactory.get_rules(self))

    def update(self) -> None:
        with self._laying:
            if self._waiting:
                self._lay_out()

    def _lay_out(self) -> None:
        self._given += self._waiting
        self._waiting = []
        known = (self.host_matching, *map(_said, self._given))
        if known not in self._laid_out:
            self._matcher, self._rules_by_endpoint = StateMachineMatcher(self.merge_slashes), {}
            for rule in self._given:
                super().add(copy(rule))
            super().update()
            self._laid_out[known] = (self._matcher, self._rules_by_endpoint)
        self._matcher, self._rules_by_endpoint = self._laid_out[known]


def _said(rule: Rule) -> tuple:
    return (
        rule.rule, rule.endpoint, frozenset(rule.methods or ()), rule.host, rule.subdomain,
        repr(rule.defaults), rule.provide_automatic_options,
    )  # fmt: skip


@dataclass
class Left:
    """What was made, and what it left in the database and on the stop list."""

    made: Any
    rows: sqlite3.Connection
    stops: bytes


class Beginnings:
    """`fresh(settings)` lays an empty Daybook there; `once("space", store, make)` gives what
    `make` gave the first time, with all that it wrote. Where a test wrote something of its own
    before, or has another time or place, it is made anew."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._left: dict[tuple, Left] = {}
        self._now: tuple | None = None

    def fresh(self, settings: Settings) -> None:
        """The database and the key file of a first start. Errors of the start come through."""
        files = [settings.database.name, settings.keys.name]
        if not (self.folder / files[0]).exists():
            create_app(settings)
            close_connections()
            for name in files:
                shutil.copy(settings.database.with_name(name), self.folder)
        for name in files:
            shutil.copy(self.folder / name, settings.database.parent)
        # The same space, a day like that of the test before: no line of it is written yet.
        viewing._seen.clear()
        self._now = None

    def begins(self, store: Store) -> None:
        """Nothing is in this store yet."""
        self._now = self._moment(store)

    def once(self, name: str, store: Store, make: Callable[[], Any]) -> Any:
        """What `make` gives. It may rest on what was made by an earlier name."""
        if self._now != self._moment(store):
            return make()
        key = (name, store.now, str(store.zone))
        if key in self._left:
            self._lay(store, self._left[key])
        else:
            self._left[key] = _left(store, make())
        self._now = self._moment(store)
        return self._left[key].made

    def _lay(self, store: Store, left: Left) -> None:
        left.rows.backup(store.db.conn)
        if left.stops:
            store.stop_list.write_bytes(left.stops)
            store.stop_list.chmod(0o600)

    def _moment(self, store: Store) -> tuple:
        """Another one as soon as anybody wrote anything."""
        conn = store.db.conn
        (seen,) = conn.execute("PRAGMA data_version").fetchone()
        return id(conn), conn.total_changes, seen, store.now, str(store.zone)


def _left(store: Store, made: Any) -> Left:
    rows = sqlite3.connect(":memory:", check_same_thread=False)
    store.db.conn.backup(rows)
    stops = store.stop_list.read_bytes() if store.stop_list.exists() else b""
    return Left(made, rows, stops)
