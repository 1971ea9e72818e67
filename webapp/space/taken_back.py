"""A yes taken back is a signed fact beside the yes, which stays as it was signed and never counts
again."""

from crypto.labels import Tag
from webapp.database import Store
from webapp.space.links import role_of
from webapp.space.people import Hand
from webapp.space.signatures import Document, write
from webapp.space.signers import WITHDRAWN, keep_row

ON_SCREEN, SPOKEN = "screen", "spoken"


def take_back(
    store: Store, space: str, row: dict, by: Hand, *, card: str = "", shown: bool = True
) -> None:
    """Keep that this yes was taken back: by its signer, or by whoever heard it. It asks for no
    secret words, so the hand signs it; `card` is that person's signed card of this day. `shown`
    says whether the signer's own page may show it."""
    entry = {"document": _document(store, space, row, by).dump(), "card": card}
    more = {"answer": WITHDRAWN, "at": store.now.isoformat()} if shown else {}
    taken_back = [*row.get("taken_back", []), entry]
    keep_row(store, space, row["offer"], row["signer"], row | more | {"taken_back": taken_back})


def _document(store: Store, space: str, row: dict, by: Hand) -> Document:
    """It names no grant: the same is signed by whoever comes too late, or is kept away."""
    signer = row["signer"]
    body = {
        "space": space, "release": row["release"], "offer": row["offer"], "signer": signer,
        "role": role_of(store, space, signer), "by": by.account, "hand": by.card.keys.hand.hex(),
        "how": ON_SCREEN if by.account == signer else SPOKEN, "at": store.now.isoformat(),
    }  # fmt: skip
    return write(Tag.WITHDRAWAL, body).signed_by("hand", by.hand)
