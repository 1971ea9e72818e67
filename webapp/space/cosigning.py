"""A signer's own page: what waits for this one signature, the yes, the no, and taking it back."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.ends import end
from webapp.space.exclusions import note_try
from webapp.space.layers import give_share
from webapp.space.links import is_shut_out
from webapp.space.memberships import spaces_of
from webapp.space.offers import begin_if_signed, offered
from webapp.space.people import Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.space.releases import read_release
from webapp.space.signatures import Document
from webapp.space.signers import (
    NO,
    NOT_YET,
    YES,
    Needs,
    keep_answer,
    keep_row,
    row_of,
    yes_to,
)
from webapp.space.taken_back import take_back


@dataclass(frozen=True)
class Asked:
    """What one signer was asked: all that his page shows, whatever became of the share since.
    `release` is not checked: the page checks the owner's signature. `roles` are what this person
    was to her when asked; none where that was not kept yet."""

    offer: str
    space: str
    release: Document
    asked_at: datetime
    until: datetime
    answer: str
    answered_at: datetime | None
    about: dict
    later_at: datetime | None = None
    roles: tuple[str, ...] = ()


def waiting_for(store: Store, me: Hand) -> list[Asked]:
    """What waits for this person's own signature, oldest first: the same before and after an
    end, an exclusion or another's answer."""
    asked = [one for one in _asked(store, me) if one.answer == NOT_YET]
    return [one for one in asked if store.now < one.until]


def answered_by(store: Store, me: Hand) -> list[Asked]:
    """What this person answered, newest first. It never says whether the share runs."""
    answered = [one for one in _asked(store, me) if one.answer]
    return sorted(answered, key=lambda one: one.answered_at, reverse=True)


def _asked(store: Store, me: Hand) -> list[Asked]:
    found = []
    for membership in spaces_of(store, me.account):
        for offer in _offers(store, me.account, membership.space):
            with suppress(CannotOpenError, NotGrantedError):
                found.append(_one(store, me, membership.space, offer))
    return sorted(found, key=lambda one: (one.asked_at, one.offer))


def _offers(store: Store, account: str, space: str) -> list[str]:
    rows = store.db.execute(
        "select offer_id from cosigners where signer_index = ? and space_id = ?",
        [store.seal.reader_index(account, space), space],
    ).fetchall()
    return [offer for (offer,) in rows]


def _one(store: Store, me: Hand, space: str, offer: str) -> Asked:
    row = _own_row(store, me, space, offer)
    release = read_release(store, me.account, me.box, space, row["release"])
    asked, until, at, later = (
        datetime.fromisoformat(when) if when else None
        for when in (row["asked"], row["until"], row.get("at"), row.get("later"))
    )
    about, roles = row.get("about", {}), tuple(row.get("roles", ()))
    return Asked(offer, space, release, asked, until, row["answer"], at, about, later, roles)


def sign(
    store: Store, me: Signer, offer: str, about: dict, *, helped: dict[str, str] | None = None
) -> None:
    """A yes, signed with the signer's identity key. `about` is what the page showed and asked;
    `helped` who put it in the signer's words, which is kept beside the yes and not in it.

    It answers the same for somebody excluded, and after an end: then it opens nothing.
    NotGrantedError when there is nothing of this person's to answer.
    """
    with transaction(store.db):
        space, row = _to_answer(store, me, offer)
        grant = None if is_shut_out(store, space, me.account) else offered(store, space, offer)
        document = _yes(me, offer, grant and grant.needs, about, store.now)
        keep_answer(store, space, row, YES, about, document.dump(), helped=helped or {})
        _note(store, space, me, grant, "signed")
        if grant and grant.is_waiting(store.now):
            give_share(store, me, grant)
            begin_if_signed(store, grant)


def _yes(me: Signer, offer: str, needs: Needs | None, about: dict, now: datetime) -> Document:
    """Where there is nothing to sign any more, the paper says so and counts for nothing."""
    needs = needs or Needs(offer, now, "", {}, {})
    return yes_to(needs, me.account, now, about).signed_by("signer", me.identity)


def decline(store: Store, me: Hand, offer: str, about: dict) -> None:
    """A no: the share ends before it began. Same answers and errors as `sign`."""
    with transaction(store.db):
        space, row = _to_answer(store, me, offer)
        _end(store, me, space, offer, "declined")
        keep_answer(store, space, row, NO, about)


def put_off(store: Store, me: Hand, offer: str) -> None:
    """Not now: it still waits for this person, and nobody asks again about the same for a while.
    Same errors as `sign`."""
    with transaction(store.db):
        space, row = _to_answer(store, me, offer)
        keep_row(store, space, offer, me.account, row | {"later": store.now.isoformat()})


def withdraw(store: Store, me: Hand, offer: str, *, card: str = "") -> None:
    """A yes is taken back: the reader's wraps are gone in this second, and what was signed stays
    beside the word that took it back. An excluded person's changes nothing and looks the same.
    NotGrantedError for what this person did not sign."""
    with transaction(store.db):
        space = _space_of(store, me, offer)
        row = _own_row(store, me, space, offer)
        if row["answer"] != YES:
            raise NotGrantedError("nothing of his to take back")
        _end(store, me, space, offer, "withdrawn")
        take_back(store, space, row, me, card=card)


def move_answers(store: Store, old: Hand, new: Hand, space: str) -> None:
    """With new keys, what this person answered is still theirs to read and to take back. What
    waits was asked of the old keys, and a yes by others would not count there: it goes."""
    with transaction(store.db):
        for offer in _offers(store, old.account, space):
            row = row_of(store, space, offer, old.account)
            if row and row["answer"] and row["keys"] == old.card.fingerprint:
                fresh = row | {"keys": new.card.fingerprint}
                keep_row(store, space, offer, old.account, fresh)


def _end(store: Store, me: Hand, space: str, offer: str, why: str) -> None:
    counts = not is_shut_out(store, space, me.account)
    grant = offered(store, space, offer) if counts else None
    if grant:
        # Nobody in her space knows the hand of keys that are newer than the grant.
        is_known = (me.account, me.card.keys.hand.hex()) in grant.needs.hands
        end(store, grant, me if is_known else None, why)
    else:
        _note(store, space, me, None, why)


def _to_answer(store: Store, me: Hand, offer: str) -> tuple[str, dict]:
    space = _space_of(store, me, offer)
    row = _own_row(store, me, space, offer)
    if row["answer"] != NOT_YET or store.now >= datetime.fromisoformat(row["until"]):
        raise NotGrantedError("nothing of his to answer")
    return space, row


def _space_of(store: Store, me: Hand, offer: str) -> str:
    """Found from this person's own rows: another's offer and none at all are the same."""
    for membership in spaces_of(store, me.account):
        if row_of(store, membership.space, offer, me.account):
            return membership.space
    raise NotGrantedError("nothing of his here")


def _own_row(store: Store, me: Hand, space: str, offer: str) -> dict:
    row = row_of(store, space, offer, me.account)
    if not row or row["keys"] != me.card.fingerprint:
        raise NotGrantedError("nothing of his here")
    return row


def _note(store: Store, space: str, me: Hand, grant, kind: str, **more) -> None:
    """What an excluded person does is a try, in the server's words. Whoever only comes too late
    tries nothing."""
    if grant:
        parts = tuple(grant.scope.parts)
        trail.note(store, space, me, kind, sections=parts, grant=grant.id, **more)
    elif is_shut_out(store, space, me.account):
        trail.note(store, space, None, "tried", person=me.account)
        note_try(store, space, me.account)
