"""Who may never sign in a space, whatever was asked or signed: the server's word alone."""

from webapp.database import Store, transaction


def exclude(store: Store, space: str, account: str) -> None:
    """From now on no signature of this account counts here; `offers.exclude` also ends what
    rests on one."""
    index = _index(store, space, account)
    facts = {"account": account, "since": store.now.isoformat()}
    sealed = store.seal.seal_facts("exclusions", "sealed_facts", index, facts)
    with transaction(store.db):
        store.db.execute(
            "insert or ignore into exclusions values (?, ?, ?)", [index, space, sealed]
        )


def readmit(store: Store, space: str, account: str) -> None:
    """What this account signs from now on counts again; what was ended stays ended."""
    with transaction(store.db):
        index = _index(store, space, account)
        store.db.execute("delete from exclusions where person_index = ?", [index])


def is_excluded(store: Store, space: str, account: str) -> bool:
    """Whether no signature of this account counts here."""
    index = _index(store, space, account)
    row = store.db.execute("select 1 from exclusions where person_index = ?", [index]).fetchone()
    return row is not None


def _index(store: Store, space: str, account: str) -> str:
    # Not the index of the person's other rows: those would tell a thief who is shut out.
    return store.seal.reader_index(f"excluded {account}", space)
