"""What somebody who writes rows does to them, without the key file."""


def spoil(store, table, column, where, *values):
    """One byte of it is another. How many rows that were."""
    found = store.db.execute(f"select rowid, {column} from {table} where {where}", values)
    sealed = [(rowid, was) for rowid, was in found.fetchall() if was]
    for rowid, was in sealed:
        changed = was[:-1] + bytes([was[-1] ^ 1])
        store.db.execute(f"update {table} set {column} = ? where rowid = ?", [changed, rowid])
    return len(sealed)
