"""Which spaces an account has to do with: instance-sealed, so a stolen database shows no graph."""

from dataclasses import dataclass

from crypto.errors import CannotOpenError
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
    """Add a space to an account's list; once is enough. A spoilt list is made anew first: it may
    be another's, and what she does to somebody else must not wait for it."""
    with transaction(store.db):
        mend_spaces(store, account, role)
        known = spaces_of(store, account)
        if any(m.space == space for m in known):
            return
        _keep(store, account, [*known, Membership(space, role)])


def mend_spaces(store: Store, account: str, role: str) -> bool:
    """A list that somebody changed from outside is made anew, from what this account was ever
    granted or asked to sign: it opened nothing by itself, and must not keep its owner out.
    Whether it had to be."""
    with transaction(store.db):
        try:
            spaces_of(store, account)
        except CannotOpenError:
            found = [space for space in _every_space(store) if _stands_in(store, account, space)]
            _keep(store, account, [Membership(space, role) for space in found])
            return True
    return False


_STANDS_IN = (
    "select 1 from grants where reader_index = :index and space_id = :space"
    " union all select 1 from cosigners where signer_index = :index and space_id = :space limit 1"
)


def _every_space(store: Store) -> list[str]:
    return [row[0] for row in store.db.execute("select id from spaces order by rowid").fetchall()]


def _stands_in(store: Store, account: str, space: str) -> bool:
    about = {"index": store.seal.reader_index(account, space), "space": space}
    return store.db.execute(_STANDS_IN, about).fetchone() is not None


def _keep(store: Store, account: str, known: list[Membership]) -> None:
    facts = {"spaces": [[m.space, m.role] for m in known]}
    sealed = store.seal.seal_facts("memberships", "sealed_spaces", account, facts)
    store.db.execute("insert or replace into memberships values (?, ?)", [account, sealed])


def forget_space(store: Store, account: str, space: str) -> None:
    """Take a space off an account's list."""
    with transaction(store.db):
        _keep(store, account, [m for m in spaces_of(store, account) if m.space != space])
