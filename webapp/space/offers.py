"""A share that others must sign too: nothing of it opens before the last of them has signed."""

from contextlib import suppress

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.space import exclusions, trail
from webapp.space.authority import authority_over
from webapp.space.ends import NOT_SIGNED, end, end_replaced, has_ended
from webapp.space.grant_rows import add_grant
from webapp.space.grants import REKEY, WAITING, Grant, all_grants, one_grant
from webapp.space.hands import gives
from webapp.space.layers import drop_layers, lay_around, take_off, wait
from webapp.space.links import ids_of, is_shut_out, may_sign, roles_of
from webapp.space.memberships import remember_space
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.releases import let_read, release_key_for
from webapp.space.signatures import Document
from webapp.space.signers import NOT_YET, can_begin, keep_row, missing
from webapp.space.standing import begin
from webapp.space.wraps import add_wrap


def offer_to(
    space: OpenSpace, reader: Card, document: Document, signers: list[Card], *, replaces: str = ""
) -> Grant:
    """Store a signed grant that others must sign too, its wraps behind a layer. The reader
    finds no trace of it; what he has from the release `replaces` ends when it begins. Call
    inside the transaction that stores the release, which he must not hold yet. CannotOpenError
    as for `sharing.grant_to`, for other signers than the grant names, for a signer who may
    not sign for her today, and for a reader who is shut out."""
    store = space.store
    with transaction(store.db):
        kept = _kept(space, reader, document)
        id_ = add_grant(store, document, WAITING, kept=kept, replaces=replaces)
        grant = one_grant(store, space.authority, id_)
        if grant is None or not grant.needs or grant.keys != reader.keys:
            raise CannotOpenError
        _check_signers(store, grant, signers)
        wait(store, id_, grant.needs)
        for section in grant.scope.parts:
            kind = space.authority.kind_of(section)
            lay_around(store, space.me, grant, space.fresh(kind).key)
        _ask(store, grant, signers)
        trail.note(
            store, space.id, space.me, "asked-to-sign",
            sections=tuple(grant.scope.parts), reader=reader.account, grant=id_,
            signers=sorted(grant.needs.signers),
        )  # fmt: skip
    return grant


def _kept(space: OpenSpace, reader: Card, document: Document) -> dict:
    """The reader's key to the release waits under the server's seal, as his wraps do."""
    release = document.body["release"]
    key = release and release_key_for(space.store, space.me, space.id, release, reader)
    return {"kind": reader.kind, "release_key": key.hex() if key else ""}


def _check_signers(store: Store, grant: Grant, signers: list[Card]) -> None:
    named = {who: keys for who, keys in grant.needs.signers.items() if keys}
    if named != {card.account: card.keys for card in signers}:
        raise CannotOpenError
    may = all(
        may_sign(store, grant.space, who, reader=grant.reader, has_account=who in named)
        for who in grant.needs.signers
    )
    if not may or is_shut_out(store, grant.space, grant.reader):
        raise CannotOpenError


def _ask(store: Store, grant: Grant, signers: list[Card]) -> None:
    cards = {card.account: card for card in signers}
    for signer in grant.needs.signers:
        facts = {
            "offer": grant.needs.offer,
            "signer": signer,
            "keys": cards[signer].fingerprint if signer in cards else "",
            "release": grant.release,
            "reader": grant.reader,
            "roles": roles_of(store, grant.space, signer),
            "asked": store.now.isoformat(),
            "until": grant.needs.until.isoformat(),
            "answer": NOT_YET,
        }
        keep_row(store, grant.space, grant.needs.offer, signer, facts)
    for card in signers:
        remember_space(store, card.account, grant.space, card.kind)


def offered(store: Store, space: str, offer: str) -> Grant | None:
    """The grant that one offer is about, while it waits or runs."""
    known, _failed = all_grants(store, authority_over(store, space))
    of_it = [g for g in known if g.needs and g.needs.offer == offer and not has_ended(store, g.id)]
    return of_it[0] if of_it else None


def waiting_in(space: OpenSpace) -> dict[str, set[str]]:
    """For owner and keepers: grants that wait, by id, and who has not signed."""
    if not space.is_keeper:
        raise NotGrantedError("sees only what is hers to sign")
    store = space.store
    known, _failed = all_grants(store, space.authority)
    waiting = [g for g in known if g.is_waiting(store.now) and not has_ended(store, g.id)]
    return {grant.id: missing(store, space.id, grant.needs) for grant in waiting}


def begin_if_signed(store: Store, grant: Grant) -> None:
    """The last one has signed: the layer comes off. Where there is none, because somebody
    signed on paper or a layer was spoilt, a keeper wraps at the next unlock."""
    if _can_begin(store, grant) and take_off(store, grant):
        _begin(store, grant)


_ANY_WAITING = (
    "select 1 from waiting w join grants g on g.id = w.grant_id where g.space_id = ? limit 1"
)


def begin_signed(space: OpenSpace) -> None:
    """What waits for a keeper's unlock: wraps for grants that everybody has signed and that
    no layer holds. A keeper who does not reach all of one leaves it to the owner."""
    store = space.store
    if not store.db.execute(_ANY_WAITING, [space.id]).fetchone():
        return
    for grant in [g for g in all_grants(store, space.authority)[0] if g.is_waiting(store.now)]:
        reached = all(_keeps(space, section) for section in grant.scope.parts)
        if reached and not has_ended(store, grant.id) and _can_begin(store, grant):
            with suppress(NotGrantedError, ChangedBehindError):
                keys = [_key(space, section) for section in grant.scope.parts]
                drop_layers(store, grant.id)
                started = _begin(store, grant)
                for key in keys:
                    add_wrap(store, space.me, started, key)


def _can_begin(store: Store, grant: Grant) -> bool:
    return can_begin(store, grant.space, grant.needs, grant.reader)


def _keeps(space: OpenSpace, section: str) -> bool:
    return any(gives(REKEY, section, grant) for grant in space.grants)


def _key(space: OpenSpace, section: str):
    return space.fresh(space.authority.kind_of(section)).key


def _begin(store: Store, grant: Grant) -> Grant:
    started, kept = begin(store, grant)
    store.db.execute("delete from waiting where grant_id = ?", [grant.id])
    if kept["release_key"]:
        key = bytes.fromhex(kept["release_key"])
        let_read(store, grant.space, grant.release, grant.reader, key)
    remember_space(store, grant.reader, grant.space, kept["kind"])
    end_replaced(store, grant, None)
    trail.note(
        store, grant.space, None, "granted",
        sections=tuple(grant.scope.parts), reader=grant.reader, grant=grant.id,
        until=grant.ends_at.isoformat(),
    )  # fmt: skip
    return started


def expire_due(store: Store) -> int:
    """End what has waited too long, and forget what nobody answered. Returns how many ended."""
    today = store.now.date().isoformat()
    rows = store.db.execute(
        "select distinct g.space_id from waiting w join grants g on g.id = w.grant_id"
        " where w.until_on <= ?",
        [today],
    ).fetchall()
    ended = 0
    for (space,) in rows:
        with suppress(CannotOpenError, NotGrantedError), transaction(store.db):
            ended += _expire_in(store, space)
    with transaction(store.db):
        store.db.execute("delete from cosigners where until_on != '' and until_on < ?", [today])
    return ended


def _expire_in(store: Store, space: str) -> int:
    known, _failed = all_grants(store, authority_over(store, space))
    over = [g for g in known if g.state == WAITING and not g.is_waiting(store.now)]
    for grant in over:
        end(store, grant, None, NOT_SIGNED)
    return len(over)


def exclude(store: Store, space: str, account: str, actor: Hand | None = None) -> list[str]:
    """This person never signs here again, and everything that rests on a signature of theirs
    ends in this second, whether it ran or waited. Returns the ids of what ended."""
    with transaction(store.db):
        known, _failed = all_grants(store, authority_over(store, space))
        ids = ids_of(store, space, account)
        resting = [g for g in known if g.needs and not ids.isdisjoint(g.needs.signers)]
        ending = [g for g in resting if not has_ended(store, g.id)]
        for grant in ending:
            end(store, grant, actor, "signer-excluded")
        exclusions.exclude(store, space, account)
    return [grant.id for grant in ending]
