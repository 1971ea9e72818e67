"""A long text whose session ended: sealed to its own account and form, and to nobody else."""

import json
import os
from datetime import timedelta

from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction

KEPT_FOR = timedelta(days=14)

MOST_DRAFTS, MOST_BYTES = 20, 2_000_000
"""What one account may leave lying here. Nobody has more forms open than that; a program with
the cookie of a session that ended could send one to every address there is."""


def keep_draft(store: Store, account: str, box_public: bytes, address: str, fields: dict) -> None:
    """Seal the fields of one form; `address` names space and form. The latest one counts, and
    the oldest of other forms give way where there are too many."""
    index = store.seal.draft_index(account, address)
    text = json.dumps([address, fields], ensure_ascii=False).encode()
    sealed = seal_to(box_public, text, _where(account, index))
    with transaction(store.db):
        store.db.execute("delete from drafts where form_index = ?", [index])
        store.db.execute(
            "insert into drafts values (?, ?, ?, ?, ?)",
            [os.urandom(16).hex(), account, index, sealed, store.now.date().isoformat()],
        )
        _make_room(store, account)


def _make_room(store: Store, account: str) -> None:
    rows = store.db.execute(
        "select id, length(sealed) from drafts where account_id = ? order by rowid desc", [account]
    ).fetchall()
    kept = 0
    for number, (id_, size) in enumerate(rows):
        kept += size
        if number and (number >= MOST_DRAFTS or kept > MOST_BYTES):
            store.db.execute("delete from drafts where id = ?", [id_])


def has_drafts(store: Store, account: str) -> bool:
    """Whether anything waits at all: asked on every page, so it opens nothing."""
    query = "select 1 from drafts where account_id = ? limit 1"
    return store.db.execute(query, [account]).fetchone() is not None


def drafts_of(store: Store, account: str, box: BoxKey) -> list[tuple[str, dict]]:
    """(address, fields) of every draft of this account, the newest last."""
    rows = store.db.execute(
        "select form_index, sealed from drafts where account_id = ? order by rowid", [account]
    ).fetchall()
    found = []
    for index, sealed in rows:
        try:
            address, fields = json.loads(box.open(sealed, _where(account, index)))
        except (CannotOpenError, ValueError):
            continue
        found.append((address, fields))
    return found


def draft_for(store: Store, account: str, box: BoxKey, address: str) -> dict:
    """The kept fields of one form, or an empty dict."""
    return dict(drafts_of(store, account, box)).get(address, {})


def forget_draft(store: Store, account: str, address: str) -> None:
    """Remove a draft: it was used, or its writer does not want it."""
    index = store.seal.draft_index(account, address)
    with transaction(store.db):
        store.db.execute("delete from drafts where form_index = ?", [index])


def forget_old(store: Store) -> None:
    """Whoever does not come back leaves nothing lying here for ever."""
    last = (store.now - KEPT_FOR).date().isoformat()
    with transaction(store.db):
        store.db.execute("delete from drafts where made_on <= ?", [last])


def move_drafts(store: Store, account: str, old: BoxKey, new: bytes) -> None:
    """Every draft of an account, sealed to its new box key."""
    with transaction(store.db):
        for address, fields in drafts_of(store, account, old):
            keep_draft(store, account, new, address, fields)


def _where(account: str, index: str) -> bytes:
    return place(Tag.DRAFT, account, index)
