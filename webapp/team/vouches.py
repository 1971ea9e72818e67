"""A vouch: somebody compared six words with a person and signs that these keys are theirs."""

import json
from dataclasses import dataclass
from datetime import datetime

from crypto.compare import compare_number
from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import NoSuchAccountError, card_of, signed_card_of
from webapp.database import Store, transaction
from webapp.space.people import Card, Signer
from webapp.space.signatures import read, write


@dataclass(frozen=True)
class Vouch:
    """`by` compared the words of this very fingerprint; `signed` is the signed text of it."""

    account: str
    fingerprint: str
    by: Card
    at: datetime
    signed: str = ""


def vouch(store: Store, signer: Signer, card: Card) -> None:
    """Sign that this card was compared. Nobody vouches for themselves."""
    if signer.account == card.account:
        raise CannotOpenError
    body = {
        "account": card.account,
        "fingerprint": card.fingerprint,
        "by": signer.account,
        "at": store.now.isoformat(),
    }
    text = write(Tag.VOUCH, body).signed_by("by", signer.identity).dump()
    sealed = store.seal.seal(
        "vouches", "sealed_entry", _row(card.account, signer.account), text.encode()
    )
    with transaction(store.db):
        store.db.execute(
            "insert or replace into vouches values (?, ?, ?)",
            [card.account, signer.account, sealed],
        )


def vouches_for(store: Store, account: str) -> list[Vouch]:
    """Everyone who compared the card as it is now. What does not check is left out: a card
    whose keys changed is one that nobody has compared yet."""
    rows = store.db.execute(
        "select voucher_id, sealed_entry from vouches where account_id = ? order by rowid",
        [account],
    ).fetchall()
    try:
        card = card_of(store, account)
    except (NoSuchAccountError, CannotOpenError):
        return []
    found = (_read(store, card, by, sealed) for by, sealed in rows)
    return [one for one in found if one]


def vouches_to_show(store: Store, card: Card) -> list[dict]:
    """The signed vouches for exactly this card, each with the signed card of whoever gave it, for
    somebody who checks them elsewhere."""
    found = []
    for one in vouches_for(store, card.account):
        if one.fingerprint == card.fingerprint:
            voucher = signed_card_of(store, one.by.account).dump()
            found.append({"vouch": json.loads(one.signed), "by": json.loads(voucher)})
    return found


def own_number(card: Card) -> int:
    """The six words of one card, read out by its owner and compared by whoever vouches."""
    return compare_number("card", card.account, card.fingerprint)


def _read(store: Store, card: Card, by: str, sealed: bytes) -> Vouch | None:
    try:
        row = _row(card.account, by)
        text = store.seal.open("vouches", "sealed_entry", row, sealed).decode()
        document, voucher = read(text, Tag.VOUCH), card_of(store, by)
        document.check("by", voucher.keys.identity)
    except (CannotOpenError, NoSuchAccountError):
        return None
    body = document.body
    if (body["account"], body["fingerprint"], body["by"]) != (card.account, card.fingerprint, by):
        return None
    at = datetime.fromisoformat(body["at"])
    return Vouch(card.account, card.fingerprint, voucher, at, text)


def _row(account: str, by: str) -> str:
    return f"{account}/{by}"
