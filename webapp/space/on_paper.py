"""A signer without a screen: a witness writes down the yes and the no, anybody a word to stop."""

import hashlib
import json
import os

from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.ends import end
from webapp.space.grants import Grant
from webapp.space.layers import drop_layers
from webapp.space.links import may_sign
from webapp.space.offers import offered
from webapp.space.people import Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.signers import NO, NOT_YET, YES, keep_answer, keep_row, row_of, yes_to
from webapp.space.taken_back import take_back
from webapp.space.trail import Line

SAID_HASH = "said_back_hash"


def signed_on_paper(
    store: Store, witness: Signer, offer: str, signer: str, paper: str, about: dict,
    *, said_back: dict[str, str] | None = None,
) -> None:  # fmt: skip
    """What a witness saw signed on paper. Owner or custodian wraps at the next unlock. In what
    words the signer said back what will be shared lies in her log alone, since it tells what
    that is; the signature names their hash.

    NotGrantedError unless the owner named this witness, who is neither the reader nor a signer,
    the share still waits for this signer, and the signer may sign for her today.
    """
    with transaction(store.db):
        grant, row = _to_witness(store, witness, offer, signer)
        hash_, words = _apart(said_back)
        said = {**about, "paper": paper, **hash_}
        yes = yes_to(grant.needs, signer, store.now, said, witness.account)
        document = yes.signed_by("witness", witness.identity).dump()
        keep_answer(store, grant.space, row, YES, said, document)
        # The signer's own share stays shut, so the layer could never come off.
        drop_layers(store, grant.id)
        trail.note(
            store, grant.space, witness, "signed-on-paper",
            sections=tuple(grant.scope.parts), grant=grant.id, signer=signer,
            **words,
        )  # fmt: skip


def words_said_back(lines: list[Line], about: dict) -> dict[str, str]:
    """Out of the true lines of her log, the words whose hash was signed with this yes."""
    for line in lines:
        text, salt = (line.about.get(name, "") for name in ("said_back", "salt"))
        if about.get(SAID_HASH) == _hash(salt, text):
            return json.loads(text)
    return {}


def _apart(said_back: dict[str, str] | None) -> tuple[dict[str, str], dict[str, str]]:
    if not said_back:
        return {}, {}
    salt, text = os.urandom(16).hex(), json.dumps(said_back, ensure_ascii=False)
    return {SAID_HASH: _hash(salt, text)}, {"said_back": text, "salt": salt}


def _hash(salt: str, text: str) -> str:
    return hashlib.sha256(place(Tag.SAID_BACK, salt, text)).hexdigest()


def declined_on_paper(store: Store, witness: Hand, offer: str, signer: str, about: dict) -> None:
    """A no that was said to a witness: the share ends before it began. Same errors."""
    with transaction(store.db):
        grant, row = _to_witness(store, witness, offer, signer)
        end(store, grant, witness, "declined")
        keep_answer(store, grant.space, row, NO, about)


def put_off_on_paper(store: Store, witness: Hand, offer: str, signer: str) -> None:
    """Not now: it still waits, and nobody asks about the same for a while. Same errors."""
    with transaction(store.db):
        grant, row = _to_witness(store, witness, offer, signer)
        later = row | {"later": store.now.isoformat()}
        keep_row(store, grant.space, offer, signer, later)


def said_stop(store: Store, heard: Hand, grant: Grant, signer: str, *, card: str = "") -> None:
    """A signer told somebody to stop, who writes it down: what rests on this yes, or waits for
    it, ends in this second. Whether `heard` may write here is the caller's to ask; `card` is
    their signed card."""
    with transaction(store.db):
        row = row_of(store, grant.space, grant.needs.offer, signer)
        had_signed = bool(row) and row["answer"] == YES
        end(store, grant, heard, "withdrawn" if had_signed else "declined")
        if row and row["answer"] in (YES, NOT_YET):
            has_page = bool(grant.needs.signers[signer])
            keep = _hear_unseen if has_page else _hear_on_paper
            keep(store, heard, grant.space, row, card)


def _hear_unseen(store: Store, heard: Hand, space: str, row: dict, card: str) -> None:
    """The page of who signs on a phone stays as it is: it would say whether the share still ran,
    and to another parent of that name, what was told in confidence. The end is in the grant."""
    if row["answer"] == YES:
        take_back(store, space, row, heard, card=card, shown=False)
    else:
        said_no = row | {"said_no": store.now.isoformat()}
        keep_row(store, space, row["offer"], row["signer"], said_no)


def _hear_on_paper(store: Store, heard: Hand, space: str, row: dict, card: str) -> None:
    if row["answer"] == YES:
        take_back(store, space, row, heard, card=card)
    else:
        keep_answer(store, space, row, NO, row.get("about", {}))


def _to_witness(store: Store, witness: Hand, offer: str, signer: str) -> tuple[Grant, dict]:
    space = _space_named(store, offer)
    grant, row = offered(store, space, offer), row_of(store, space, offer, signer)
    if not grant or not row or not _may_witness(store, witness, grant, signer):
        raise NotGrantedError("may not witness this")
    if row["answer"] == YES or not grant.is_waiting(store.now):
        raise NotGrantedError("nothing to witness")
    return grant, row


def _may_witness(store: Store, witness: Hand, grant: Grant, signer: str) -> bool:
    named = grant.needs.witnesses.get(witness.account)
    own = (witness.card.keys.identity, witness.card.keys.hand)
    if named != own or signer not in grant.needs.signers:
        return False
    has_account = bool(grant.needs.signers[signer])
    return may_sign(store, grant.space, signer, reader=grant.reader, has_account=has_account)


def _space_named(store: Store, offer: str) -> str:
    row = store.db.execute(
        "select space_id from cosigners where offer_id = ? limit 1", [offer]
    ).fetchone()
    if not row:
        raise NotGrantedError("no such offer")
    return row[0]
