"""An invented Daybook to measure: files of its own, a youth with a plan, people who read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from flask import Flask

from bench.lines import SECTIONS, lines_of
from webapp import create_app
from webapp.account.accounts import create_account
from webapp.account.unlocking import add_words, sign_slots
from webapp.config import Settings
from webapp.database import Store, close_connections, connection, truncate_wal
from webapp.space.grants import SEE, Grant, Scope, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.writing import write

WORDS = "seven amber kites drift"
READERS = 8


@dataclass(frozen=True)
class World:
    """One Daybook with everybody's keys open, as no running program ever has them at once."""

    app: Flask
    settings: Settings
    environment: dict[str, str]
    youth: Signer
    space_id: str

    @property
    def store(self) -> Store:
        """The store as a request has it."""
        settings = self.settings
        db, seal = connection(settings.database), self.app.extensions["seal"]
        return Store(db, seal, settings.clock(), settings.stop_list)

    def space(self) -> OpenSpace:
        """Her space, opened anew."""
        return open_space(self.store, self.youth, self.space_id)


@contextmanager
def world(items: int = 20, readers: int = READERS, *, peopled: bool = True) -> Iterator[World]:
    """A youth "youth" with `items` lines in each of eight sections, and so many readers."""
    with TemporaryDirectory(prefix="bench-") as folder:
        environment = _environment(Path(folder))
        settings = Settings.from_environment(environment, demo=False)
        settings = replace(settings, secure_cookies=False)
        app = create_app(settings)
        made = World(app, settings, environment, None, "")
        try:
            yield _peopled(made, items, readers) if peopled else made
        finally:
            close_connections()
            rmtree(settings.run.parent)


def account(made: World, name: str, kind: str, *, with_words: bool = False) -> Signer:
    """An account; one `with_words` can sign in with WORDS, at the cost of an Argon2id run."""
    later = (made.store.now + timedelta(days=300)).date().isoformat()
    signer, master = create_account(
        made.store, name, kind=kind, said_name=name, promise_until=later, training_until=later
    )
    if with_words:
        add_words(made.store, signer.account, master, WORDS, made.settings.words_profile)
        sign_slots(made.store, signer)
    return signer


def let_in(made: World, name: str) -> Grant:
    """A new reader of all eight sections, for thirty days."""
    reader, space, now = account(made, name, "member"), made.space(), made.store.now
    sections = {space.authority.sections[kind]: None for kind in SECTIONS}
    document = sign_grant(
        made.youth, space.authority, reader.card, Scope(sections), rights=frozenset({SEE}),
        starts_at=now, ends_at=now + timedelta(days=30), purpose_hash="", release="", now=now,
    )  # fmt: skip
    return grant_to(space, reader.card, document)


def _peopled(made: World, items: int, readers: int) -> World:
    youth = account(made, "youth", "youth", with_words=True)
    advocate = account(made, "advocate", "advocate", with_words=True)
    offer = offer_hand_over(found(made.store, advocate), advocate, youth.card)
    space = take_over(made.store, youth, offer)
    for kind in SECTIONS:
        goals, rest = lines_of(kind, items)
        ids = [item.id for item in write(space, kind, *(goal.put() for goal in goals))]
        write(space, kind, *(record.put() for record in rest(ids)))
    made = replace(made, youth=youth, space_id=space.id)
    for number in range(readers):
        let_in(made, f"reader-{number}")
    truncate_wal(made.store.db)
    return made


def _environment(folder: Path) -> dict[str, str]:
    return {
        "DAYBOOK_DATA": str(folder / "data" / "daybook.db"),
        "DAYBOOK_KEYS": str(folder / "keys" / "keys.json"),
        "DAYBOOK_PORT": "0",
        "DAYBOOK_TIME_ZONE": "America/Chicago",
    }
