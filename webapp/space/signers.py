"""Who else must sign before a grant counts, and who has: no signer learns of another here."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crypto.account import PublicKeys
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store
from webapp.space.links import is_shut_out, may_sign
from webapp.space.people import Card
from webapp.space.signatures import Document, read, write

WAITS = timedelta(days=14)
QUIET = timedelta(days=30)
"""Whoever said no or "not now" is not asked about the same reader again for so long."""

NOT_YET, YES, NO, WITHDRAWN = "", "yes", "no", "withdrawn"
_OUTSIDE_THE_TERMS = ("id", "at", "signers", "witnesses")


@dataclass(frozen=True)
class Needs:
    """What a signed grant says of others' signatures. `signers` are accounts with the keys the
    owner named, or links of people without an account, who sign on paper; `witnesses` are
    accounts with their identity and hand keys, whose word on a paper signature counts. Neither
    the reader nor a signer is a witness, whatever was signed."""

    offer: str
    until: datetime
    terms: str
    signers: dict[str, PublicKeys | None]
    witnesses: dict[str, tuple[bytes, bytes]]

    @property
    def hands(self) -> set[tuple[str, str]]:
        """Account and hand key (hex) of everybody who may leave a line about it."""
        signers = {(id_, keys.hand.hex()) for id_, keys in self.signers.items() if keys}
        return signers | {(id_, hand.hex()) for id_, (_identity, hand) in self.witnesses.items()}


def needs_body(
    signers: list[Card], on_paper: list[str], witnesses: list[Card], now: datetime,
    *, last: datetime | None = None
) -> dict:  # fmt: skip
    """The part of a grant that names them; nothing when nobody else must sign. A yes counts
    within two weeks, and before `last`."""
    if not (signers or on_paper):
        return {}
    until = min(now + WAITS, last or now + WAITS).astimezone(UTC)
    named = {c.account: _hex(c.keys.identity, c.keys.hand, c.keys.box) for c in signers}
    return {
        "offer": {"id": os.urandom(16).hex(), "until": until.isoformat()},
        "signers": named | {id_: [] for id_ in on_paper},
        "witnesses": {c.account: _hex(c.keys.identity, c.keys.hand) for c in witnesses},
    }


def needs_of(body: dict) -> Needs | None:
    """What `needs_body` said in a signed grant."""
    if "offer" not in body:
        return None
    apart = {body["reader"], *body["signers"]}
    agreed = {k: v for k, v in body.items() if k not in _OUTSIDE_THE_TERMS}
    text = json.dumps(agreed, ensure_ascii=False, sort_keys=True)
    return Needs(
        body["offer"]["id"],
        datetime.fromisoformat(body["offer"]["until"]),
        hashlib.sha256(place(Tag.TERMS, text)).hexdigest(),
        {id_: PublicKeys(*_raw(keys)) if keys else None for id_, keys in body["signers"].items()},
        {who: tuple(_raw(keys)) for who, keys in body["witnesses"].items() if who not in apart},
    )


def yes_to(needs: Needs, signer: str, now: datetime, about: dict, witness: str = "") -> Document:
    """The words of a signature, before it is signed. The terms are all of the grant but its id
    and its signers, so they outlive the owner's new keys and name nobody else."""
    said = {"offer": needs.offer, "terms": needs.terms, "signer": signer, "said": YES}
    body = {**said, "witness": witness, "about": about, "at": now.isoformat()}
    return write(Tag.COSIGNATURE, body)


def missing(store: Store, space: str, needs: Needs) -> set[str]:
    """Those whose signature is not there, does not hold, or no longer counts."""
    return {signer for signer in needs.signers if not _has_signed(store, space, needs, signer)}


def can_begin(store: Store, space: str, needs: Needs, reader: str) -> bool:
    """Whether everybody has signed, and each of them may still sign for her today."""
    each = needs.signers.items()
    may = (may_sign(store, space, i, reader=reader, has_account=bool(keys)) for i, keys in each)
    return not missing(store, space, needs) and all(may)


def _has_signed(store: Store, space: str, needs: Needs, signer: str) -> bool:
    row = row_of(store, space, needs.offer, signer)
    if not row or row["answer"] != YES or row.get("taken_back"):
        return False
    if is_shut_out(store, space, signer):
        return False
    try:
        document = read(row["document"], Tag.COSIGNATURE)
        said = document.body
        if (said["offer"], said["terms"], said["signer"]) != (needs.offer, needs.terms, signer):
            return False
        if said["witness"]:
            document.check("witness", needs.witnesses[said["witness"]][0])
        else:
            document.check("signer", needs.signers[signer].identity)
    except (CannotOpenError, KeyError, AttributeError):
        return False
    return True


def row_of(store: Store, space: str, offer: str, signer: str) -> dict | None:
    """What one person was asked, and answered. It outlives the grant: his page must look the
    same whatever became of it."""
    index = store.seal.reader_index(signer, space)
    row = store.db.execute(
        "select sealed_facts from cosigners where offer_id = ? and signer_index = ?", [offer, index]
    ).fetchone()
    try:
        return row and store.seal.open_facts(
            "cosigners", "sealed_facts", f"{offer}/{index}", row[0]
        )
    except CannotOpenError:
        return None


def keep_row(store: Store, space: str, offer: str, signer: str, facts: dict) -> None:
    """Ask somebody, or keep the answer. An answer has no day on which it goes."""
    index = store.seal.reader_index(signer, space)
    sealed = store.seal.seal_facts("cosigners", "sealed_facts", f"{offer}/{index}", facts)
    until_on = "" if facts["answer"] else max(facts["until"], _quiet_until(facts))[:10]
    store.db.execute(
        "insert or replace into cosigners values (?, ?, ?, ?, ?)",
        [offer, index, space, until_on, sealed],
    )


def keep_answer(
    store: Store, space: str, row: dict, answer: str, about: dict, document: str = "",
    **more: str | dict,
) -> None:  # fmt: skip
    """What one person answered, in the row that asks them. `about` is what the page showed and
    asked; `document` the signed yes. How one is taken back: `taken_back.take_back`."""
    said = {"answer": answer, "at": store.now.isoformat(), "about": about, "document": document}
    keep_row(store, space, row["offer"], row["signer"], row | said | more)


def is_quiet(store: Store, space: str, signer: str, reader: str) -> bool:
    """Whether this person said no or "not now" about the same reader within thirty days."""
    index = store.seal.reader_index(signer, space)
    offers = store.db.execute(
        "select offer_id from cosigners where signer_index = ? and space_id = ?", [index, space]
    ).fetchall()
    rows = [row_of(store, space, offer, signer) for (offer,) in offers]
    about = [row for row in rows if row and row.get("reader") == reader]
    return any(_quiet_until(row) > store.now.isoformat() for row in about)


def _quiet_until(row: dict) -> str:
    """`said_no` is a no that staff heard: no page of who said it shows that, and it counts."""
    unseen = max(row.get("later", ""), row.get("said_no", ""))
    since = row["at"] if row["answer"] == NO else unseen
    return (datetime.fromisoformat(since) + QUIET).isoformat() if since else ""


def _hex(*keys: bytes) -> list[str]:
    return [key.hex() for key in keys]


def _raw(keys: list[str]) -> list[bytes]:
    return [bytes.fromhex(key) for key in keys]
