"""How a grant stands by the server's word: waiting, live, ended. No key is made or lost here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from webapp.database import Store
from webapp.space.grants import LIVE, Grant, end_of
from webapp.space.refused import ChangedBehindError


def mark(store: Store, grant: Grant, state: str, settled: frozenset[str] = frozenset()) -> Grant:
    """Set the state of a grant in its enforcement copy: the server's word, never a key.
    The moment it ended is the first moment it stopped being live."""
    facts = _facts_of(store, grant)
    ended = facts["ended"] or store.now.isoformat()
    _keep_facts(store, grant, facts | {"state": state, "ended": ended, "settled": sorted(settled)})
    when = datetime.fromisoformat(ended)
    return replace(grant, state=state, ended_at=when, settled=settled)


def begin(store: Store, grant: Grant) -> tuple[Grant, dict]:
    """A grant that waited counts from now on, and its reader finds it. Returns what was kept
    for this moment as well. The caller has just seen that nobody is missing."""
    facts = _facts_of(store, grant)
    kept = facts.pop("kept", {})
    _keep_facts(store, grant, facts | {"state": LIVE})
    index = store.seal.reader_index(grant.reader, grant.space)
    store.db.execute("update grants set reader_index = ? where id = ?", [index, grant.id])
    return replace(grant, state=LIVE), kept


def kept_of(store: Store, grant: Grant) -> dict:
    """What the server keeps beside a grant, for one that is signed anew: what waits for the
    moment in which it begins, whose place it takes, and what takes its own."""
    facts = _facts_of(store, grant)
    return {k: facts[k] for k in ("kept", "replaces", "gives_way") if k in facts}


def replaces(store: Store, grant: Grant) -> str:
    """The hash of the release that this one's goes on from; empty for most."""
    return _facts_of(store, grant).get("replaces", "")


def shorten(store: Store, grant: Grant, release: str, when: datetime) -> None:
    """It ends at this moment already, when what another release says begins."""
    _give_way(store, grant, lambda ways: ways | {release: when.isoformat()})


def lengthen(store: Store, grant: Grant, release: str) -> None:
    """That release will not begin: it ends when it would have ended without it."""
    _give_way(store, grant, lambda ways: {k: v for k, v in ways.items() if k != release})


def _give_way(store: Store, grant: Grant, change: Callable[[dict], dict]) -> None:
    facts = _facts_of(store, grant)
    facts |= {"gives_way": change(facts.get("gives_way", {}))}
    _keep_facts(store, grant, facts)
    last = end_of(facts, facts).astimezone(UTC).date().isoformat()
    store.db.execute("update grants set ends_on = ? where id = ?", [last, grant.id])


def _facts_of(store: Store, grant: Grant) -> dict:
    row = store.db.execute("select sealed_facts from grants where id = ?", [grant.id]).fetchone()
    if not row:
        raise ChangedBehindError("the grant's row is gone")
    return store.seal.open_facts("grants", "sealed_facts", grant.id, row[0])


def _keep_facts(store: Store, grant: Grant, facts: dict) -> None:
    sealed = store.seal.seal_facts("grants", "sealed_facts", grant.id, facts)
    store.db.execute("update grants set sealed_facts = ? where id = ?", [sealed, grant.id])


def drop_grant(store: Store, grant_id: str) -> None:
    """Remove a grant that a new one takes the place of, with its wraps."""
    store.db.execute("delete from wraps where grant_id = ?", [grant_id])
    store.db.execute("delete from grants where id = ?", [grant_id])
