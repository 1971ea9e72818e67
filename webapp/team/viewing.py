"""Every look leaves a line: one per reader, set of sections and quarter hour, before the page."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from flask import Response, after_this_request, current_app

from webapp.database import Store, connection, transaction
from webapp.space import exclusions, trail
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.team.quiet import wait_since

QUARTER = 15 * 60
MOST_REMEMBERED = 10_000

_lock = threading.Lock()
_seen: set[tuple] = set()


def note_view(
    space: OpenSpace,
    kinds: list[str],
    items: tuple[str, ...] = (),
    *,
    grants: tuple[str, ...] = (),
    notice: str = "",
) -> None:
    """Write the line "opened" unless this quarter hour has it, committed before the answer.

    `items` are the single items of a share; empty where whole sections were opened. `grants` are
    the yeses that let him read, and `notice` is the code of what a law wants beside some of it.
    """
    parts = tuple(sorted(space.authority.sections[kind] for kind in kinds))
    about = {k: v for k, v in {"grants": list(grants), "notice": notice}.items() if v}
    what = (parts, tuple(sorted(items)), tuple(sorted(grants)), notice)
    key = (space.me.account, space.id, *what, _quarter(space.store))
    with _lock:
        known = key in _seen
    if known:
        return
    with transaction(space.store.db):
        trail.note(
            space.store, space.id, space.me, "opened", sections=parts, items=tuple(items), **about
        )
    # Inside a transaction of the caller's the line may still be undone.
    if not space.store.db.conn.in_transaction:
        _remember(key)


def note_try(store: Store, hand: Hand, space: str) -> None:
    """Queue a refused try; it is written after the answer has gone, so that the answer for a
    hidden space takes as long as the one for a space that never existed. Merged per person
    and day. People who are not signed in never reach a trail."""
    key = ("tried", hand.account, space, store.today)
    database = current_app.config["SETTINGS"].database
    _after_the_answer(lambda: _write_try(store, database, hand, space, key))


def note_no_try() -> None:
    """Nothing is written, and it takes as long: what the same connection asks next waits for
    what is done behind an answer, and would tell a parent that tries of his are counted."""
    _after_the_answer(lambda: None)


def _after_the_answer(work: Callable[[], None]) -> None:
    def in_equal_time() -> None:
        began = time.monotonic()
        work()
        wait_since(began)

    def after(response: Response) -> Response:
        response.call_on_close(in_equal_time)
        return response

    after_this_request(after)


def _write_try(store: Store, database, hand: Hand, space: str, key: tuple) -> None:
    with _lock:
        if key in _seen:
            return
    again = replace(store, db=connection(database))
    if not again.db.execute("select 1 from spaces where id = ?", [space]).fetchone():
        return  # An address may be as long as anybody likes: it is not remembered.
    with transaction(again.db):
        trail.note(again, space, None, "tried", person=hand.account)
        exclusions.note_try(again, space, hand.account)
    _remember(key)


def _remember(key: tuple) -> None:
    with _lock:
        if len(_seen) >= MOST_REMEMBERED:
            _seen.clear()
        _seen.add(key)


def _quarter(store: Store) -> int:
    return int(store.now.timestamp()) // QUARTER
