"""Who may neither sign nor be let in, whatever was asked or signed: the server's word alone."""

from collections.abc import Callable
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction

Ask = Callable[[Store, str, str], bool]
_asked_too: list[Ask] = []


def asked_too(ask: Ask) -> Ask:
    """Hangs in who else knows: `ask(store, space, account)`. Whoever takes our row away lets
    nobody back by that."""
    _asked_too.append(ask)
    return ask


def exclude(store: Store, space: str, account: str) -> None:
    """From now on no signature of this account counts here, and nothing is granted to it;
    `offers.exclude` also ends what rests on a signature."""
    with transaction(store.db):
        if not has_row(store, space, account):
            _keep(store, space, {"account": account, "since": store.now.isoformat()})


def readmit(store: Store, space: str, account: str) -> None:
    """What this account signs from now on counts again; what was ended stays ended."""
    with transaction(store.db):
        index = _index(store, space, account)
        store.db.execute("delete from exclusions where person_index = ?", [index])


def is_excluded(store: Store, space: str, account: str) -> bool:
    """Whether this account is shut out here: by our row, or by the word of whoever put it there."""
    if has_row(store, space, account):
        return True
    return any(ask(store, space, account) for ask in _asked_too)


def has_row(store: Store, space: str, account: str) -> bool:
    """Whether our own row says so."""
    index = _index(store, space, account)
    row = store.db.execute("select 1 from exclusions where person_index = ?", [index]).fetchone()
    return row is not None


def note_try(store: Store, space: str, account: str) -> None:
    """Somebody who is shut out tried something; once a day is enough. Nothing for others."""
    with transaction(store.db):
        facts = _facts(store, space, account)
        known = [datetime.fromisoformat(at) for at in facts.get("tries", [])] if facts else []
        if facts and all(at.astimezone(store.zone).date() != store.today for at in known):
            _keep(store, space, facts | {"tries": [*facts.get("tries", []), store.now.isoformat()]})


def tries_of(store: Store, space: str, account: str) -> list[datetime]:
    """When somebody who is shut out tried, oldest first."""
    facts = _facts(store, space, account) or {}
    return [datetime.fromisoformat(at) for at in facts.get("tries", [])]


def since(store: Store, space: str, account: str) -> datetime | None:
    """Since when our row shuts this account out; None without one, or where it does not open."""
    facts = _facts(store, space, account) or {}
    return datetime.fromisoformat(facts["since"]) if "since" in facts else None


def everybody_out(store: Store, space: str) -> list[str]:
    """Every account that a row of ours shuts out, as far as the rows open."""
    rows = store.db.execute(
        "select person_index, sealed_facts from exclusions where space_id = ? order by rowid",
        [space],
    ).fetchall()
    return [facts["account"] for row in rows if (facts := _opened(store, *row))]


def _facts(store: Store, space: str, account: str) -> dict | None:
    index = _index(store, space, account)
    row = store.db.execute(
        "select sealed_facts from exclusions where person_index = ?", [index]
    ).fetchone()
    # It still shuts out, whatever somebody made of the row; tries are counted anew.
    return (_opened(store, index, row[0]) or {"account": account}) if row else None


def _opened(store: Store, index: str, sealed: bytes) -> dict | None:
    try:
        return store.seal.open_facts("exclusions", "sealed_facts", index, sealed)
    except CannotOpenError:
        return None


def _keep(store: Store, space: str, facts: dict) -> None:
    index = _index(store, space, facts["account"])
    sealed = store.seal.seal_facts("exclusions", "sealed_facts", index, facts)
    store.db.execute("insert or replace into exclusions values (?, ?, ?)", [index, space, sealed])


def _index(store: Store, space: str, account: str) -> str:
    # Not the index of the person's other rows: those would tell a thief who is shut out.
    return store.seal.reader_index(f"excluded {account}", space)
