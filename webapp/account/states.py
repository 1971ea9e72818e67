"""The account's own signed memory: its slots, its keys and how far each trail had come."""

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.memberships import spaces_of
from webapp.space.people import Signer
from webapp.space.signatures import Document, read, write

MIN_FORMAT = 1


def sign_state(store: Store, signer: Signer, slots: dict[str, str]) -> int:
    """Sign number, slots, keys and trail heads as they stand; returns the new number."""
    number = _number_before(store, signer.account) + 1
    spaces = [m.space for m in spaces_of(store, signer.account)]
    body = {
        "account": signer.account,
        "number": number,
        "min_format": MIN_FORMAT,
        "slots": slots,
        "fingerprint": signer.card.fingerprint,
        "heads": {space: list(trail.head_of(store, space)) for space in spaces},
    }
    document = write(Tag.ACCOUNT_STATE, body).signed_by("self", signer.identity)
    sealed = store.seal.seal("accounts", "sealed_state", signer.account, document.dump().encode())
    with transaction(store.db):
        store.db.execute(
            "update accounts set sealed_state = ? where id = ?", [sealed, signer.account]
        )
    return number


def check_state(store: Store, signer: Signer, slots: dict[str, str]) -> tuple[str, ...]:
    """What is not as its owner signed it: "slots", "keys", "trail"; "state" when the signed
    state itself does not hold, or is gone. Empty when all is well."""
    try:
        document = _read_state(store, signer.account)
        if document is None:
            return ("state",) if slots else ()
        document.check("self", signer.card.keys.identity)
    except CannotOpenError:
        return ("state",)
    body = document.body
    heads = body["heads"].items()
    found = {
        "slots": body["slots"] != slots,
        "keys": body["fingerprint"] != signer.card.fingerprint,
        "trail": not all(trail.extends(store, space, tuple(head)) for space, head in heads),
    }
    return tuple(worry for worry, is_so in found.items() if is_so)


def signed_slots(store: Store, signer: Signer) -> dict[str, str] | None:
    """The slots as their owner signed them last; None when nothing signed holds."""
    try:
        document = _read_state(store, signer.account)
        if document is None:
            return None
        document.check("self", signer.card.keys.identity)
    except CannotOpenError:
        return None
    return document.body["slots"]


def number_and_heads(store: Store, account: str) -> tuple[int, dict]:
    """What her device keeps too, so that a whole older database is noticed."""
    document = _read_state(store, account)
    return (document.body["number"], document.body["heads"]) if document else (0, {})


def _number_before(store: Store, account: str) -> int:
    """A state that somebody broke counts as none; browsers that saw more notice that."""
    try:
        before = _read_state(store, account)
    except CannotOpenError:
        return 0
    return before.body["number"] if before else 0


def _read_state(store: Store, account: str) -> Document | None:
    row = store.db.execute("select sealed_state from accounts where id = ?", [account]).fetchone()
    if not row or row[0] is None:
        return None
    text = store.seal.open("accounts", "sealed_state", account, row[0]).decode()
    return read(text, Tag.ACCOUNT_STATE)
