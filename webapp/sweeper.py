"""What is done each minute beside the answers: ended sessions, idle keys, old tries, old pages.
One chore that fails keeps no other from its turn: what ends today ends, whatever row was broken."""

import threading
from collections.abc import Callable

from flask import Flask

from webapp import session
from webapp.database import Store, current_store, truncate_wal

EVERY = 60
HOURLY = 60


def each_minute(app: Flask, chore: Callable[[Store], object], *, first: bool = False) -> None:
    """Adds something to do, such as ending what ends today; `first` is for what others need."""
    chores = app.extensions.setdefault("each_minute", [])
    chores.insert(0 if first else len(chores), chore)


def start_sweeper(app: Flask) -> threading.Event:
    """Runs until the returned event is set."""
    stopped = threading.Event()
    threading.Thread(target=_run, args=(app, stopped), name="sweeper", daemon=True).start()
    return stopped


def sweep(app: Flask, *, deep: bool) -> None:
    """One round; a deep one also empties the database's write-ahead log."""
    chores = [
        lambda store: session.sweep(store.now),
        lambda store: app.extensions["throttle"].forget(),
        *app.extensions.get("each_minute", []),
    ]
    if deep:
        chores.append(lambda store: truncate_wal(store.db))
    with app.app_context():
        for chore in chores:
            _carry_out(app, chore)


def _carry_out(app: Flask, chore: Callable[[Store], object]) -> None:
    try:
        chore(current_store())
    except Exception as error:
        app.logger.error("%s while sweeping", type(error).__name__)


def _run(app: Flask, stopped: threading.Event) -> None:
    rounds = 0
    while not stopped.wait(EVERY):
        rounds += 1
        try:
            sweep(app, deep=rounds % HOURLY == 0)
        except Exception as error:
            # A round that failed must not end the next ones.
            app.logger.error("%s while sweeping", type(error).__name__)
