"""Which spaces an account has to do with: instance-sealed, so a stolen database shows no graph."""

from dataclasses import dataclass

from webapp.database import Store, transaction


@dataclass(frozen=True)
class Membership:
    """One space, and the way this account stands to it."""

    space: str
    role: str


def spaces_of(store: Store, account: str) -> list[Membership]:
    """Every space this account was ever let into, in that order. It opens nothing by itself."""
    row = store.db.execute(
        "select sealed_spaces from memberships where account_id = ?", [account]
    ).fetchone()
    if not row:
        return []
    facts = store.seal.open_facts("memberships", "sealed_spaces", account, row[0])
    return [Membership(*entry) for entry in facts["spaces"]]


def remember_space(store: Store, account: str, space: str, role: str) -> None:
    """Add a space to an account's list; once is enough."""
    with transaction(store.db):
        known = spaces_of(store, account)
        if any(m.space == space for m in known):
            return
        entries = [[m.space, m.role] for m in known] + [[space, role]]
        facts = {"spaces": entries}
        sealed = store.seal.seal_facts("memberships", "sealed_spaces", account, facts)
        store.db.execute("insert or replace into memberships values (?, ?)", [account, sealed])


def forget_space(store: Store, account: str, space: str) -> None:
    """Take a space off an account's list."""
    with transaction(store.db):
        entries = [[m.space, m.role] for m in spaces_of(store, account) if m.space != space]
        facts = {"spaces": entries}
        sealed = store.seal.seal_facts("memberships", "sealed_spaces", account, facts)
        store.db.execute("insert or replace into memberships values (?, ?)", [account, sealed])
