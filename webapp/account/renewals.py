"""Somebody knows her secret words: every key of the account is replaced, and all behind them."""

from dataclasses import dataclass, replace

from webapp.account.accounts import replace_keys
from webapp.account.unlocking import (
    Stretched,
    Unlocked,
    check_still_opens,
    drop_code,
    keep_words,
    sign_slots,
)
from webapp.care.people import COMPARED, KeptRelease, Person, proof_of
from webapp.care.records import records
from webapp.database import Store, transaction, truncate_wal
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.books import move_book
from webapp.space.cosigning import move_answers
from webapp.space.delays import move_mandate_keys
from webapp.space.drafts import move_drafts
from webapp.space.ends import end
from webapp.space.grants import all_grants
from webapp.space.inbox import move_messages
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Signer
from webapp.space.releases import move_release_keys
from webapp.space.succession import Succession, succeed
from webapp.space.writing import write


@dataclass(frozen=True)
class Renewal:
    """The new keys, and in how many places what happened: shares that go on under a new
    signature, shares of others that ended until they check again, parts that are stuck."""

    signer: Signer
    signed_anew: int
    ended: int
    stuck: int


def renew_keys(store: Store, unlocked: Unlocked, words: Stretched) -> Renewal:
    """New master key, identity, hand, box and secret words, all or nothing. The backup code
    opens nothing any more. The caller ends the account's sessions and begins a new one.
    OpensNoMoreError when another change was faster."""
    old = unlocked.signer
    with transaction(store.db):
        check_still_opens(store, unlocked)
        mine = [space for space in _spaces(store, old) if _is_owner(store, old, space)]
        opened = [open_space(store, old, space) for space in mine]
        new, master = replace_keys(store, old)
        done = [_succeed(succeed(space, old, new), old, new) for space in opened]
        ended = sum(_end_what_others_share(store, old, new, s) for s in _spaces(store, old))
        _move(store, old, new)
        keep_words(store, new.account, master, words)
        drop_code(store, new.account)
        sign_slots(store, new)
    truncate_wal(store.db)
    anew, stuck = sum(len(s.grants) for s in done), sum(len(s.stuck) for s in done)
    return Renewal(new, anew, ended, stuck)


def _spaces(store: Store, signer: Signer) -> list[str]:
    return [membership.space for membership in spaces_of(store, signer.account)]


def _is_owner(store: Store, signer: Signer, space: str) -> bool:
    return authority_over(store, space).owner.fingerprint == signer.card.fingerprint


def _succeed(done: Succession, old: Signer, new: Signer) -> Succession:
    """Her copies of releases name the grants that took the place of the old ones."""
    if kinds.SHARING not in done.stuck:
        kept = records(done.space.section(kinds.SHARING), KeptRelease)
        renamed = [replace(r, grant=done.grants[r.grant]) for r in kept if r.grant in done.grants]
        pinned = _pinned_anew(done.space, old, new)
        if renamed or pinned:
            write(done.space, kinds.SHARING, *(record.put() for record in (*renamed, *pinned)))
    return done


def _pinned_anew(space: OpenSpace, old: Signer, new: Signer) -> list[Person]:
    """Whom she compared stays compared: her new key signs what her old one had signed."""
    people = records(space.section(kinds.SHARING), Person)
    proven = [p for p in people if p.how == COMPARED and p.is_proven(space.id, old.card)]
    return [replace(p, proof=proof_of(new, space.id, Card.of(p.card))) for p in proven]


def _end_what_others_share(store: Store, old: Signer, new: Signer, space: str) -> int:
    """Grants for the old keys must not get another wrap. Whoever shares checks again first.
    The old hand signs the line: nobody there knows the new one yet."""
    known, _failed = all_grants(store, authority_over(store, space))
    mine = [g for g in known if g.reader == new.account and g.keys != new.card.keys]
    running = [g for g in mine if g.is_running(store.now)]
    for grant in running:
        end(store, grant, old, "keys-changed")
    return len(running)


def _move(store: Store, old: Signer, new: Signer) -> None:
    box = new.card.keys.box
    move_book(store, old, new)
    move_drafts(store, old.account, old.box, box)
    move_messages(store, old.account, old.box, box)
    for space in _spaces(store, old):
        move_release_keys(store, old.account, space, old.box, box)
        move_answers(store, old, new, space)
        move_mandate_keys(store, old, space, old.box, box)
