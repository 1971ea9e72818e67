"""Who wrote down that a yes was taken back, for a copy to take along: the papers of other signers,
and the signed card of every writer with the vouches for it."""

import json

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import known_signed_card
from webapp.care.people import KeptRelease
from webapp.care.withdrawals import SPOKEN
from webapp.database import Store
from webapp.space.people import Card
from webapp.space.signatures import read
from webapp.team.vouches import vouches_to_show


def yeses_taken_back(rows: list[dict]) -> list[dict]:
    """Each signed word by which one of them was taken back, first written first."""
    return [json.loads(one["document"]) for row in rows for one in row.get("taken_back", [])]


def writers(store: Store, kept: KeptRelease, rows: list[dict]) -> list[dict]:
    """The cards as they were on that day: a key that is new since makes no old word false."""
    heard = [one["card"] for row in rows for one in row.get("taken_back", [])]
    cards = dict.fromkeys(filter(None, [kept.writer or _of_today(store, kept), *heard]))
    return [_writer(store, text) for text in cards]


def _of_today(store: Store, kept: KeptRelease) -> str:
    """For a copy that was closed before it kept the card of whoever wrote it down."""
    if not kept.withdrawal:
        return ""
    said = read(kept.withdrawal, Tag.WITHDRAWAL).body
    return known_signed_card(store, said["by"]) if said["how"] == SPOKEN else ""


def _writer(store: Store, text: str) -> dict:
    try:
        card = Card.of(read(text, Tag.CARD).body)
        vouches = vouches_to_show(store, card)
    except CannotOpenError:
        vouches = []
    return {"card": json.loads(text), "vouches": vouches}
