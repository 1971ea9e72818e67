"""How a grant stands by the server's word: waiting, live, ended. No key is made or lost here."""

from dataclasses import replace
from datetime import datetime

from webapp.database import Store
from webapp.space.grants import LIVE, Grant
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
    """What is kept for the moment in which a waiting grant begins."""
    return _facts_of(store, grant).get("kept", {})


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
